package spoor.formats;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.Ticks;

/// Reads one of the tables that a file fills, for tests.
///
/// @param rows as they came: column and text of each cell that is set and not empty
public record ReadTable(Chosen chosen, List<Map<String, String>> rows, Tally tally, long length) {
    public static ReadTable of(Path path, String table) {
        return of(path, table, BlockSource.BLOCK_LENGTH);
    }

    public static ReadTable of(Path path, String table, int blockLength) {
        Source source = Source.open(path);
        Chosen chosen = ReadFile.of(path).chosen();
        List<Reading> readings = new ArrayList<>(List.of(chosen.reading()));
        readings.addAll(chosen.reading().further());
        Reading reading =
                readings.stream()
                        .filter(one -> one.table().equals(table))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(path + ": " + readings));
        Tally tally = new Tally();
        List<Map<String, String>> rows = new ArrayList<>();
        try (BlockSource blocks =
                source.blocks(reading, 0, blockLength, BlockSource.RECORD_LIMIT)) {
            RecordBatch batch = new RecordBatch(reading.columns());
            BlockParser parser = reading.parser();
            Optional<Block> block = blocks.next();
            while (block.isPresent()) {
                parser.begin(block.get());
                boolean more = true;
                while (more) {
                    more = parser.fill(batch, tally);
                    take(batch, reading.columns(), rows);
                }
                blocks.release(block.get());
                block = blocks.next();
            }
            boolean held = true;
            while (held) {
                held = parser.finish(batch, tally);
                take(batch, reading.columns(), rows);
            }
            tally.add(blocks.summary().tally());
            return new ReadTable(chosen, rows, tally, blocks.summary().textLength());
        }
    }

    private static void take(
            RecordBatch batch, List<Column> columns, List<Map<String, String>> rows) {
        for (int row = 0; row < batch.rows(); row++) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                String text = batch.column(i).isPresent(row) ? text(batch.column(i), row) : "";
                if (!text.isEmpty()) {
                    cells.put(columns.get(i).name(), text);
                }
            }
            rows.add(cells);
        }
        batch.clear();
    }

    private static String text(ColumnBuffer cell, int row) {
        return switch (cell.type()) {
            case STRING, DYNAMIC, GUID, DECIMAL ->
                    new String(cell.textAt(row), StandardCharsets.UTF_8);
            case REAL -> Double.toString(cell.doubleAt(row));
            case DATETIME -> Ticks.datetimeText(cell.longAt(row));
            case BOOL -> Boolean.toString(cell.longAt(row) != 0);
            case INT, LONG, TIMESPAN -> Long.toString(cell.longAt(row));
        };
    }

    public boolean balances() {
        return tally.bytes() == length;
    }

    /// The cells of one column, `-` where it is empty.
    public List<String> column(String name) {
        return rows.stream().map(row -> row.getOrDefault(name, "-")).toList();
    }
}
