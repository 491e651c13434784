package spoor.formats.zeek;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import spoor.formats.Sample;

/// Finds the log that each line of a file of JSON objects is of. For one thread.
final class ZeekJsonPaths {
    private final byte[] key;

    /// @param key whose value names the log
    ZeekJsonPaths(String key) {
        this.key = ("\"" + key + "\":").getBytes(StandardCharsets.UTF_8);
    }

    /// The lines of each log.
    static Map<String, Sample> split(Sample sample, String key) {
        ZeekJsonPaths paths = new ZeekJsonPaths(key);
        Map<String, ByteArrayOutputStream> lines = new LinkedHashMap<>();
        byte[] head = sample.head();
        int at = 0;
        while (at < head.length) {
            int end = lineAfter(head, at, head.length);
            if (head[end - 1] == '\n' || sample.whole()) {
                String path = paths.of(head, at, end);
                boolean room = lines.size() < ZeekSections.MOST_LOGS || lines.containsKey(path);
                if (room && ZeekTypes.table(path).length() > "Zeek".length()) {
                    lines.computeIfAbsent(path, _ -> new ByteArrayOutputStream())
                            .write(head, at, end - at);
                }
            }
            at = end;
        }
        Map<String, Sample> samples = new LinkedHashMap<>();
        lines.forEach((path, text) ->
                samples.put(
                        path,
                        new Sample(sample.fileName(), text.toByteArray(), 0, sample.whole())));
        return samples;
    }

    static int lineAfter(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        return end < to ? end + 1 : to;
    }

    /// The log of the object in `bytes[from..to)`, empty when it names none. The key with its
    /// quotes and colon cannot stand inside a string: a quote there has a backslash before it.
    String of(byte[] bytes, int from, int to) {
        int place = valueOf(bytes, from, to);
        int end = place;
        while (end < to && bytes[end] != '"') {
            end++;
        }
        return new String(bytes, place, end - place, StandardCharsets.UTF_8);
    }

    /// Whether the object is of that log.
    boolean is(byte[] bytes, int from, int to, byte[] path) {
        int place = valueOf(bytes, from, to);
        return place + path.length < to
                && bytes[place + path.length] == '"'
                && ZeekText.startsWith(bytes, place, to, path);
    }

    /// Where the value begins, behind its quote; `to` when there is none.
    private int valueOf(byte[] bytes, int from, int to) {
        int last = to - key.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == '"' && ZeekText.startsWith(bytes, i, to, key)) {
                int place = i + key.length;
                while (place < to && bytes[place] == ' ') {
                    place++;
                }
                return place < to && bytes[place] == '"' ? place + 1 : to;
            }
        }
        return to;
    }
}
