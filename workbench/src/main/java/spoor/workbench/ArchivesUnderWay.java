package spoor.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import spoor.engine.duckdb.CaseStore;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Tally;
import spoor.formats.archives.Archive;

/// The archives that the decisions of a load are within, the innermost first. An archive is written
/// down before what is in it, and completed behind it.
final class ArchivesUnderWay {
    private final CaseStore store;
    private final Known known;
    private final UnderWay underWay;
    private final Deque<Open> open = new ArrayDeque<>();

    ArchivesUnderWay(CaseStore store, Known known, UnderWay underWay) {
        this.store = store;
        this.known = known;
        this.underWay = underWay;
    }

    private record Open(int id, CompletableFuture<Account.Line> line, Account.Outcome outcome) {}

    /// Writes an archive down.
    ///
    /// @return its line in the account, once it is complete
    Future<Account.Line> begin(ArchiveLoad load) {
        Optional<StoredSource> before = known.at(load.origin().location());
        if (before.isPresent() && before.get().state() == StoredSource.State.LOADED) {
            underWay.waitForAll();
            store.remove(List.of(before.get()));
        }
        StoredSource begun = load.begun(before.map(StoredSource::id).orElseGet(known::newId));
        known.add(begun);
        underWay.doInTurn(() -> store.refuse(begun, before.isPresent(), List.of()));
        CompletableFuture<Account.Line> line = new CompletableFuture<>();
        open.push(new Open(begun.id(), line, outcome(before, begun)));
        return line;
    }

    private static Account.Outcome outcome(Optional<StoredSource> before, StoredSource begun) {
        if (before.isEmpty() || before.get().state() != StoredSource.State.ARCHIVE) {
            return Account.Outcome.LOADED;
        }
        return before.get().content().sha256().equals(begun.content().sha256())
                ? Account.Outcome.SKIPPED
                : Account.Outcome.REPLACED;
    }

    /// Completes the innermost archive, all of which is read; what it held before and does not hold
    /// now goes.
    ///
    /// @param seen where things were met in this load
    void end(ArchiveLoad load, Archive archive, Set<String> seen) {
        List<StoredSource> gone =
                known.within(load.origin().location()).stream()
                        .filter(source -> !seen.contains(source.location()))
                        .toList();
        Open ended = open.pop();
        List<String> problems = archive.problems();
        StoredSource done =
                load.done(ended.id(), archive.members(), problems, notes(ended, gone.size()));
        List<Tally.Reject> rejects =
                problems.stream()
                        .map(problem -> new Tally.Reject(0, 0, "", problem, new byte[0]))
                        .toList();
        underWay.doInTurn(() -> {
            store.remove(gone);
            store.refuse(done, true, rejects);
        });
        gone.forEach(known::remove);
        known.add(done);
        ended.line().complete(new Account.Line(done, ended.outcome()));
    }

    private static List<String> notes(Open ended, int gone) {
        List<String> notes = new ArrayList<>();
        if (ended.outcome() == Account.Outcome.REPLACED) {
            notes.add("the archive changed since it was loaded");
        }
        if (gone > 0) {
            notes.add(
                    gone
                            + (gone == 1 ? " entry is" : " entries are")
                            + " no longer in it; the rows were removed");
        }
        return notes;
    }
}
