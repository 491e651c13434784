package spoor.formats.flows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.CellType;
import spoor.formats.cells.TimeShape;
import spoor.model.Column;
import spoor.model.KqlType;

/// Reads the records of an Azure flow log and makes a row of each flow tuple.
final class AzureParser implements BlockParser {
    private static final FlowUnit[] UNITS = {
        FlowUnit.EPOCH_SECONDS,
        FlowUnit.PLAIN,
        FlowUnit.PROTOCOL,
        FlowUnit.PORT,
        FlowUnit.DIRECTION,
        FlowUnit.ACTION,
        FlowUnit.EPOCH_MILLIS
    };
    private static final int TIME = 0;
    private static final int PLAIN = 1;
    private static final int PROTOCOL = 2;
    private static final int PORT = 3;
    private static final int DIRECTION = 4;
    private static final int ACTION = 5;
    private static final int TIME_MILLIS = 6;

    /// For each cell of a tuple: the column, and the place of its unit above.
    private static final int[][] SECURITY_GROUP = {
        {FlowColumns.START, TIME},
        {FlowColumns.SOURCE_ADDRESS, PLAIN},
        {FlowColumns.TARGET_ADDRESS, PLAIN},
        {FlowColumns.SOURCE_PORT, PORT},
        {FlowColumns.TARGET_PORT, PORT},
        {FlowColumns.PROTOCOL, PROTOCOL},
        {FlowColumns.DIRECTION, DIRECTION},
        {FlowColumns.ACTION, ACTION},
        {FlowColumns.STATE, PLAIN},
        {FlowColumns.SOURCE_PACKETS, PLAIN},
        {FlowColumns.SOURCE_BYTES, PLAIN},
        {FlowColumns.TARGET_PACKETS, PLAIN},
        {FlowColumns.TARGET_BYTES, PLAIN},
    };

    private static final int[][] VIRTUAL_NETWORK = {
        {FlowColumns.START, TIME_MILLIS},
        {FlowColumns.SOURCE_ADDRESS, PLAIN},
        {FlowColumns.TARGET_ADDRESS, PLAIN},
        {FlowColumns.SOURCE_PORT, PORT},
        {FlowColumns.TARGET_PORT, PORT},
        {FlowColumns.PROTOCOL, PROTOCOL},
        {FlowColumns.DIRECTION, DIRECTION},
        {FlowColumns.STATE, PLAIN},
        {AzureReading.ENCRYPTION, PLAIN},
        {FlowColumns.SOURCE_PACKETS, PLAIN},
        {FlowColumns.SOURCE_BYTES, PLAIN},
        {FlowColumns.TARGET_PACKETS, PLAIN},
        {FlowColumns.TARGET_BYTES, PLAIN},
    };
    private static final int LEAST_CELLS = 8;
    private static final byte[] ALLOW = "Allow".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DENY = "Deny".getBytes(StandardCharsets.US_ASCII);

    private final AzureReading reading;
    private final int[][] places;
    private final BlockParser records;
    private final RecordBatch batch;
    private final FlowCells cells = new FlowCells(UNITS);
    private final FlowDerivation derivation;
    private final List<AzureTuples> tuples = new ArrayList<>();
    private boolean more;
    private int record;
    private int tuple;

    AzureParser(AzureReading reading) {
        this.reading = reading;
        this.places = reading.virtualNetwork() ? VIRTUAL_NETWORK : SECURITY_GROUP;
        this.records = reading.records().parser();
        this.batch = new RecordBatch(reading.records().columns());
        boolean[] given = new boolean[FlowColumns.ALL.size()];
        given[FlowColumns.START] = true;
        this.derivation = new FlowDerivation(given);
    }

    @Override
    public void begin(Block block) {
        records.begin(block);
        batch.clear();
        tuples.clear();
        record = 0;
        tuple = 0;
        more = true;
    }

    @Override
    public boolean fill(RecordBatch target, Tally tally) {
        int first = target.rows();
        while (!target.isFull() && (more || record < batch.rows())) {
            if (record == batch.rows()) {
                read(tally);
            } else if (tuple < tuples.get(record).tuples().size()) {
                row(target, tally);
                tuple++;
            } else {
                record++;
                tuple = 0;
            }
        }
        derivation.complete(target, first, target.rows());
        return more || record < batch.rows();
    }

    /// Reads the next records. Each tuple counts as an event; one of them has the record's bytes.
    private void read(Tally tally) {
        batch.clear();
        tuples.clear();
        record = 0;
        tuple = 0;
        Tally read = new Tally();
        more = records.fill(batch, read);
        long count = 0;
        for (int row = 0; row < batch.rows(); row++) {
            AzureTuples found = AzureTuples.of(batch.column(reading.holder()).textAt(row));
            tuples.add(found);
            count += found.tuples().size();
        }
        tally.add(read);
        for (long i = read.count(Kind.EVENT); i < count; i++) {
            tally.add(Kind.EVENT, 0);
        }
    }

    private void row(RecordBatch target, Tally tally) {
        AzureTuples.Tuple found = tuples.get(record).tuples().get(tuple);
        byte[] text = found.text();
        int from = 0;
        int cell = 0;
        while (from <= text.length) {
            int to = from;
            while (to < text.length && text[to] != ',') {
                to++;
            }
            if (to > from) {
                cell(target, cell, text, from, to, tally);
            }
            cell++;
            from = to + 1;
        }
        if (cell < LEAST_CELLS) {
            misfit("the tuple has " + cell + " cells", "flowTuples", text, tally);
        }
        action(target);
        text(target, FlowColumns.RULE, found.rule());
        text(target, AzureReading.MAC, found.mac());
        text(target, AzureReading.LIST, found.list());
        copy(target);
        target.endRow(batch.offset(record));
    }

    private void cell(RecordBatch target, int cell, byte[] text, int from, int to, Tally tally) {
        if (cell >= places.length) {
            misfit(
                    "the tuple has more than " + places.length + " cells",
                    "flowTuples",
                    text,
                    tally);
            return;
        }
        int place = places[cell][0];
        int unit = places[cell][1];
        Column column = reading.columns().get(place);
        TimeShape shape = unit == TIME_MILLIS ? TimeShape.EPOCH_MILLIS : TimeShape.EPOCH_SECONDS;
        CellType type = new CellType(column.type(), shape);
        if (!cells.set(unit, target.column(place), target.rows(), type, text, from, to, tally)) {
            misfit(
                    "not a " + column.type().kqlName(),
                    column.name(),
                    Arrays.copyOfRange(text, from, to),
                    tally);
        }
    }

    /// A virtual network's log says by the state `D` that a flow was denied.
    private void action(RecordBatch target) {
        ColumnBuffer state = target.column(FlowColumns.STATE);
        if (reading.virtualNetwork() && state.isPresent(target.rows())) {
            byte[] text = state.textAt(target.rows());
            boolean denied = text.length == 1 && text[0] == 'D';
            target.column(FlowColumns.ACTION).setText(target.rows(), denied ? DENY : ALLOW);
        }
    }

    private static void text(RecordBatch target, int column, byte[] text) {
        if (text.length > 0) {
            target.column(column).setText(target.rows(), text);
        }
    }

    /// The columns of the record; of that of its flows, what is beside them.
    private void copy(RecordBatch target) {
        int row = target.rows();
        for (int i = 0; i < reading.records().columns().size(); i++) {
            ColumnBuffer from = batch.column(i);
            ColumnBuffer to = target.column(AzureReading.RECORD + i);
            if (i == reading.holder()) {
                text(target, AzureReading.RECORD + i, tuples.get(record).rest());
            } else if (from.isPresent(record)) {
                copy(from, to, row);
            }
        }
    }

    private void copy(ColumnBuffer from, ColumnBuffer to, int row) {
        KqlType type = from.type();
        switch (type) {
            case STRING, DYNAMIC, GUID, DECIMAL -> to.setText(row, from.textAt(record));
            case REAL -> to.setDouble(row, from.doubleAt(record));
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> to.setLong(row, from.longAt(record));
        }
    }

    private void misfit(String reason, String column, byte[] text, Tally tally) {
        tally.rejectValue(
                new Tally.Reject(
                        batch.offset(record),
                        text.length,
                        column,
                        reason,
                        Arrays.copyOf(text, Math.min(text.length, Tally.KEPT_BYTES))));
    }
}
