package spoor.formats.labelled;

import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;

/// Has the lines read by their own reader and adds the labels to its rows.
///
/// A row has the labels of the record at whose first byte it begins: an event of several records
/// has those of its first.
final class LabelledParser implements BlockParser {
    private final BlockParser lines;
    private final LabelledLines unwrapped;
    private final LabelStore labels;
    private final int first;
    private final boolean held;
    private Tally told = new Tally();

    /// @param first the column of the first label
    /// @param held whether rows may come after their block
    LabelledParser(BlockParser lines, LabelHeader header, int first, boolean held) {
        this.lines = lines;
        this.unwrapped = new LabelledLines(header);
        this.labels = new LabelStore(header.delimiter());
        this.first = first;
        this.held = held;
    }

    @Override
    public void begin(Block block) {
        if (!held) {
            labels.clear();
        }
        told = new Tally();
        byte[] bytes = block.bytes();
        lines.begin(
                unwrapped.unwrap(
                        block,
                        (start, from, to) -> labels.add(block.offset() + start, bytes, from, to)));
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        int from = batch.rows();
        boolean more = lines.fill(batch, told);
        label(batch, from, tally);
        if (!more) {
            // To the lines' reader, labels and headers were blank.
            tally.add(told);
            tally.move(Kind.BLANK, Kind.HEADER, told, unwrapped.headerBytes(), unwrapped.headers());
            tally.move(
                    Kind.BLANK,
                    Kind.CONTINUATION,
                    told,
                    unwrapped.taken(),
                    unwrapped.takenRecords());
            told = new Tally();
        }
        return more;
    }

    @Override
    public boolean finish(RecordBatch batch, Tally tally) {
        int from = batch.rows();
        boolean more = lines.finish(batch, tally);
        label(batch, from, tally);
        return more;
    }

    private void label(RecordBatch batch, int from, Tally tally) {
        for (int row = from; row < batch.rows(); row++) {
            labels.set(batch, row, first, tally);
        }
    }
}
