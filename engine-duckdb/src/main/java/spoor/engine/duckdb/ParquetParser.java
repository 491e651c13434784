package spoor.engine.duckdb;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;

/// Counts the bytes of a Parquet file, and then hands its rows on.
final class ParquetParser implements BlockParser {
    private final ParquetReading reading;
    private long bytes;
    private long share;
    private long row;
    private @Nullable Connection connection;
    private @Nullable ResultSet result;

    ParquetParser(ParquetReading reading) {
        this.reading = reading;
    }

    @Override
    public void begin(Block block) {
        bytes += block.length();
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        return false;
    }

    @Override
    public boolean finish(RecordBatch batch, Tally tally) {
        try {
            ResultSet open = result == null ? open() : result;
            while (!batch.isFull()) {
                if (!open.next()) {
                    end(tally);
                    return false;
                }
                read(open, batch, tally);
                tally.add(Tally.Kind.EVENT, share);
                bytes -= share;
                batch.endRow(row++);
            }
            return true;
        } catch (SQLException e) {
            Closing.quietly(connection);
            if (result == null) {
                throw reading.unreadable(e);
            }
            batch.dropRow();
            String message = e.getMessage() == null ? "" : e.getMessage();
            tally.reject(
                    new Tally.Reject(
                            row,
                            bytes,
                            "",
                            "the rows from number "
                                    + row
                                    + " on cannot be read ("
                                    + message.lines().findFirst().orElse("")
                                    + ")",
                            new byte[0]));
            bytes = 0;
            return false;
        }
    }

    private ResultSet open() throws SQLException {
        Connection opened = ParquetReading.connect(reading.file());
        connection = opened;
        Statement used = opened.createStatement();
        long rows;
        try (ResultSet count = used.executeQuery(reading.countSql())) {
            count.next();
            rows = count.getLong(1);
        }
        share = rows == 0 ? 0 : bytes / rows;
        ResultSet all = used.executeQuery(reading.rowsSql());
        result = all;
        return all;
    }

    /// What the shares leave over, as the footer is in no row.
    private void end(Tally tally) {
        if (bytes > 0) {
            tally.add(Tally.Kind.HEADER, bytes);
        }
        bytes = 0;
        Closing.quietly(connection);
    }

    private void read(ResultSet from, RecordBatch batch, Tally tally) throws SQLException {
        int at = 1;
        for (int i = 0; i < reading.parquetColumns().size(); i++) {
            ParquetColumn column = reading.parquetColumns().get(i);
            set(batch.column(i), batch.rows(), from, at++);
            if (!column.misfit().isEmpty()) {
                String misfit = from.getString(at++);
                if (misfit != null) {
                    byte[] text = misfit.getBytes(StandardCharsets.UTF_8);
                    tally.rejectValue(
                            new Tally.Reject(
                                    row,
                                    text.length,
                                    column.column().name(),
                                    "the time is no datetime of the years 1 to 9999",
                                    Arrays.copyOf(text, Math.min(text.length, Tally.KEPT_BYTES))));
                }
            }
        }
    }

    private static void set(ColumnBuffer column, int row, ResultSet from, int at)
            throws SQLException {
        switch (column.type()) {
            case BOOL -> {
                boolean value = from.getBoolean(at);
                if (!from.wasNull()) {
                    column.setLong(row, value ? 1 : 0);
                }
            }
            case INT, LONG, DATETIME, TIMESPAN -> {
                long value = from.getLong(at);
                if (!from.wasNull()) {
                    column.setLong(row, value);
                }
            }
            case REAL -> {
                double value = from.getDouble(at);
                if (!from.wasNull()) {
                    column.setDouble(row, value);
                }
            }
            case STRING, DYNAMIC, GUID, DECIMAL -> {
                String value = from.getString(at);
                if (value != null) {
                    column.setText(row, value.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
