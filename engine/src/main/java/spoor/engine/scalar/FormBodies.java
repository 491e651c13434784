package spoor.engine.scalar;

import static spoor.engine.scalar.Values.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that take apart texts of a known form.
final class FormBodies {
    private FormBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("parse_url", a -> url(text(a, 0)).text());
        to.put(
                "parse_urlquery",
                a -> new Json.Bag(Map.of("Query Parameters", parameters(text(a, 0)))).text());
        to.put("parse_path", a -> path(text(a, 0)).text());
        to.put("parse_csv", a -> Json.texts(csv(text(a, 0))).text());
        to.put("parse_version", a -> version(text(a, 0)));
        to.put(
                "parse_command_line",
                a -> {
                    List<String> words = commandLine(text(a, 0));
                    return words.isEmpty() ? null : Json.texts(words).text();
                });
    }

    private static Json.Bag url(String text) {
        String rest = text;
        String fragment = "";
        int hash = rest.indexOf('#');
        if (hash >= 0) {
            fragment = rest.substring(hash + 1);
            rest = rest.substring(0, hash);
        }
        String query = "";
        int mark = rest.indexOf('?');
        if (mark >= 0) {
            query = rest.substring(mark + 1);
            rest = rest.substring(0, mark);
        }
        String scheme = "";
        String authority = "";
        int colon = rest.indexOf("://");
        if (colon >= 0) {
            scheme = rest.substring(0, colon);
            String behind = rest.substring(colon + 3);
            int slash = behind.indexOf('/');
            authority = slash < 0 ? behind : behind.substring(0, slash);
            rest = slash < 0 ? "" : behind.substring(slash);
        }
        String user = "";
        String password = "";
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String both = authority.substring(0, at);
            int between = both.indexOf(':');
            user = between < 0 ? both : both.substring(0, between);
            password = between < 0 ? "" : both.substring(between + 1);
            authority = authority.substring(at + 1);
        }
        int port = authority.lastIndexOf(':');
        boolean hasPort = port > authority.lastIndexOf(']');
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("Scheme", new Json.Text(scheme));
        parts.put("Host", new Json.Text(hasPort ? authority.substring(0, port) : authority));
        parts.put("Port", new Json.Text(hasPort ? authority.substring(port + 1) : ""));
        parts.put("Path", new Json.Text(rest));
        parts.put("Username", new Json.Text(user));
        parts.put("Password", new Json.Text(password));
        parts.put("Query Parameters", parameters(query));
        parts.put("Fragment", new Json.Text(fragment));
        return new Json.Bag(parts);
    }

    private static Json parameters(String query) {
        Map<String, Json> parameters = new LinkedHashMap<>();
        for (String part : query.isEmpty() ? List.<String>of() : TextBodies.split(query, "&")) {
            int equals = part.indexOf('=');
            parameters.put(
                    equals < 0 ? part : part.substring(0, equals),
                    new Json.Text(equals < 0 ? "" : part.substring(equals + 1)));
        }
        return new Json.Bag(parameters);
    }

    private static int lastSeparator(String text) {
        return Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    }

    private static Json.Bag path(String text) {
        String scheme = "";
        String rest = text;
        int colon = rest.indexOf("://");
        if (colon > 0) {
            scheme = rest.substring(0, colon);
            rest = rest.substring(colon + 3);
        }
        String root =
                rest.length() > 1 && rest.charAt(1) == ':' && Character.isLetter(rest.charAt(0))
                        ? rest.substring(0, 2)
                        : "";
        int last = lastSeparator(rest);
        String directory = last < 0 ? "" : rest.substring(0, last);
        String name = rest.substring(last + 1);
        String stream = "";
        int streamAt = name.indexOf(':');
        if (streamAt >= 0 && !(last < 0 && !root.isEmpty())) {
            stream = name.substring(streamAt + 1);
            name = name.substring(0, streamAt);
        }
        int dot = name.lastIndexOf('.');
        Map<String, Json> parts = new LinkedHashMap<>();
        parts.put("Scheme", new Json.Text(scheme));
        parts.put("RootPath", new Json.Text(root));
        parts.put("DirectoryPath", new Json.Text(directory));
        parts.put(
                "DirectoryName", new Json.Text(directory.substring(lastSeparator(directory) + 1)));
        parts.put("Filename", new Json.Text(name));
        parts.put("Extension", new Json.Text(dot < 0 ? "" : name.substring(dot + 1)));
        parts.put("AlternateDataStreamName", new Json.Text(stream));
        return new Json.Bag(parts);
    }

    /// The fields of the first record; a doubled quote inside quotes is one.
    private static List<String> csv(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n' || c == '\r') {
                break;
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /// Four parts of at most eight digits, each worth 10^8 of the next.
    private static @Nullable String version(String text) {
        List<String> parts = TextBodies.split(text, ".");
        if (parts.size() > 4) {
            return null;
        }
        BigDecimal version = BigDecimal.ZERO;
        for (int i = 0; i < 4; i++) {
            String part = i < parts.size() ? parts.get(i) : "0";
            if (part.isEmpty()
                    || part.length() > 8
                    || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return null;
            }
            version = version.movePointRight(8).add(new BigDecimal(part));
        }
        return Decimals.text(version);
    }

    /// By the rules of Windows: backslashes count only before a quote, a doubled quote within
    /// quotes is one.
    private static List<String> commandLine(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '\\') {
                int slashes = 0;
                while (i < text.length() && text.charAt(i) == '\\') {
                    slashes++;
                    i++;
                }
                boolean quote = i < text.length() && text.charAt(i) == '"';
                word.repeat('\\', quote ? slashes / 2 : slashes);
                if (quote && slashes % 2 == 1) {
                    word.append('"');
                    i++;
                }
                begun = true;
            } else if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    word.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
                begun = true;
                i++;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
                i++;
            } else {
                word.append(c);
                begun = true;
                i++;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
