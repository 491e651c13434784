package spoor.formats.delimited;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.formats.Sample;

/// Tries the delimiters on a sample and keeps the one whose records are most alike.
final class DelimiterGuess {
    /// @param layout the delimiter and line end
    /// @param columns cells of most records; the first is not asked: a header may have fewer
    /// @param share of the records that have so many cells, 0 to 1
    /// @param rows the first records' cells, as text bytes with the quotes resolved
    /// @param firstStart where the first record starts in the sample
    /// @param firstEnd where it ends
    record Guess(
            Layout layout,
            int columns,
            double share,
            List<List<byte[]>> rows,
            int firstStart,
            int firstEnd) {}

    private static final byte[] DELIMITERS = {',', '\t', ';', '|'};
    private static final int MOST_RECORDS = 10_000;
    private static final int LOOKED_AT = 200;

    private DelimiterGuess() {}

    static Optional<Guess> of(Sample sample) {
        byte lineEnd = lineEnd(sample.head());
        Optional<Layout> best = Optional.empty();
        double bestScore = 0;
        for (byte delimiter : DELIMITERS) {
            Layout layout = new Layout(delimiter, lineEnd);
            Guess guess = split(sample, layout, LOOKED_AT);
            double score = guess.share() * (1 - 1.0 / (guess.columns() + 1));
            if (guess.columns() > 1 && score > bestScore) {
                bestScore = score;
                best = Optional.of(layout);
            }
        }
        return best.map(layout -> split(sample, layout, MOST_RECORDS));
    }

    private static byte lineEnd(byte[] head) {
        boolean returns = false;
        for (byte value : head) {
            if (value == '\n') {
                return '\n';
            }
            returns |= value == '\r';
        }
        return (byte) (returns ? '\r' : '\n');
    }

    private static Guess split(Sample sample, Layout layout, int most) {
        byte[] head = sample.head();
        RecordSplitter splitter = new RecordSplitter(layout);
        List<List<byte[]>> rows = new ArrayList<>();
        Map<Integer, Integer> counts = new HashMap<>();
        int at = 0;
        int firstStart = 0;
        int firstEnd = 0;
        while (at < head.length && rows.size() < most) {
            int end = splitter.split(head, at, head.length);
            boolean open = end == RecordSplitter.NOT_CLOSED;
            boolean cut = open ? !splitter.isSurelyOpen() : end == head.length;
            if (cut && !sample.whole() && !rows.isEmpty()) {
                break;
            }
            if (open) {
                at = DelimitedCutter.lineAfter(head, at, head.length, layout.lineEnd());
                counts.merge(0, 1, Integer::sum);
                continue;
            }
            List<byte[]> row = cells(splitter, head);
            if (row.size() > 1 || !new String(row.getFirst(), StandardCharsets.UTF_8).isBlank()) {
                firstStart = rows.isEmpty() ? at : firstStart;
                firstEnd = rows.isEmpty() ? end : firstEnd;
                rows.add(row);
                if (rows.size() > 1) {
                    counts.merge(row.size(), 1, Integer::sum);
                }
            }
            at = end;
        }
        if (rows.size() == 1) {
            counts.merge(rows.getFirst().size(), 1, Integer::sum);
        }
        int columns = 0;
        int total = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            total += count.getValue();
            int most1 = counts.getOrDefault(columns, 0);
            if (count.getValue() > most1 || count.getValue() == most1 && count.getKey() > columns) {
                columns = count.getKey();
            }
        }
        double share = total == 0 ? 0 : counts.getOrDefault(columns, 0) / (double) total;
        return new Guess(layout, columns, share, rows, firstStart, firstEnd);
    }

    private static List<byte[]> cells(RecordSplitter splitter, byte[] bytes) {
        List<byte[]> row = new ArrayList<>(splitter.count());
        for (int i = 0; i < splitter.count(); i++) {
            int from = splitter.start(i);
            int to = splitter.end(i);
            byte[] cell = new byte[to - from];
            if (splitter.isQuoted(i)) {
                cell = java.util.Arrays.copyOf(cell, splitter.unquote(bytes, i, cell));
            } else {
                System.arraycopy(bytes, from, cell, 0, cell.length);
            }
            row.add(cell);
        }
        return row;
    }
}
