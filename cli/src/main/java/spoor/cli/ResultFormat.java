package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.QueryAnswer;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
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

    void print(QueryAnswer answer, Optional<Path> output, Console console, boolean raw)
            throws IOException {
        if (this == PARQUET) {
            ResultTable table = only(answer);
            Export.writeParquet(output.orElseThrow(), table.cursor());
            return;
        }
        if (output.isEmpty()) {
            print(answer, console.out(), raw);
            console.out().flush();
            return;
        }
        try (PrintStream out = open(output.get())) {
            print(answer, out, raw);
            if (out.checkError()) {
                throw new SpoorException(
                        ErrorKind.DATA,
                        output.get()
                                + " cannot be written to its end: free some space on its disk, or"
                                + " name another file with -o");
            }
        }
    }

    private static PrintStream open(Path file) {
        try {
            return new PrintStream(
                    new BufferedOutputStream(Files.newOutputStream(file)),
                    false,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.USER,
                    file
                            + " cannot be written ("
                            + e.getClass().getSimpleName()
                            + "): name another file with -o",
                    e);
        }
    }

    private void print(QueryAnswer answer, PrintStream out, boolean raw) throws IOException {
        switch (this) {
            case TABLE -> {
                for (int i = 0; i < answer.tables().size(); i++) {
                    if (i > 0) {
                        out.println();
                    }
                    ResultText.print(answer.tables().get(i), out, raw);
                }
            }
            case CSV -> write(ExportFormat.CSV, answer, out, raw);
            case JSON -> {
                try (JsonGenerator json = Json.pretty(out, raw)) {
                    ResultJson.write(answer, json);
                }
                out.println();
            }
            case NDJSON -> write(ExportFormat.NDJSON, answer, out, raw);
            case MARKDOWN -> write(ExportFormat.MARKDOWN, answer, out, raw);
            case SVG -> out.print(picture(only(answer)));
            case PARQUET -> throw new IllegalStateException("Parquet goes to a file");
        }
    }

    private void write(ExportFormat format, QueryAnswer answer, PrintStream out, boolean raw)
            throws IOException {
        long _ = Export.write(format, only(answer).cursor(), out, raw, _ -> {});
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

    private ResultTable only(QueryAnswer answer) {
        if (answer.tables().size() != 1) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the query gives "
                            + answer.tables().size()
                            + " tables and "
                            + this
                            + " holds one: use --format json or table, or one statement");
        }
        return answer.tables().getFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
