package spoor.kql.bind;

import java.util.List;

/// Several texts as one constant: a line each.
final class Lines {
    private Lines() {}

    /// `\` before a backslash, and for a line's end.
    static String of(List<String> texts) {
        return String.join(
                "\n",
                texts.stream()
                        .map(text -> text.replace("\\", "\\\\").replace("\n", "\\n"))
                        .toList());
    }
}
