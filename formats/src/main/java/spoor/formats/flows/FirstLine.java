package spoor.formats.flows;

import java.nio.charset.StandardCharsets;

/// The first line of a sample that is not blank.
final class FirstLine {
    private static final int LONGEST = 1 << 16;

    private FirstLine() {}

    static String of(byte[] head) {
        int from = 0;
        while (from < head.length && (head[from] == '\n' || head[from] == '\r')) {
            from++;
        }
        int to = from;
        while (to < head.length && to - from < LONGEST && head[to] != '\n' && head[to] != '\r') {
            to++;
        }
        return new String(head, from, to - from, StandardCharsets.UTF_8);
    }
}
