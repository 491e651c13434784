package spoor.formats.zeek;

import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.Reading;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;

/// Reads records of another log for the account alone: the rows are those of that log's own
/// reading, but the bytes, rejects and values that do not fit are told by the file's first reading.
final class ShadowParser {
    private final BlockParser parser;
    private final RecordBatch rows;

    ShadowParser(Reading reading) {
        this.parser = reading.parser();
        this.rows = new RecordBatch(reading.columns());
    }

    void read(Block records, Tally tally) {
        parser.begin(records);
        boolean more = true;
        while (more) {
            more = parser.fill(rows, tally);
            rows.clear();
        }
    }
}
