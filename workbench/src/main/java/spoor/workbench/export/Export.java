package spoor.workbench.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import spoor.engine.duckdb.ParquetFile;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;

/// Writes a whole result while it comes in: memory holds one batch of rows, whatever its size.
public final class Export {
    private Export() {}

    /// Writes text formats as the rows come; Parquet, whose end says where all is, goes by way of a
    /// temporary file. The cursor and the stream stay the caller's to close.
    ///
    /// @param raw what logs hold as it is: control characters, cells that a spreadsheet computes
    /// @param written told the rows so far
    /// @return the rows
    /// @throws spoor.model.SpoorException what the rows' cursor throws
    public static long write(
            ExportFormat format,
            RowCursor rows,
            OutputStream out,
            boolean raw,
            LongConsumer written)
            throws IOException {
        Counted counted = new Counted(rows, written);
        if (format == ExportFormat.PARQUET) {
            Path file = Files.createTempFile("spoor-export-", ".parquet");
            try {
                writeParquet(file, counted);
                Files.copy(file, out);
            } finally {
                Files.deleteIfExists(file);
            }
        } else {
            writeText(RowText.of(format, rows.columns(), raw), counted, out);
        }
        return counted.count();
    }

    /// Writes a Parquet file in its place.
    public static void writeParquet(Path file, RowCursor rows) {
        ParquetFile.write(file, rows);
    }

    private static void writeText(RowText text, RowCursor rows, OutputStream out)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.head(writer);
        for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
            for (int row = 0; row < batch.get().rows(); row++) {
                text.row(batch.get(), row, writer);
            }
        }
        writer.flush();
    }

    /// Tells how many rows have passed.
    private static final class Counted implements RowCursor {
        private final RowCursor rows;
        private final LongConsumer written;
        private long count;

        Counted(RowCursor rows, LongConsumer written) {
            this.rows = rows;
            this.written = written;
        }

        long count() {
            return count;
        }

        @Override
        public List<Column> columns() {
            return rows.columns();
        }

        @Override
        public Optional<RowBatch> next() {
            written.accept(count);
            Optional<RowBatch> batch = rows.next();
            batch.ifPresent(some -> count += some.rows());
            return batch;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
