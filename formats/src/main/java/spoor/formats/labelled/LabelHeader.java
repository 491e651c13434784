package spoor.formats.labelled;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spoor.formats.Sample;

/// The first line of a labelled file.
///
/// @param delimiter the byte between the cells
/// @param names of the columns before the four labels
/// @param line the header without its line end
/// @param start where it begins in the sample
record LabelHeader(byte delimiter, List<String> names, byte[] line, int start) {
    private static final int LONGEST = 1 << 16;

    LabelHeader {
        names = List.copyOf(names);
    }

    /// The header, empty when the first line does not end with the names of the labels.
    static Optional<LabelHeader> of(Sample sample) {
        byte[] head = sample.head();
        int from = 0;
        while (from < head.length && (head[from] == '\n' || head[from] == '\r')) {
            from++;
        }
        int to = from;
        while (to < head.length && to - from < LONGEST && head[to] != '\n') {
            to++;
        }
        int end = to > from && head[to - 1] == '\r' ? to - 1 : to;
        String text = new String(head, from, end - from, StandardCharsets.UTF_8);
        for (char delimiter : ",;|\t".toCharArray()) {
            List<String> names = new ArrayList<>();
            for (String name : text.split("[" + delimiter + "]", -1)) {
                names.add(name.replace("\"", "").strip());
            }
            int first = names.size() - 4;
            if (first > 0 && isLabels(names.subList(first, names.size()))) {
                byte[] line = new byte[end - from];
                System.arraycopy(head, from, line, 0, line.length);
                return Optional.of(
                        new LabelHeader((byte) delimiter, names.subList(0, first), line, from));
            }
        }
        return Optional.empty();
    }

    private static boolean isLabels(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String wanted = LabelTail.NAMES.get(i).toLowerCase(Locale.ROOT);
            if (!names.get(i).replace(" ", "").toLowerCase(Locale.ROOT).equals(wanted)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the line `bytes[from..to)` is this header again.
    boolean is(byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (end - from != line.length) {
            return false;
        }
        for (int i = 0; i < line.length; i++) {
            if (bytes[from + i] != line[i]) {
                return false;
            }
        }
        return true;
    }

    String delimiterName() {
        return switch (delimiter) {
            case ';' -> "semicolon";
            case '|' -> "pipe";
            case '\t' -> "tab";
            default -> "comma";
        };
    }
}
