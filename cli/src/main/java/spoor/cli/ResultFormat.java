package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import spoor.model.ErrorKind;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.RunningAnswer;
import spoor.workbench.export.Export;
import spoor.workbench.export.ExportFormat;
import spoor.workbench.picture.Picture;
import spoor.workbench.picture.PictureFile;
import spoor.workbench.picture.Pictures;

/// How a query's answer is printed.
enum ResultFormat {
    TABLE,
    CSV,
    JSON,
    NDJSON,
    MARKDOWN,
    SVG,
    PARQUET;

    /// @throws SpoorException when the format needs a file and there is none
    void check(Optional<Path> output) {
        if (this == PARQUET && output.isEmpty()) {
            throw new SpoorException(
                    ErrorKind.USER, "--format parquet needs a file: add -o FILE.parquet");
        }
    }

    /// Writes rows while they come, save where a picture or the widths of a table need all of them.
    ///
    /// @param results where they go without a file
    /// @throws ReaderGone when nobody reads the results any more
    void print(
            RunningAnswer answer,
            Optional<Path> output,
            Supplier<OutputStream> results,
            boolean raw)
            throws IOException {
        if (this == SVG || this == PARQUET || format().isPresent()) {
            requireOne(answer);
        }
        if (output.isPresent()) {
            WholeFile.write(output.get(), file -> write(answer, file, raw));
            return;
        }
        try (OutputStream out = results.get()) {
            print(answer, out, raw);
        }
    }

    private void write(RunningAnswer answer, Path file, boolean raw) throws IOException {
        if (this == PARQUET) {
            try (RowCursor rows = answer.rows(0)) {
                Export.writeParquet(file, rows);
            }
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            print(answer, out, raw);
        }
    }

    /// The format of exports that is written row by row, where this is one.
    private Optional<ExportFormat> format() {
        return switch (this) {
            case CSV -> Optional.of(ExportFormat.CSV);
            case NDJSON -> Optional.of(ExportFormat.NDJSON);
            case MARKDOWN -> Optional.of(ExportFormat.MARKDOWN);
            case TABLE, JSON, SVG, PARQUET -> Optional.empty();
        };
    }

    private void print(RunningAnswer answer, OutputStream out, boolean raw) throws IOException {
        switch (this) {
            case TABLE -> tables(answer, out, raw);
            case JSON -> {
                try (JsonGenerator json = Json.pretty(out, raw)) {
                    ResultJson.write(answer, json);
                }
                out.write('\n');
            }
            case CSV, NDJSON, MARKDOWN -> {
                try (RowCursor rows = answer.rows(0)) {
                    long _ = Export.write(format().orElseThrow(), rows, out, raw, _ -> {});
                }
            }
            case SVG -> out.write(picture(answer.table(0)).getBytes(StandardCharsets.UTF_8));
            case PARQUET -> throw new IllegalStateException("Parquet goes to a file");
        }
    }

    private static void tables(RunningAnswer answer, OutputStream out, boolean raw)
            throws IOException {
        PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
        for (int result = 0; result < answer.headings().size(); result++) {
            if (result > 0) {
                text.println();
            }
            ResultText.print(answer.table(result), text, raw);
        }
        if (text.checkError()) {
            // the stream says why
            out.flush();
        }
    }

    /// What `render` asks for.
    private static String picture(ResultTable table) {
        Render render =
                table.render()
                        .filter(asked -> !asked.kind().equalsIgnoreCase("table"))
                        .orElseThrow(() ->
                                new SpoorException(
                                        ErrorKind.USER,
                                        "--format svg draws what render asks for: end the query"
                                                + " with | render KIND"));
        return switch (Pictures.of(table, render, "picture")) {
            case Picture.Drawn drawn -> PictureFile.of(drawn);
            case Picture.None none -> throw new SpoorException(ErrorKind.USER, none.why());
        };
    }

    private void requireOne(RunningAnswer answer) {
        int results = answer.headings().size();
        if (results != 1) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the query gives "
                            + results
                            + " tables and "
                            + this
                            + " holds one: use --format json or table, or one statement");
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
