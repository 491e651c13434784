package spoor.formats.syslog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import spoor.formats.cells.JsonWriter;

/// The structured data of RFC 5424: `[id name="value" ...][id ...]`, as an object of objects.
final class StructuredData {
    private StructuredData() {}

    /// Where the elements that begin at `from` end, -1 when they are not closed.
    static int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '[') {
            boolean quoted = false;
            at++;
            while (at < to && (quoted || bytes[at] != ']')) {
                if (bytes[at] == '"') {
                    quoted = !quoted;
                } else if (bytes[at] == '\\' && quoted) {
                    at++;
                }
                at++;
            }
            if (at >= to) {
                return -1;
            }
            at++;
        }
        return at > from ? at : -1;
    }

    /// Writes elements that [#end] has found closed. A name that comes again gets `_2`, `_3`, ...
    static void write(byte[] bytes, int from, int to, JsonWriter out) {
        Map<String, Integer> ids = new HashMap<>();
        out.put('{');
        int at = from;
        while (at < to) {
            int next = single(bytes, at, to);
            if (at > from) {
                out.put(',');
            }
            element(bytes, at + 1, next - 1, out, ids);
            at = next;
        }
        out.put('}');
    }

    private static int single(byte[] bytes, int from, int to) {
        boolean quoted = false;
        for (int at = from + 1; at < to; at++) {
            if (bytes[at] == '\\' && quoted) {
                at++;
            } else if (bytes[at] == '"') {
                quoted = !quoted;
            } else if (bytes[at] == ']' && !quoted) {
                return at + 1;
            }
        }
        return to;
    }

    private static void element(
            byte[] bytes, int from, int to, JsonWriter out, Map<String, Integer> ids) {
        int at = until(bytes, from, to, ' ');
        name(bytes, from, at, out, ids);
        out.put('{');
        Map<String, Integer> names = new HashMap<>();
        boolean first = true;
        while (at < to) {
            while (at < to && bytes[at] == ' ') {
                at++;
            }
            if (at >= to) {
                break;
            }
            int equals = until(bytes, at, to, '=');
            if (!first) {
                out.put(',');
            }
            first = false;
            name(bytes, at, equals, out, names);
            at = value(bytes, Math.min(equals + 1, to), to, out);
        }
        out.put('}');
    }

    private static int value(byte[] bytes, int from, int to, JsonWriter out) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean quoted = from < to && bytes[from] == '"';
        int at = quoted ? from + 1 : from;
        while (at < to && bytes[at] != (quoted ? '"' : ' ')) {
            boolean escape =
                    bytes[at] == '\\'
                            && at + 1 < to
                            && (bytes[at + 1] == '"'
                                    || bytes[at + 1] == '\\'
                                    || bytes[at + 1] == ']');
            at += escape ? 1 : 0;
            text.write(bytes[at++]);
        }
        byte[] value = text.toByteArray();
        out.string(value, 0, value.length);
        return Math.min(at + 1, to);
    }

    private static void name(
            byte[] bytes, int from, int to, JsonWriter out, Map<String, Integer> taken) {
        String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        int times = taken.merge(name, 1, Integer::sum);
        String unique = times == 1 ? name : name + "_" + times;
        byte[] text = unique.getBytes(StandardCharsets.UTF_8);
        out.string(text, 0, text.length);
        out.put(':');
    }

    private static int until(byte[] bytes, int from, int to, char sought) {
        int at = from;
        while (at < to && bytes[at] != sought) {
            at++;
        }
        return at;
    }
}
