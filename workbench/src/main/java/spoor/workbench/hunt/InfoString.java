package spoor.workbench.hunt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.kql.bind.RenderKinds;
import spoor.workbench.Render;

/// The words after an opening fence: a language, then `key=value` or `key="some text"`.
record InfoString(String language, Map<String, String> values, List<String> problems) {
    static final String HINT =
            "known: name, render, " + String.join(", ", RenderKinds.PROPERTIES.keySet());

    static InfoString of(@Nullable String info) {
        String text = info == null ? "" : info.strip();
        int at = word(text, 0);
        String language = text.substring(0, at);
        Map<String, String> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        while (at < text.length()) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            int end = word(text, at);
            String item = text.substring(at, end);
            int equals = item.indexOf('=');
            if (equals > 0 && item.startsWith("\"", equals + 1)) {
                int open = at + equals + 1;
                int close = text.indexOf('"', open + 1);
                if (close < 0) {
                    problems.add(
                            "the quotation in "
                                    + item.substring(0, equals)
                                    + "=... is never closed");
                    close = text.length();
                }
                put(values, problems, item.substring(0, equals), text.substring(open + 1, close));
                at = Math.min(close + 1, text.length());
            } else if (equals > 0) {
                put(values, problems, item.substring(0, equals), item.substring(equals + 1));
                at = end;
            } else {
                if (!item.isEmpty()) {
                    problems.add("'" + item + "' after the fence is not 'key=value'");
                }
                at = end;
            }
        }
        InfoString read = new InfoString(language, values, problems);
        if (language.equals("kql")) {
            read.check();
        }
        return read;
    }

    String name() {
        return values.getOrDefault("name", "");
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<Long> number(String key) {
        return value(key).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    Optional<Render> render() {
        return value("render")
                .map(kind -> {
                    Map<String, String> properties = new LinkedHashMap<>(values);
                    properties.keySet().retainAll(RenderKinds.PROPERTIES.keySet());
                    return new Render(kind, properties);
                });
    }

    private void check() {
        for (String key : values.keySet()) {
            boolean property = RenderKinds.PROPERTIES.containsKey(key);
            if (property && !values.containsKey("render")) {
                problems.add("'" + key + "' after the fence needs 'render'");
            } else if (!property && !key.equals("name") && !key.equals("render")) {
                problems.add("unknown key '" + key + "' after the fence");
            }
        }
        value("render")
                .filter(kind -> !RenderKinds.isKnown(kind))
                .ifPresent(kind ->
                        problems.add(
                                "'%s' after the fence is no kind of picture: there are %s"
                                        .formatted(kind, String.join(", ", RenderKinds.DRAWN))));
        if (values.containsKey("name") && !HeaderReader.NAME.matcher(name()).matches()) {
            problems.add("'" + name() + "' cannot be the name of a block");
        }
    }

    private static void put(
            Map<String, String> values, List<String> problems, String key, String value) {
        if (values.put(key, value) != null) {
            problems.add("'" + key + "' is given twice after the fence");
        }
    }

    private static int word(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
