package spoor.formats.delimited;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The records of a delimited file whose layout is known, one after the other. For one thread.
public final class DelimitedRows {
    private final byte[] bytes;
    private final RecordSplitter splitter;
    private int at;

    /// @param bytes the whole file, UTF-8
    public DelimitedRows(byte[] bytes, char delimiter) {
        this.bytes = bytes;
        this.splitter = new RecordSplitter(new Layout((byte) delimiter, (byte) '\n'));
        boolean mark =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        this.at = mark ? 3 : 0;
    }

    /// The cells of the next record; blank lines are passed over.
    ///
    /// @throws IllegalArgumentException when a quote is not closed
    public Optional<List<String>> next() {
        while (at < bytes.length) {
            int from = at;
            int end = splitter.split(bytes, from, bytes.length);
            if (end == RecordSplitter.NOT_CLOSED) {
                throw new IllegalArgumentException("the quote at byte " + from + " is not closed");
            }
            at = end;
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                return Optional.of(cells);
            }
        }
        return Optional.empty();
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>(splitter.count());
        for (int i = 0; i < splitter.count(); i++) {
            int start = splitter.start(i);
            int length = splitter.end(i) - start;
            if (splitter.isQuoted(i)) {
                byte[] text = new byte[length];
                cells.add(
                        new String(
                                text, 0, splitter.unquote(bytes, i, text), StandardCharsets.UTF_8));
            } else {
                cells.add(new String(bytes, start, length, StandardCharsets.UTF_8));
            }
        }
        return cells;
    }
}
