package spoor.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import spoor.engine.duckdb.AccountStore;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.CaseStore;
import spoor.engine.duckdb.Ingest;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.BlockSource;
import spoor.formats.Chosen;
import spoor.formats.FileWalk;
import spoor.formats.Reading;
import spoor.formats.Source;
import spoor.formats.Tally;
import spoor.model.FormatException;

/// One load: decides for each file whether it is skipped, continued, replaced or new, and loads it.
final class CaseLoader {
    private static final long PROGRESS_MILLISECONDS = 200;

    /// Files below this size are read by one thread, which keeps their rows in order.
    private static final long ORDERED_BYTES = 16 << 20;

    private final Case target;
    private final CaseStore store;
    private final AccountStore accounts;
    private final LoadOptions options;
    private final Progress progress;

    /// What was met and not read.
    private final List<Beside> beside = new ArrayList<>();

    CaseLoader(
            Case target,
            CaseStore store,
            AccountStore accounts,
            LoadOptions options,
            Progress progress) {
        this.target = target;
        this.store = store;
        this.accounts = accounts;
        this.options = options;
        this.progress = progress;
    }

    Account load(List<Path> paths, Instant moment) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            FileWalk walk = FileWalk.of(path);
            for (Path file : walk.files()) {
                if (!files.contains(file)) {
                    files.add(file);
                }
            }
            walk.skipped()
                    .forEach(one ->
                            beside.add(
                                    new Beside(
                                            location(one.path()),
                                            one.path().toString(),
                                            one.why(),
                                            Optional.empty())));
        }
        List<Account.Line> lines = new ArrayList<>();
        store.beginLoading(moment);
        try {
            for (Path file : files) {
                progress.begin(file.toString(), lines.size() + 1, files.size(), size(file));
                Account.Line line = load(file);
                progress.end(line);
                lines.add(line);
            }
        } finally {
            store.endLoading();
        }
        accounts.keep(beside);
        return target.account(lines, beside);
    }

    private static String location(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private Account.Line load(Path file) {
        List<StoredSource> known = store.sources();
        String location = location(file);
        Optional<StoredSource> before =
                known.stream().filter(source -> source.location().equals(location)).findFirst();
        int id =
                before.map(StoredSource::id)
                        .orElseGet(() ->
                                1 + known.stream().mapToInt(StoredSource::id).max().orElse(0));
        try {
            Earlier earlier = Earlier.of(file, before, known);
            return switch (earlier) {
                case Earlier.Same same -> skip(file, location, same.source());
                case Earlier.Grown grown -> grow(file, location, grown.source());
                case Earlier.Changed changed ->
                        read(
                                file,
                                location,
                                id,
                                Optional.of(changed.source()),
                                Account.Outcome.REPLACED,
                                changed.why());
                case Earlier.None _ -> read(file, location, id, before, Account.Outcome.LOADED, "");
            };
        } catch (FormatException e) {
            return refuse(file, location, id, before, e);
        }
    }

    private Account.Line skip(Path file, String location, StoredSource same) {
        if (!same.location().equals(location)) {
            beside.add(
                    new Beside(
                            location,
                            file.toString(),
                            "the same bytes as " + same.path(),
                            Optional.of(same.id())));
        }
        StoredSource source =
                same.location().equals(location)
                        ? same
                        : same.alsoAt(
                                file.toString(),
                                location,
                                "it has the same bytes as "
                                        + same.path()
                                        + ", whose rows are in the case");
        return new Account.Line(source, Account.Outcome.SKIPPED);
    }

    /// Loads what came behind; reads anew where that cannot be done without a doubt.
    private Account.Line grow(Path file, String location, StoredSource before) {
        Source source = Source.open(file, before.content().textLength());
        Chosen chosen = source.recognise();
        String obstacle = obstacle(source, chosen, before);
        if (!obstacle.isEmpty()) {
            return read(
                    file,
                    location,
                    before.id(),
                    Optional.of(before),
                    Account.Outcome.REPLACED,
                    "the file grew and was read anew, because " + obstacle);
        }
        TableChoice choice = TableChoice.of(before.table(), chosen.reading(), store.tables());
        if (!choice.table().name().equals(before.table())) {
            return read(
                    file,
                    location,
                    before.id(),
                    Optional.of(before),
                    Account.Outcome.REPLACED,
                    "the file grew and was read anew, because its columns are other ones now");
        }
        return ingest(
                source,
                chosen,
                List.of(choice),
                location,
                before.id(),
                Optional.of(before),
                Account.Outcome.CONTINUED,
                before.notes());
    }

    private static String obstacle(Source source, Chosen chosen, StoredSource before) {
        if (source.gzip()) {
            return "it is compressed";
        }
        if (!chosen.format().description().name().equals(before.format())) {
            return "its format is another one now";
        }
        if (!chosen.reading().continuable() || !chosen.reading().further().isEmpty()) {
            return "a file of its kind cannot be continued";
        }
        return before.content().continueAt() == before.content().textLength()
                ? ""
                : "it ended inside a record before";
    }

    private Account.Line read(
            Path file,
            String location,
            int id,
            Optional<StoredSource> before,
            Account.Outcome outcome,
            String note) {
        Source source = Source.open(file);
        Chosen chosen = source.recognise();
        TableChoice choice =
                TableChoice.of(
                        options.table().orElse(chosen.reading().table()),
                        chosen.reading(),
                        store.tables());
        List<TableChoice> choices = new ArrayList<>();
        choices.add(choice);
        for (Reading further : chosen.reading().further()) {
            choices.add(TableChoice.of(further.table(), further, store.tables()));
        }
        List<String> notes = new ArrayList<>(chosen.recognition().assumptions());
        notes.addAll(source.notes());
        choices.forEach(chosenTable -> notes.addAll(chosenTable.notes()));
        if (!note.isEmpty()) {
            notes.add(note);
        }
        return ingest(source, chosen, choices, location, id, before, outcome, notes);
    }

    private Account.Line ingest(
            Source source,
            Chosen chosen,
            List<TableChoice> choices,
            String location,
            int id,
            Optional<StoredSource> before,
            Account.Outcome outcome,
            List<String> notes) {
        boolean continued = outcome == Account.Outcome.CONTINUED;
        long from = continued ? before.orElseThrow().content().continueAt() : 0;
        List<BlockSource> passes = new CopyOnWriteArrayList<>();
        try (ScheduledExecutorService ticker = ticker(passes, choices.size())) {
            try {
                List<Ingest.Part> parts = new ArrayList<>();
                for (TableChoice choice : choices) {
                    BlockSource pass = source.blocks(choice.reading(), from);
                    passes.add(pass);
                    parts.add(
                            new Ingest.Part(
                                    choice.table(), choice.exists(), choice.reading(), pass));
                }
                StoredSource loaded =
                        store.load(
                                new Ingest(
                                        id,
                                        source.path().toString(),
                                        location,
                                        chosen.format().description().name(),
                                        chosen.recognition().why(),
                                        notes,
                                        parts,
                                        before,
                                        continued),
                                size(source.path()) < ORDERED_BYTES ? 1 : options.threads());
                return new Account.Line(loaded, outcome);
            } finally {
                ticker.shutdownNow();
                passes.forEach(BlockSource::close);
            }
        }
    }

    private ScheduledExecutorService ticker(List<BlockSource> passes, int ofAll) {
        ScheduledThreadPoolExecutor ticker =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("spoor-progress").factory());
        Future<?> _ =
                ticker.scheduleAtFixedRate(
                        () -> progress.read(readOf(passes, ofAll)),
                        PROGRESS_MILLISECONDS,
                        PROGRESS_MILLISECONDS,
                        TimeUnit.MILLISECONDS);
        return ticker;
    }

    /// Raw bytes of the file read so far: where several passes are made over it, their mean.
    private static long readOf(List<BlockSource> passes, int ofAll) {
        return passes.stream().mapToLong(BlockSource::rawBytesRead).sum() / ofAll;
    }

    /// Writes down that a file was not read. What an earlier load made of it stays.
    private Account.Line refuse(
            Path file,
            String location,
            int id,
            Optional<StoredSource> before,
            FormatException reason) {
        String why = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        if (before.isPresent() && before.get().state() == StoredSource.State.LOADED) {
            return new Account.Line(before.get(), Account.Outcome.UNREAD);
        }
        long size = size(file);
        StoredSource refused =
                new StoredSource(
                        id,
                        file.toString(),
                        location,
                        StoredSource.State.UNREAD,
                        new StoredSource.Content(size, hash(file), size, 0),
                        "",
                        List.of(),
                        why,
                        List.of(),
                        StoredSource.Counts.refused(size),
                        Optional.empty());
        store.refuse(
                refused, List.of(new Tally.Reject(reason.offset(), size, "", why, new byte[0])));
        return new Account.Line(refused, Account.Outcome.UNREAD);
    }

    private static String hash(Path file) {
        try {
            return Files.isReadable(file) ? Source.sha256(file, Long.MAX_VALUE) : "";
        } catch (FormatException e) {
            return "";
        }
    }
}
