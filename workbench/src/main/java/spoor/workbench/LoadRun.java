package spoor.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.CaseStore;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Chosen;
import spoor.formats.Origin;
import spoor.formats.Reading;
import spoor.formats.archives.Archive;
import spoor.formats.archives.Spool;
import spoor.model.FormatException;
import spoor.model.Stop;

/// Decides for each source of a load whether it is skipped, continued, replaced or new, and has it
/// read.
///
/// Sources are looked at and read by several threads, but everything that one of them may change
/// for the next (numbers, tables, what is a copy of what) is decided by one thread in the order of
/// the sources. They also become part of the case in this order. So the result does not depend on
/// the threads, and what a killed load leaves is a beginning of the whole.
final class LoadRun {
    private final CaseStore store;
    private final LoadOptions options;
    private final LoadProgress progress;
    private final Spool spool;
    private final List<Beside> beside;
    private final Stop stop;
    private final Known known;
    private final Refusal refusals;
    private final UnderWay underWay;
    private final ArchivesUnderWay archives;
    private final List<Future<Account.Line>> lines = new ArrayList<>();

    /// Sources that are to be read once more, by their numbers.
    private final ConcurrentSkipListMap<Integer, ToRead> late = new ConcurrentSkipListMap<>();

    /// Where things were met in this load.
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private final ExecutorService lookers;

    /// @param beside takes what was met and not read
    /// @param stop ends the load between two sources or inside one; what is read to its end stays
    LoadRun(
            CaseStore store,
            LoadOptions options,
            LoadProgress progress,
            Spool spool,
            List<Beside> beside,
            Stop stop) {
        this.store = store;
        this.options = options;
        this.progress = progress;
        this.spool = spool;
        this.beside = beside;
        this.stop = stop;
        this.known = new Known(store);
        this.refusals = new Refusal(store, known);
        this.underWay = new UnderWay(options.threads());
        this.archives = new ArchivesUnderWay(store, known, underWay);
        this.lookers =
                Executors.newFixedThreadPool(
                        options.threads(),
                        Thread.ofPlatform().daemon().name("spoor-look-", 0).factory());
    }

    /// Loads all, and gives a line for each in their order.
    List<Account.Line> all(List<Origin> files) {
        try (lookers;
                Intake intake = new Intake(files, known, options.unpacking(), spool);
                underWay) {
            try {
                Deque<Runnable> decisions = new ArrayDeque<>();
                Optional<Intake.Item> next = intake.next();
                while (next.isPresent() || !decisions.isEmpty()) {
                    stop.check();
                    while (next.isPresent() && decisions.size() < 2 * options.threads()) {
                        decisions.add(decision(next.get(), intake.depth()));
                        next = intake.next();
                    }
                    decisions.remove().run();
                }
                readLateOnes();
                return lines.stream().map(UnderWay::result).toList();
            } finally {
                lookers.shutdownNow();
            }
        }
    }

    /// Begins to look at a thing; what is returned goes on in the order of the things.
    private Runnable decision(Intake.Item item, int depth) {
        return switch (item) {
            case Intake.Item.Read read -> {
                see(read.origin());
                Future<SourceLook> look =
                        lookers.submit(
                                () -> SourceLook.at(read.origin(), known, spool, options.latest()));
                yield () -> decide(UnderWay.result(look));
            }
            case Intake.Item.Refuse refuse -> {
                see(refuse.origin());
                yield () ->
                        refuse(
                                refuse.origin(),
                                known.at(refuse.origin().location()),
                                refuse.reason());
            }
            case Intake.Item.Pass pass ->
                    () ->
                            beside.add(
                                    new Beside(
                                            pass.origin().location(),
                                            pass.origin().path(),
                                            pass.why(),
                                            Optional.empty()));
            case Intake.Item.Known same -> {
                known.within(same.source().location()).forEach(one -> seen.add(one.location()));
                see(same.origin());
                yield () -> skipArchive(same.origin(), same.source());
            }
            case Intake.Item.Copy copy -> {
                see(copy.origin());
                yield () -> {
                    underWay.waitForAll();
                    skipArchive(copy.origin(), known.at(copy.first().location()).orElseThrow());
                };
            }
            case Intake.Item.Begin begin -> {
                see(begin.load().origin());
                if (depth == 1) {
                    progress.began(begin.load().origin(), begin.archive()::rawBytesRead);
                }
                yield () -> lines.add(archives.begin(begin.load()));
            }
            case Intake.Item.End end -> () -> end(end.load(), end.archive());
        };
    }

    private void see(Origin origin) {
        seen.add(origin.location());
    }

    private void skipArchive(Origin origin, StoredSource same) {
        boolean here = same.location().equals(origin.location());
        skip(origin, same);
        if (here) {
            known.within(same.location())
                    .forEach(one ->
                            lines.add(
                                    CompletableFuture.completedFuture(
                                            new Account.Line(one, Account.Outcome.SKIPPED))));
        }
    }

    private void end(ArchiveLoad load, Archive archive) {
        readLateOnes();
        archives.end(load, archive, seen);
        done(load.origin());
    }

    private void decide(SourceLook look) {
        Origin origin = look.origin();
        Optional<StoredSource> before = known.at(origin.location());
        if (look.failure().isPresent()) {
            refuse(origin, before, look.failure().get());
            return;
        }
        switch (look.earlier()) {
            case Earlier.Same same -> skip(origin, same.source());
            case Earlier.Grown grown -> grow(look, grown.source());
            case Earlier.Changed changed ->
                    read(toRead(look, before, Account.Outcome.REPLACED, changed.why()));
            case Earlier.None _ -> {
                Optional<StoredSource> twin = twin(origin);
                if (twin.isPresent()) {
                    skip(origin, twin.get());
                } else {
                    read(toRead(look, before, Account.Outcome.LOADED, ""));
                }
            }
        }
    }

    /// A source of this load that has the same bytes.
    private Optional<StoredSource> twin(Origin origin) {
        underWay.waitForSize(origin.size());
        return Earlier.of(origin, Optional.empty(), known.ofSize(origin.size()))
                        instanceof Earlier.Same same
                ? Optional.of(same.source())
                : Optional.empty();
    }

    private void skip(Origin origin, StoredSource same) {
        lines.add(CompletableFuture.completedFuture(skipped(origin, same)));
    }

    private Account.Line skipped(Origin origin, StoredSource same) {
        done(origin);
        if (same.location().equals(origin.location())) {
            return new Account.Line(same, Account.Outcome.SKIPPED);
        }
        beside.add(
                new Beside(
                        origin.location(),
                        origin.path(),
                        "the same bytes as " + same.path(),
                        Optional.of(same.id())));
        StoredSource copy =
                same.alsoAt(
                        origin.path(),
                        origin.location(),
                        "it has the same bytes as " + same.path() + ", whose rows are in the case");
        return new Account.Line(copy, Account.Outcome.SKIPPED);
    }

    /// Loads what came behind; reads anew where that cannot be done without a doubt.
    private void grow(SourceLook look, StoredSource before) {
        Chosen chosen = look.chosen().orElseThrow();
        String obstacle = look.obstacle(before);
        if (obstacle.isEmpty()) {
            underWay.waitForAll();
            TableChoice choice = TableChoice.of(before.table(), chosen.reading(), known.tables());
            if (choice.table().name().equals(before.table())) {
                ToRead otherwise =
                        toRead(
                                look,
                                Optional.of(before),
                                Account.Outcome.REPLACED,
                                "the file grew and was read anew, because what came behind has"
                                        + " other columns");
                submit(
                        new SourceLoad(
                                before.id(),
                                look.source().orElseThrow(),
                                chosen,
                                List.of(choice),
                                Optional.of(before),
                                Account.Outcome.CONTINUED,
                                before.notes()),
                        otherwise);
                return;
            }
            obstacle = "its columns are other ones now";
        }
        SourceLook anew = SourceLook.anew(look.origin(), look.earlier(), spool, options.latest());
        if (anew.failure().isPresent()) {
            refuse(look.origin(), Optional.of(before), anew.failure().get());
        } else {
            read(
                    toRead(
                            anew,
                            Optional.of(before),
                            Account.Outcome.REPLACED,
                            "the file grew and was read anew, because " + obstacle));
        }
    }

    /// A source that is to be read from its beginning; its line is the next one.
    private ToRead toRead(
            SourceLook look, Optional<StoredSource> before, Account.Outcome outcome, String note) {
        CompletableFuture<Account.Line> line = new CompletableFuture<>();
        lines.add(line);
        int id = before.map(StoredSource::id).orElseGet(known::newId);
        return new ToRead(id, look, before, outcome, note, line, false);
    }

    private void read(ToRead next) {
        Chosen chosen = next.look().chosen().orElseThrow();
        SourceLoad load = next.into(choices(chosen.reading()));
        while (underWay.waitForTables(load)) {
            load = next.into(choices(chosen.reading()));
        }
        submit(load, next);
    }

    /// Reads the sources that turned out to hold more than their samples show. They come behind the
    /// others, as they change other tables than was known when the others were decided.
    private void readLateOnes() {
        underWay.waitForAll();
        while (!late.isEmpty()) {
            stop.check();
            ToRead next = late.pollFirstEntry().getValue();
            Origin origin = next.look().origin();
            Optional<StoredSource> before = known.at(origin.location());
            Optional<StoredSource> twin =
                    next.outcome() == Account.Outcome.LOADED ? twin(origin) : Optional.empty();
            if (twin.isPresent()) {
                before.ifPresent(line -> {
                    underWay.doInTurn(() -> store.remove(List.of(line)));
                    known.remove(line);
                });
                next.line().complete(skipped(origin, twin.get()));
            } else {
                read(next.behind(before));
            }
            underWay.waitForAll();
        }
    }

    private List<TableChoice> choices(Reading reading) {
        List<TableChoice> choices = new ArrayList<>();
        choices.add(
                TableChoice.of(options.table().orElse(reading.table()), reading, known.tables()));
        for (Reading further : reading.further()) {
            choices.add(TableChoice.of(further.table(), further, known.tables()));
        }
        return choices;
    }

    /// @param decided what the load was made of
    private void submit(SourceLoad load, ToRead decided) {
        Origin origin = load.source().origin();
        underWay.begin(
                load,
                turn -> {
                    try {
                        decided.line()
                                .complete(
                                        load.run(
                                                store,
                                                known,
                                                options.threads(),
                                                progress,
                                                turn,
                                                !decided.again(),
                                                stop));
                        done(origin);
                    } catch (HoldsMore e) {
                        turn.run();
                        late.put(decided.id(), decided.with(e.reading()));
                        refusals.later(origin, decided.id(), decided.before());
                    } catch (FormatException e) {
                        turn.run();
                        decided.line()
                                .complete(
                                        refusals.write(origin, decided.id(), decided.before(), e));
                        done(origin);
                    } catch (RuntimeException | Error e) {
                        decided.line().completeExceptionally(e);
                        throw e;
                    }
                });
    }

    private void done(Origin origin) {
        progress.done(origin);
        origin.release();
    }

    private void refuse(Origin origin, Optional<StoredSource> before, FormatException reason) {
        int id = before.map(StoredSource::id).orElseGet(known::newId);
        lines.add(
                underWay.inTurn(() -> {
                    try {
                        return refusals.write(origin, id, before, reason);
                    } finally {
                        done(origin);
                    }
                }));
    }
}
