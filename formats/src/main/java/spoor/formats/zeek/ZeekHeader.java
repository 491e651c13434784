package spoor.formats.zeek;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the `#` lines of a Zeek log say.
///
/// @param separator between the cells
/// @param setSeparator between the members of a set or vector
/// @param emptyField stands for an empty string, set or vector
/// @param unsetField stands for no value
/// @param path the log's kind: `conn`, `dns`, ...
/// @param fields the columns' names
/// @param types and their Zeek types: `time`, `addr`, `set[string]`, ...
record ZeekHeader(
        String separator,
        String setSeparator,
        String emptyField,
        String unsetField,
        String path,
        List<String> fields,
        List<String> types) {
    /// What Zeek writes unless told otherwise.
    static final ZeekHeader DEFAULT =
            new ZeekHeader("\t", ",", "(empty)", "-", "", List.of(), List.of());

    ZeekHeader {
        fields = List.copyOf(fields);
        types = List.copyOf(types);
    }

    /// This header after one more `#` line, `bytes[from..to)`, whose line end may be there. Lines
    /// that say nothing about the rows change nothing.
    ZeekHeader with(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        if (line.startsWith("#separator ")) {
            String named = unescaped(line.substring("#separator ".length()));
            return named.isEmpty() ? this : withSeparator(named);
        }
        int cut = line.indexOf(separator);
        if (cut < 0) {
            return this;
        }
        String value = line.substring(cut + separator.length());
        return switch (line.substring(0, cut)) {
            case "#set_separator" -> withSetSeparator(unescaped(value));
            case "#empty_field" ->
                    new ZeekHeader(separator, setSeparator, value, unsetField, path, fields, types);
            case "#unset_field" ->
                    new ZeekHeader(separator, setSeparator, emptyField, value, path, fields, types);
            case "#path" ->
                    new ZeekHeader(
                            separator, setSeparator, emptyField, unsetField, value, fields, types);
            case "#fields" ->
                    new ZeekHeader(
                            separator,
                            setSeparator,
                            emptyField,
                            unsetField,
                            path,
                            cells(value),
                            List.of());
            case "#types" ->
                    new ZeekHeader(
                            separator,
                            setSeparator,
                            emptyField,
                            unsetField,
                            path,
                            fields,
                            cells(value));
            default -> this;
        };
    }

    private ZeekHeader withSeparator(String named) {
        return new ZeekHeader(named, setSeparator, emptyField, unsetField, path, fields, types);
    }

    private ZeekHeader withSetSeparator(String named) {
        return named.isEmpty()
                ? this
                : new ZeekHeader(separator, named, emptyField, unsetField, path, fields, types);
    }

    private List<String> cells(String value) {
        return List.of(value.split(java.util.regex.Pattern.quote(separator), -1));
    }

    /// The type of a field; `string` where `#types` does not say.
    String type(int field) {
        return field < types.size() ? types.get(field) : "string";
    }

    private static String unescaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int value = ZeekText.hexEscape(bytes, i, bytes.length);
            if (value >= 0) {
                out.write(value);
                i += 3;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
