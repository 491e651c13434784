package spoor.formats.zeek;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the `#` lines of a Zeek log say.
///
/// @param separator between the cells
/// @param setSeparator between the members of a set or vector
/// @param emptyField stands for an empty string, set or vector
/// @param unsetField stands for no value
/// @param path the log's kind: `conn`, `dns`, ...
/// @param fields the columns' names
/// @param types and their Zeek types: `time`, `addr`, `set[string]`, ...
/// @param tail how many of the fields share the last cell, separated by two spaces or more: files
///   that were labelled by hand have such; 1 otherwise
/// @param mark what these lines begin with: `#` unless Zeek was told otherwise
record ZeekHeader(
        String separator,
        String setSeparator,
        String emptyField,
        String unsetField,
        String path,
        List<String> fields,
        List<String> types,
        int tail,
        String mark) {
    /// Behind the mark, in the line that names the separator.
    static final String SEPARATOR = "separator ";

    private static final Pattern GAP = Pattern.compile(" {2,}");

    /// What Zeek writes unless told otherwise.
    static final ZeekHeader DEFAULT = marked("#");

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
        if (!line.startsWith(mark)) {
            return this;
        }
        if (line.startsWith(SEPARATOR, mark.length())) {
            String named = unescaped(line.substring(mark.length() + SEPARATOR.length()));
            return named.isEmpty() ? this : withSeparator(named);
        }
        int cut = line.indexOf(separator);
        if (cut < 0) {
            return this;
        }
        String value = line.substring(cut + separator.length());
        return switch (line.substring(Math.min(mark.length(), cut), cut)) {
            case "set_separator" -> withSetSeparator(unescaped(value));
            case "empty_field" -> made(separator, setSeparator, value, unsetField, path);
            case "unset_field" -> made(separator, setSeparator, emptyField, value, path);
            case "path" -> made(separator, setSeparator, emptyField, unsetField, value);
            case "fields" -> withFields(value);
            case "types" -> withTypes(cells(value));
            default -> this;
        };
    }

    /// What Zeek writes when it was told to begin these lines in another way.
    static ZeekHeader marked(String mark) {
        return new ZeekHeader("\t", ",", "(empty)", "-", "", List.of(), List.of(), 1, mark);
    }

    private ZeekHeader made(
            String cell, String set, String emptyMark, String unsetMark, String log) {
        return new ZeekHeader(cell, set, emptyMark, unsetMark, log, fields, types, tail, mark);
    }

    private ZeekHeader withSeparator(String named) {
        return made(named, setSeparator, emptyField, unsetField, path);
    }

    private ZeekHeader withSetSeparator(String named) {
        return named.isEmpty() ? this : made(separator, named, emptyField, unsetField, path);
    }

    private ZeekHeader withFields(String value) {
        List<String> names = cells(value);
        int shared = 1 + names.size() - value.split(Pattern.quote(separator), -1).length;
        return new ZeekHeader(
                separator,
                setSeparator,
                emptyField,
                unsetField,
                path,
                names,
                List.of(),
                shared,
                mark);
    }

    /// This header with these types.
    ZeekHeader withTypes(List<String> named) {
        return new ZeekHeader(
                separator, setSeparator, emptyField, unsetField, path, fields, named, tail, mark);
    }

    private List<String> cells(String value) {
        List<String> cells = new ArrayList<>(List.of(value.split(Pattern.quote(separator), -1)));
        String last = cells.getLast();
        if (GAP.matcher(last).find()) {
            cells.removeLast();
            cells.addAll(List.of(GAP.split(last)));
        }
        return cells;
    }

    /// The type of a field: what `#types` says, else what Zeek's logs have, else `string`.
    String type(int field) {
        return isTyped()
                ? types.get(field)
                : ZeekFields.type(path, fields.get(field)).orElse("string");
    }

    boolean isTyped() {
        return types.size() == fields.size();
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
