package spoor.engine.scalar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules of ua-parser's uap-core (Apache-2.0), from the file `regexes.yaml` that its Java
/// library brings along; the library's own code, which matches by backtracking, is not used.
///
/// Of YAML the file needs only three lists of maps of texts in single quotes, a text a line, so
/// this reads no other YAML: any other line is our own fault, which a test would show.
final class UserAgentRules {
    static final String FILE = "/ua_parser/regexes.yaml";

    private static final Pattern SECTION = Pattern.compile("([a-z_]+):");
    private static final Pattern ENTRY = Pattern.compile("  (- |  )([a-z0-9_]+): '(.*)'");

    private final Map<String, List<UserAgentRule>> sections = new HashMap<>();

    private UserAgentRules() {}

    static UserAgentRules read() {
        try (InputStream in = UserAgentRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE + " on the class path");
            }
            UserAgentRules rules = new UserAgentRules();
            rules.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<UserAgentRule> of(String section) {
        List<UserAgentRule> rules = sections.get(section);
        if (rules == null) {
            throw new IllegalStateException("no " + section + " in " + FILE);
        }
        return rules;
    }

    private void read(BufferedReader lines) throws IOException {
        String section = "";
        Map<String, String> entries = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher name = SECTION.matcher(line);
            if (name.matches()) {
                add(section, entries);
                section = name.group(1);
                sections.put(section, new ArrayList<>());
                continue;
            }
            Matcher entry = ENTRY.matcher(line.stripTrailing());
            if (!entry.matches()) {
                throw new IllegalStateException(FILE + " has a line of another kind: " + line);
            }
            if (entry.group(1).equals("- ")) {
                add(section, entries);
            }
            entries.put(entry.group(2), entry.group(3).replace("''", "'"));
        }
        add(section, entries);
    }

    private void add(String section, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            of(section).add(UserAgentRule.of(entries));
            entries.clear();
        }
    }
}
