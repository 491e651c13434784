package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spoor.engine.duckdb.StoredReject;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.AccountJson;
import spoor.workbench.Case;

/// `spoor rejects --case DIR [SOURCE]`
@Command(
        name = "rejects",
        description = "Print the records and values that could not be read, with their places.",
        mixinStandardHelpOptions = true)
final class RejectsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..1",
            description = "The path of a source; without it, of all.")
    Optional<String> source = Optional.empty();

    @Option(names = "--case", paramLabel = "DIR", required = true, description = "The case folder.")
    Path folder = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "How to print them: ${COMPLETION-CANDIDATES}.")
    AccountFormat format = AccountFormat.TABLE;

    @Option(names = "--raw", description = "Print what logs hold as it is, control characters too.")
    boolean raw;

    private final Console console;
    private final Clock clock;

    RejectsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try (Case opened = Case.existing(folder, clock)) {
            source.ifPresent(path -> requireKnown(opened, path));
            List<StoredReject> rejects = opened.rejects(source, 0);
            switch (format) {
                case TABLE -> print(rejects);
                case JSON -> {
                    try (JsonGenerator json = Json.pretty(console.out(), raw)) {
                        json.writeStartArray();
                        for (StoredReject reject : rejects) {
                            AccountJson.write(reject, json);
                        }
                        json.writeEndArray();
                    }
                    console.out().println();
                }
            }
            return 0;
        }
    }

    private static void requireKnown(Case opened, String path) {
        boolean known =
                opened.account().lines().stream()
                        .anyMatch(line ->
                                line.source().path().equals(path)
                                        || line.source().location().equals(path));
        if (!known) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the case has no source '"
                            + path
                            + "': 'spoor account --case "
                            + opened.folder()
                            + "' lists them");
        }
    }

    private void print(List<StoredReject> rejects) {
        TextTable table =
                new TextTable(
                        List.of("source", "offset", "length", "column", "reason", "text"),
                        List.of(false, true, true, false, false, false),
                        raw);
        for (StoredReject reject : rejects) {
            table.add(
                    List.of(
                            reject.path(),
                            Long.toString(reject.offset()),
                            Long.toString(reject.length()),
                            reject.column(),
                            reject.reason(),
                            reject.text()));
        }
        table.print(console.out());
        console.out().println(rejects.size() == 1 ? "1 reject" : rejects.size() + " rejects");
    }
}
