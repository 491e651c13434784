package spoor.engine.scalar;

import static spoor.engine.scalar.Values.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.engine.scalar.json.Json;

/// Body of `parse_user_agent`: the browser, operating system and device of a user agent by the
/// rules of uap-core, the first that matches. Where none does the family is `Other`; what a rule
/// does not tell is ''.
final class UserAgentBodies {
    private UserAgentBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("parse_user_agent", a -> bag(text(a, 0), List.of(text(a, 1))));
        to.put("parse_user_agent_parts", a -> bag(text(a, 0), asked(text(a, 1))));
    }

    private static List<String> asked(String parts) {
        return Json.parse(parts) instanceof Json.Array(List<Json> elements)
                ? elements.stream()
                        .map(element -> element instanceof Json.Text(String text) ? text : "")
                        .toList()
                : List.of();
    }

    private static String bag(String agent, List<String> asked) {
        StringBuilder out = new StringBuilder();
        for (Part part : Part.values()) {
            if (asked.contains(part.asked)) {
                out.append(out.isEmpty() ? "{" : ",").append('"').append(part.shown).append("\":");
                out.append(part.recent.apply(agent));
            }
        }
        return out.isEmpty() ? "{}" : out.append('}').toString();
    }

    private static final class Rules {
        static final UserAgentRules ALL = UserAgentRules.read();
    }

    @SuppressWarnings("ImmutableEnumChecker") // but for what it remembers
    private enum Part {
        BROWSER("browser", "Browser", "user_agent_parsers") {
            @Override
            Map<String, Json> members(Optional<UserAgentRule.Match> match) {
                Map<String, Json> members = new LinkedHashMap<>();
                members.put("Family", family(match, "family_replacement"));
                members.put("MajorVersion", part(match, "v1_replacement", 2));
                members.put("MinorVersion", part(match, "v2_replacement", 3));
                members.put("Patch", part(match, "v3_replacement", 4));
                return members;
            }
        },
        SYSTEM("os", "OperatingSystem", "os_parsers") {
            @Override
            Map<String, Json> members(Optional<UserAgentRule.Match> match) {
                Map<String, Json> members = new LinkedHashMap<>();
                members.put("Family", family(match, "os_replacement"));
                members.put("MajorVersion", part(match, "os_v1_replacement", 2));
                members.put("MinorVersion", part(match, "os_v2_replacement", 3));
                members.put("Patch", part(match, "os_v3_replacement", 4));
                members.put("PatchMinor", part(match, "os_v4_replacement", 5));
                return members;
            }
        },
        DEVICE("device", "Device", "device_parsers") {
            @Override
            Map<String, Json> members(Optional<UserAgentRule.Match> match) {
                Map<String, Json> members = new LinkedHashMap<>();
                members.put("Family", family(match, "device_replacement"));
                members.put("Brand", part(match, "brand_replacement", 0));
                members.put("Model", part(match, "model_replacement", 1));
                return members;
            }
        };

        private final String asked;
        private final String shown;
        private final String section;
        private final RecentTexts recent = new RecentTexts(this::json);

        Part(String asked, String shown, String section) {
            this.asked = asked;
            this.shown = shown;
            this.section = section;
        }

        abstract Map<String, Json> members(Optional<UserAgentRule.Match> match);

        static Json family(Optional<UserAgentRule.Match> match, String replacement) {
            return new Json.Text(match.map(one -> one.part(replacement, 1)).orElse("Other"));
        }

        static Json part(Optional<UserAgentRule.Match> match, String replacement, int group) {
            return new Json.Text(match.map(one -> one.part(replacement, group)).orElse(""));
        }

        private String json(String agent) {
            String folded = Values.fold(agent);
            Optional<UserAgentRule.Match> match = Optional.empty();
            for (UserAgentRule rule : Rules.ALL.of(section)) {
                match = rule.match(agent, folded);
                if (match.isPresent()) {
                    break;
                }
            }
            return new Json.Bag(members(match)).text();
        }
    }
}
