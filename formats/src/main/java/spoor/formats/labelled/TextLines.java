package spoor.formats.labelled;

import java.util.List;
import java.util.Optional;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.LineCutter;
import spoor.formats.Reading;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.CellReader;
import spoor.model.Column;
import spoor.model.KqlType;

/// Lines as they are: for labelled lines that no reader knows.
///
/// @param column the only column
record TextLines(String table, String column) implements Reading {
    @Override
    public List<Column> columns() {
        return List.of(new Column(column, KqlType.STRING));
    }

    @Override
    public Optional<String> timeColumn() {
        return Optional.empty();
    }

    @Override
    public Cutter cutter() {
        return new LineCutter();
    }

    @Override
    public BlockParser parser() {
        return new Parser();
    }

    @Override
    public boolean continuable() {
        return true;
    }

    private static final class Parser implements BlockParser {
        private byte[] bytes = {};
        private int length;
        private int at;
        private long offset;

        @Override
        public void begin(Block block) {
            bytes = block.bytes();
            length = block.length();
            offset = block.offset();
            at = 0;
        }

        @Override
        public boolean fill(RecordBatch batch, Tally tally) {
            while (at < length && !batch.isFull()) {
                int start = at;
                int end = Lines.end(bytes, start, length);
                at = Math.min(end + 1, length);
                if (Lines.isBlank(bytes, start, end)) {
                    tally.add(Kind.BLANK, at - start);
                    continue;
                }
                int to = bytes[end - 1] == '\r' ? end - 1 : end;
                CellReader.setText(batch.column(0), batch.rows(), bytes, start, to, tally);
                batch.endRow(offset + start);
                tally.add(Kind.EVENT, at - start);
            }
            return at < length;
        }
    }
}
