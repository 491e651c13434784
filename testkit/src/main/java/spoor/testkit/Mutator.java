package spoor.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Spoils inputs: the same seed spoils the same way.
final class Mutator {
    private static final List<String> TOKENS =
            List.of(
                    "|",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\"",
                    "'",
                    "@\"",
                    "```",
                    "//",
                    ";",
                    "..",
                    "=>",
                    "==",
                    "!in~",
                    " by ",
                    " on ",
                    "let x=",
                    "datatable(",
                    "dynamic({",
                    "datetime(",
                    "1e999",
                    "-9223372036854775808",
                    "0x",
                    "999999999999d",
                    "\\",
                    "\0",
                    "\uFEFF",
                    "\u202E",
                    "é",
                    "😀",
                    "\ud800",
                    "$left.",
                    "*",
                    "((((((((((",
                    "\n",
                    "null",
                    "toscalar(",
                    "materialize(",
                    "union (",
                    "mv-expand ",
                    "print ");

    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// One to five edits: cut, doubled, swapped, replaced by another's piece, or a token put in.
    String text(String text, String other) {
        StringBuilder out = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(5); edits > 0; edits--) {
            int at = random.nextInt(out.length() + 1);
            int end = Math.min(out.length(), at + random.nextInt(20));
            switch (random.nextInt(6)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, out.substring(at, end));
                case 2 -> out.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
                case 3 -> out.replace(at, end, piece(other));
                case 4 -> out.setLength(at);
                default -> out.insert(at, (char) random.nextInt(0x3000));
            }
        }
        return out.toString();
    }

    private String piece(String text) {
        int from = random.nextInt(text.length() + 1);
        return text.substring(from, Math.min(text.length(), from + random.nextInt(40)));
    }

    /// One to eight edits of bytes: flipped bits, cut and doubled runs, structure characters.
    byte[] bytes(byte[] bytes) {
        byte[] out = bytes.clone();
        for (int edits = 1 + random.nextInt(8); edits > 0 && out.length > 0; edits--) {
            int at = random.nextInt(out.length);
            int end = Math.min(out.length, at + 1 + random.nextInt(64));
            out =
                    switch (random.nextInt(5)) {
                        case 0 -> joined(out, at, new byte[0], end);
                        case 1 -> joined(out, end, Arrays.copyOfRange(out, at, end), end);
                        case 2 -> joined(out, at, structure(), at);
                        case 3 -> Arrays.copyOf(out, at);
                        default -> {
                            out[at] ^= (byte) (1 << random.nextInt(8));
                            yield out;
                        }
                    };
        }
        return out;
    }

    private byte[] structure() {
        byte[] marks = {'"', '\n', '\r', '\t', ',', '{', '}', '[', '\\', 0, -1, -17, '#', '|', ';'};
        byte[] run = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 5_000 : 4)];
        Arrays.fill(run, marks[random.nextInt(marks.length)]);
        return run;
    }

    private static byte[] joined(byte[] bytes, int upTo, byte[] middle, int from) {
        byte[] out = new byte[upTo + middle.length + bytes.length - from];
        System.arraycopy(bytes, 0, out, 0, upTo);
        System.arraycopy(middle, 0, out, upTo, middle.length);
        System.arraycopy(bytes, from, out, upTo + middle.length, bytes.length - from);
        return out;
    }
}
