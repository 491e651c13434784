package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spoor.workbench.Case;
import spoor.workbench.records.RawRecord;
import spoor.workbench.records.RawRecordJson;
import spoor.workbench.records.RawRecords;

/// `spoor record SOURCE OFFSET --case DIR`
@Command(
        name = "record",
        description = "Print one record as its file has it, by the _Source and _Offset of a row.",
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "The source's number (a row's _Source), or its path.")
    String source = "";

    @Parameters(index = "1", paramLabel = "OFFSET", description = "A row's _Offset.")
    long offset;

    @Mixin CaseOption chosen = new CaseOption();

    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "How to print it: ${COMPLETION-CANDIDATES}.")
    AccountFormat format = AccountFormat.TABLE;

    @Option(
            names = "--raw",
            description = "Print the bytes of the record as they are, and nothing else.")
    boolean raw;

    @Option(
            names = "--around",
            paramLabel = "BYTES",
            description = "Print so many bytes before and behind it too (at most 16384).")
    int around;

    @Option(
            names = "--whole",
            description = "Compare the SHA-256 of a file of more than 256 MiB too.")
    boolean whole;

    private final Console console;
    private final Clock clock;

    RecordCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try (Case opened = chosen.existing(clock)) {
            RawRecord record =
                    opened.records().read(new RawRecords.Asked(source, offset, around, whole));
            print(record);
            return record.bytes().isPresent() ? 0 : 3;
        }
    }

    private void print(RawRecord record) throws IOException {
        PrintStream out = console.out();
        if (raw && record.bytes().isPresent()) {
            out.write(record.bytes().get().shown());
            out.flush();
            return;
        }
        switch (format) {
            case TABLE -> RecordText.print(record, out);
            case JSON -> {
                try (JsonGenerator json = Json.pretty(out, false)) {
                    RawRecordJson.write(record, json);
                }
                out.println();
            }
        }
    }
}
