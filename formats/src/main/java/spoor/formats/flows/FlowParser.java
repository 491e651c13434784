package spoor.formats.flows;

import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;

/// Reads blocks of delimited flows and adds to each row what follows from its cells.
record FlowParser(BlockParser source, FlowDerivation derivation) implements BlockParser {
    @Override
    public void begin(Block block) {
        source.begin(block);
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        int first = batch.rows();
        boolean more = source.fill(batch, tally);
        derivation.complete(batch, first, batch.rows());
        return more;
    }
}
