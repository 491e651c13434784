package spoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.BlockSource;
import spoor.formats.Chosen;
import spoor.formats.Reading;
import spoor.formats.RecordBatch;
import spoor.formats.Source;
import spoor.formats.Tally;

/// The readers by themselves, on one core, up to their batches of rows; beside them the whole load
/// into a case, `wc -l` and DuckDB's own reader of the same file.
public final class ReaderBench {
    private ReaderBench() {}

    /// `ReaderBench FOLDER MEBIBYTES RUNS [LOG...]`: writes the logs that are not there yet, and
    /// measures all of them or those named.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        long bytes = Long.parseLong(arguments[1]) << 20;
        int runs = Integer.parseInt(arguments[2]);
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "MB/s of each: %14s %14s %14s %14s %14s%n",
                "reader, 1 core",
                "by its CPU",
                "whole load",
                "wc -l",
                "DuckDB reader");
        List<String> wanted = List.of(arguments).subList(3, arguments.length);
        for (LogLines.Kind kind : LogLines.Kind.values()) {
            if (!wanted.isEmpty() && !wanted.contains(kind.fileName())) {
                continue;
            }
            Path log = folder.resolve(arguments[1] + "-" + kind.fileName());
            if (!Files.exists(log)) {
                LogLines.write(kind, log, bytes);
            }
            measure(kind, log, runs);
        }
    }

    private static void measure(LogLines.Kind kind, Path log, int runs) throws Exception {
        Path folder = log.resolveSibling("readers-case");
        Path database = log.resolveSibling("readers.duckdb");
        Timing reader = new Timing("reader");
        Timing load = new Timing("load");
        Timing count = new Timing("wc");
        Timing duckdb = new Timing("DuckDB");
        Timing unused = new Timing("first runs");
        for (int run = -1; run < runs; run++) {
            (run < 0 ? unused : reader).time(() -> read(log));
            Machine.delete(folder);
            (run < 0 ? unused : load).time(() -> LoadBench.load(log, folder));
            (run < 0 ? unused : count).time(() -> countLines(log));
            Machine.delete(database);
            (run < 0 ? unused : duckdb).time(() -> rival(kind, log, database));
        }
        double megabytes = Files.size(log) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%-13s %14.0f %14.0f %14.0f %14.0f %14.0f%n",
                kind.fileName(),
                megabytes / reader.median(),
                megabytes / reader.processor(),
                megabytes / load.median(),
                megabytes / count.median(),
                megabytes / duckdb.median());
        Machine.delete(folder);
        Machine.delete(database);
    }

    /// Reads a log to its end, as one thread of a load does.
    private static void read(Path log) {
        Source source = Source.open(log);
        Chosen chosen = source.recognise();
        Reading reading = chosen.reading();
        RecordBatch batch = new RecordBatch(reading.columns());
        BlockParser parser = reading.parser();
        Tally tally = new Tally();
        try (BlockSource blocks = source.blocks(reading)) {
            Block block = blocks.next().orElse(null);
            while (block != null) {
                parser.begin(block);
                while (parser.fill(batch, tally)) {
                    batch.clear();
                }
                batch.clear();
                blocks.release(block);
                block = blocks.next().orElse(null);
            }
            while (parser.finish(batch, tally)) {
                batch.clear();
            }
            tally.add(blocks.summary().tally());
            if (tally.bytes() != blocks.summary().textLength()
                    || tally.count(Tally.Kind.REJECT) > 0) {
                throw new IllegalStateException(log + " was not read whole");
            }
        }
    }

    private static void countLines(Path log) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("wc", "-l", log.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException("wc failed on " + log);
        }
    }

    /// DuckDB's reader that comes nearest: of CSV, of JSON, and for the other logs its CSV reader
    /// told that a line is one text.
    private static void rival(LogLines.Kind kind, Path log, Path database) throws SQLException {
        String read =
                switch (kind) {
                    case CSV, NFSTREAM -> "read_csv('%s')";
                    case EVENT_VIEWER ->
                            "read_csv('%s', delim=',', quote='\"', header=false, skip=1)";
                    case JSON_LINES -> "read_json('%s', format='newline_delimited')";
                    case ZEEK_CONN ->
                            "read_csv('%s', delim='\\t', comment='#', header=false, nullstr='-')";
                    case ACCESS, AUTH, AUDITD, MYSQL, LABELLED_EVENTS ->
                            "read_csv('%s', delim='\\x01', quote='', escape='', header=false,"
                                    + " columns={'line': 'VARCHAR'}, auto_detect=false)";
                };
        try (Connection connection = Rival.open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE log AS SELECT * FROM " + read.replace("%s", log.toString()));
            statement.execute("CHECKPOINT");
        }
    }
}
