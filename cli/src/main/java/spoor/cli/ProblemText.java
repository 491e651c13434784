package spoor.cli;

import spoor.model.Problem;
import spoor.model.Span;
import spoor.workbench.report.Visible;

/// A problem of a query for people: the sentence, the line, the place underlined, the way out.
final class ProblemText {
    private ProblemText() {}

    static String of(Problem problem, String text) {
        StringBuilder out = new StringBuilder();
        out.append(problem.message()).append(" [").append(problem.code()).append(']');
        Span span = problem.span();
        if (span.end() > 0 || span.start() > 0) {
            underline(out, text, span);
        }
        if (!problem.hint().isEmpty()) {
            out.append("\n  hint: ").append(problem.hint());
        }
        return out.toString();
    }

    private static void underline(StringBuilder out, String text, Span span) {
        int start = Math.min(span.start(), text.length());
        int from = text.lastIndexOf('\n', start - 1) + 1;
        int to = text.indexOf('\n', start);
        String line = text.substring(from, to < 0 ? text.length() : to);
        int number = (int) text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        String before = Visible.line(expanded(line.substring(0, start - from)));
        int end = Math.min(Math.max(span.end(), start), from + line.length());
        String marked = Visible.line(expanded(text.substring(start, end)));
        String after = Visible.line(expanded(line.substring(end - from)));
        out.append("\n  line ")
                .append(number)
                .append(": ")
                .append(before)
                .append(marked)
                .append(after)
                .append("\n  ")
                .append(" ".repeat(("line " + number + ": ").length() + width(before)))
                .append("^".repeat(Math.max(1, width(marked))));
    }

    private static String expanded(String text) {
        return text.replace("\r", "").replace("\t", "    ");
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
