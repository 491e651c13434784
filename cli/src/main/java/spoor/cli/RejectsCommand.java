package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spoor.engine.duckdb.StoredReject;
import spoor.engine.duckdb.StoredSource;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.AccountJson;
import spoor.workbench.Case;
import spoor.workbench.records.RawRecord;
import spoor.workbench.records.RawRecords;
import spoor.workbench.report.Visible;
import spoor.workbench.report.VisibleBytes;

/// `spoor rejects --case DIR [SOURCE]`
@Command(
        name = "rejects",
        description = "Print the records and values that could not be read, with their places.",
        mixinStandardHelpOptions = true)
final class RejectsCommand implements Callable<Integer> {
    private static final int PLACES = 10;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..1",
            description = "The path of a source; without it, of all.")
    Optional<String> source = Optional.empty();

    @Mixin CaseOption chosen = new CaseOption();

    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "How to print them: ${COMPLETION-CANDIDATES}.")
    AccountFormat format = AccountFormat.TABLE;

    @Option(names = "--raw", description = "Print what logs hold as it is, control characters too.")
    boolean raw;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Only those whose reason or column holds this text; case is ignored.")
    Optional<String> reason = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "Print at most so many.")
    Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--around",
            paramLabel = "BYTES",
            description =
                    "Read the file again and print the bytes at each place, with so many before"
                            + " and behind it (at most 16384); of the first 10 unless --limit says"
                            + " otherwise.")
    Optional<Integer> around = Optional.empty();

    private final Console console;
    private final Clock clock;

    RejectsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        try (Case opened = chosen.existing(clock)) {
            source.ifPresent(path -> requireKnown(opened, path));
            around.ifPresent(this::requireSmall);
            List<StoredReject> all =
                    opened.rejects(source, 0).stream().filter(this::wanted).toList();
            int most = limit.orElse(around.isPresent() ? PLACES : all.size());
            List<StoredReject> rejects = all.subList(0, Math.min(Math.max(0, most), all.size()));
            switch (format) {
                case TABLE -> {
                    if (around.isPresent()) {
                        places(opened, rejects, around.get());
                    } else {
                        print(rejects);
                    }
                    sum(rejects.size(), all.size());
                }
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
        boolean there =
                opened.sources().stream()
                        .anyMatch(known ->
                                known.path().equals(path) || known.location().equals(path));
        if (!there) {
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
                            raw ? reject.text() : VisibleBytes.line(reject.bytes())));
        }
        table.print(console.out());
        List<String> cut =
                rejects.stream()
                        .map(StoredReject::reason)
                        .filter(table::isCut)
                        .distinct()
                        .limit(PLACES)
                        .toList();
        if (!cut.isEmpty()) {
            console.out().println();
            console.out().println("Reasons that are cut above, whole:");
            cut.forEach(one -> console.out().println("  " + (raw ? one : Visible.line(one))));
        }
    }

    private boolean wanted(StoredReject reject) {
        String part = reason.orElse("").toLowerCase(Locale.ROOT);
        return reject.reason().toLowerCase(Locale.ROOT).contains(part)
                || reject.column().toLowerCase(Locale.ROOT).contains(part);
    }

    private void places(Case opened, List<StoredReject> rejects, int bytes) {
        Map<String, Integer> sources =
                opened.sources().stream()
                        .collect(
                                Collectors.toMap(
                                        StoredSource::path, StoredSource::id, (a, b) -> a));
        for (StoredReject reject : rejects) {
            Integer from = sources.get(reject.path());
            if (from != null) {
                RawRecord record =
                        opened.records()
                                .read(
                                        new RawRecords.Asked(
                                                Integer.toString(from),
                                                reject.offset(),
                                                bytes,
                                                false));
                RecordText.print(reject, record, console.out());
                console.out().println();
            }
        }
    }

    private void sum(int shown, int all) {
        String counted = AccountRemarks.counted(all, "reject", "rejects");
        console.out()
                .println(
                        shown < all
                                ? "the first " + shown + " of " + counted + " (--limit N)"
                                : counted);
    }

    private void requireSmall(int bytes) {
        if (format == AccountFormat.JSON) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "--around goes with --format table; JSON has the rejects' own bytes");
        }
        if (bytes < 0 || bytes > RawRecords.MOST_AROUND) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "--around " + bytes + " is not possible: give 0 to " + RawRecords.MOST_AROUND);
        }
    }
}
