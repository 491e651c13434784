package spoor.workbench.hunt;

import java.util.List;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;

/// The front matter of a hunt, and where the rest begins.
record FrontMatter(Yaml.Mapping mapping, int end) {
    /// Between a first line `---` and the next one; without a first line `---` there is none.
    static FrontMatter of(String text) {
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        int first = lineEnd(text, start);
        if (!text.substring(start, first).stripTrailing().equals("---")) {
            return new FrontMatter(new Yaml.Mapping(List.of(), Span.NONE), start);
        }
        int begin = Math.min(first + 1, text.length());
        for (int line = begin; line < text.length(); line = lineEnd(text, line) + 1) {
            if (text.substring(line, lineEnd(text, line)).stripTrailing().equals("---")) {
                int end = Math.min(lineEnd(text, line) + 1, text.length());
                return new FrontMatter(YamlReader.read(text.substring(begin, line), begin), end);
            }
        }
        throw new ProblemException(
                new Problem(
                        "HUNT001",
                        new Span(start, first),
                        "the front matter is never closed",
                        "end it with a line '---'"));
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
