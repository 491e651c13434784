package spoor.engine.scalar.unpacking;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Finds the runs of Base64 in a text, also over several lines, each sign looked at a fixed number
/// of times.
final class Base64Runs {
    /// Shorter runs are too often words.
    static final int SHORTEST = 16;

    /// A line that another may follow; encoders break at 60, 64 or 76.
    private static final int FULL_LINE = 40;

    /// @param start where it begins in the text
    /// @param end behind it and its padding
    /// @param text the run as it stands
    /// @param bytes what it writes
    record Run(int start, int end, String text, byte[] bytes) {
        boolean isPadded() {
            return text.endsWith("=");
        }

        boolean hasLines() {
            return text.indexOf('\n') >= 0;
        }
    }

    private Base64Runs() {}

    static List<Run> in(String text) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!isSign(text.charAt(at))) {
                at++;
                continue;
            }
            List<Integer> ends = lineEnds(text, at);
            Optional<Run> run = longest(text, at, ends);
            run.ifPresent(runs::add);
            at = run.isPresent() ? run.get().end() : ends.getLast();
        }
        return runs;
    }

    /// Where each line of a run ends; a line follows where the one before is a full one.
    private static List<Integer> lineEnds(String text, int from) {
        List<Integer> ends = new ArrayList<>();
        int line = from;
        while (true) {
            int end = line;
            while (end < text.length() && isSign(text.charAt(end))) {
                end++;
            }
            if (end > line) {
                ends.add(end);
            }
            int next = end;
            if (next < text.length() && text.charAt(next) == '\r') {
                next++;
            }
            boolean goesOn =
                    end - line >= FULL_LINE
                            && next + 1 < text.length()
                            && text.charAt(next) == '\n'
                            && isSign(text.charAt(next + 1));
            if (!goesOn) {
                return ends;
            }
            line = next + 1;
        }
    }

    /// All lines, or all but the last where only that makes whole groups of four: it may be prose.
    private static Optional<Run> longest(String text, int from, List<Integer> ends) {
        Optional<Run> all = run(text, from, ends.getLast());
        if (ends.size() == 1 || all.filter(Base64Runs::isWhole).isPresent()) {
            return all;
        }
        Optional<Run> most = run(text, from, ends.get(ends.size() - 2));
        return most.filter(Base64Runs::isWhole).isPresent() ? most : all;
    }

    private static boolean isWhole(Run run) {
        return run.isPadded() || without(run.text()).length() % 4 == 0;
    }

    private static Optional<Run> run(String text, int from, int to) {
        int end = to;
        while (end < text.length() && end < to + 2 && text.charAt(end) == '=') {
            end++;
        }
        String run = text.substring(from, end);
        String signs = without(text.substring(from, to));
        if (signs.length() < SHORTEST || signs.length() % 4 == 1) {
            return Optional.empty();
        }
        return Optional.of(new Run(from, end, run, Base64.getDecoder().decode(signs)));
    }

    private static String without(String lines) {
        return lines.indexOf('\n') < 0 ? lines : lines.replace("\r", "").replace("\n", "");
    }

    private static boolean isSign(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/';
    }
}
