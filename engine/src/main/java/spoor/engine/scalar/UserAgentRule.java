package spoor.engine.scalar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One rule of uap-core: a regular expression, compiled when the first text comes that holds what
/// every match must hold, and what stands for its groups.
final class UserAgentRule {
    private final String regex;
    private final boolean anyCase;
    private final RequiredText required;
    private final Map<String, String> replacements;
    private volatile Optional<Pattern> compiled = Optional.empty();

    private UserAgentRule(String regex, boolean anyCase, Map<String, String> replacements) {
        this.regex = regex;
        this.anyCase = anyCase;
        this.required = RequiredText.of(regex);
        this.replacements = Map.copyOf(replacements);
    }

    /// @param entries `regex`, perhaps `regex_flag`, and replacements
    static UserAgentRule of(Map<String, String> entries) {
        String regex = entries.get("regex");
        if (regex == null) {
            throw new IllegalStateException("a rule without a regex: " + entries);
        }
        return new UserAgentRule(regex, "i".equals(entries.get("regex_flag")), entries);
    }

    /// @param folded the text in lower case
    Optional<Match> match(String text, String folded) {
        if (!required.isIn(folded)) {
            return Optional.empty();
        }
        Matcher matcher = pattern().matcher(text);
        return matcher.find() ? Optional.of(new Match(matcher)) : Optional.empty();
    }

    Pattern pattern() {
        Pattern pattern =
                compiled.orElseGet(
                        () -> Pattern.compile(regex, anyCase ? Pattern.CASE_INSENSITIVE : 0));
        compiled = Optional.of(pattern);
        return pattern;
    }

    /// A text that the rule matches.
    final class Match {
        private final List<String> groups = new ArrayList<>();

        private Match(Matcher matcher) {
            for (int group = 0; group <= matcher.groupCount(); group++) {
                String text = matcher.group(group);
                groups.add(text == null ? "" : text);
            }
        }

        /// A replacement with the groups that it names (`$1`), or else a group; '' where the rule
        /// has neither. Blanks around it are left out.
        ///
        /// @param group 0: none stands for it
        String part(String replacement, int group) {
            String given = replacements.get(replacement);
            if (given == null) {
                return group > 0 && group < groups.size() ? groups.get(group).strip() : "";
            }
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < given.length(); i++) {
                char c = given.charAt(i);
                boolean named =
                        c == '$'
                                && i + 1 < given.length()
                                && given.charAt(i + 1) >= '1'
                                && given.charAt(i + 1) <= '9';
                if (named) {
                    int place = given.charAt(++i) - '0';
                    out.append(place < groups.size() ? groups.get(place) : "");
                } else {
                    out.append(c);
                }
            }
            return out.toString().strip();
        }
    }
}
