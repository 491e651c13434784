package spoor.kql.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.kql.syntax.Expr;

/// Where the columns of `externaldata` stand in a record: `ingestionMapping='[{"Column": "a",
/// "Properties": {"Path": "$.b.c"}}]'`, for delimited files `"Ordinal": "0"`.
///
/// Columns that the mapping does not name are empty.
final class IngestionMapping {
    private static final Pattern STEP =
            Pattern.compile("\\.([^.\\[\\]'\"]+)|\\.?\\['([^']*)'\\]|\\[([0-9]{1,6})\\]");
    private static final int MOST_DEEP = 8;

    /// A mapping that cannot be read; the message says why.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    private final String text;
    private int at;

    private IngestionMapping(String text) {
        this.text = text;
    }

    /// Which properties each column has, by lower-case names: `path` or `ordinal`.
    static Map<String, Map<String, String>> of(String text) throws Unreadable {
        Object value = new IngestionMapping(text).whole();
        if (!(value instanceof List<?> list)) {
            throw new Unreadable("it is a JSON array of columns");
        }
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> column)
                    || !(column.get("column") instanceof String name)) {
                throw new Unreadable("each element names its \"Column\"");
            }
            Map<String, String> properties = new LinkedHashMap<>();
            take(column, properties);
            if (column.get("properties") instanceof Map<?, ?> inner) {
                take(inner, properties);
            }
            if (properties.isEmpty()) {
                throw new Unreadable(
                        "the column '" + name + "' has no \"Path\" and no \"Ordinal\"");
            }
            columns.put(name, properties);
        }
        return columns;
    }

    private static void take(Map<?, ?> from, Map<String, String> properties) throws Unreadable {
        for (Map.Entry<?, ?> entry : from.entrySet()) {
            switch (String.valueOf(entry.getKey())) {
                case "path" -> properties.put("path", String.valueOf(entry.getValue()));
                case "ordinal" -> properties.put("ordinal", String.valueOf(entry.getValue()));
                case "column", "properties", "datatype" -> {}
                default ->
                        throw new Unreadable(
                                "its property '" + entry.getKey() + "' is not supported");
            }
        }
    }

    /// The value at a path like `$.a['b c'][0]` of a record.
    static Expr at(Expr record, String path, Made made) throws Unreadable {
        if (!path.startsWith("$")) {
            throw new Unreadable("the path '" + path + "' does not begin with '$'");
        }
        Expr value = record;
        Matcher step = STEP.matcher(path);
        int end = 1;
        while (end < path.length()) {
            if (!step.find(end) || step.start() != end) {
                throw new Unreadable("the path '" + path + "' is not supported");
            }
            end = step.end();
            value =
                    step.group(3) != null
                            ? made.element(value, made.number(Long.parseLong(step.group(3))))
                            : made.element(
                                    value,
                                    made.text(
                                            Optional.ofNullable(step.group(1))
                                                    .orElse(step.group(2))));
        }
        return value;
    }

    private Object whole() throws Unreadable {
        Object value = value(0);
        if (peek() != '\0') {
            throw new Unreadable("there is more after the JSON array");
        }
        return value;
    }

    /// Objects are maps with lower-case names, everything else but arrays is text.
    private Object value(int depth) throws Unreadable {
        if (depth > MOST_DEEP) {
            throw new Unreadable("it is nested too deeply");
        }
        return switch (peek()) {
            case '{' -> {
                Map<String, Object> members = new LinkedHashMap<>();
                at++;
                while (peek() != '}') {
                    String name = string().toLowerCase(Locale.ROOT);
                    expect(':');
                    members.put(name, value(depth + 1));
                    separator('}');
                }
                at++;
                yield members;
            }
            case '[' -> {
                List<Object> elements = new ArrayList<>();
                at++;
                while (peek() != ']') {
                    elements.add(value(depth + 1));
                    separator(']');
                }
                at++;
                yield elements;
            }
            case '"' -> string();
            default -> word();
        };
    }

    private void separator(char close) throws Unreadable {
        if (peek() != close) {
            expect(',');
        }
    }

    private String word() throws Unreadable {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new Unreadable("it is no JSON at place " + at);
        }
        return text.substring(start, at);
    }

    private String string() throws Unreadable {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            out.append(text.charAt(at++));
        }
        expect('"');
        return out.toString();
    }

    private void expect(char wanted) throws Unreadable {
        if (peek() != wanted) {
            throw new Unreadable("it is no JSON at place " + at);
        }
        at++;
    }

    /// The next character that is no blank; `\0` at the end.
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
