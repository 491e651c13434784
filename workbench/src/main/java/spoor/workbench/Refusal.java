package spoor.workbench;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.CaseStore;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Origin;
import spoor.formats.Source;
import spoor.formats.Tally;
import spoor.model.FormatException;

/// Writes down that a source was not read, or not yet. What an earlier load made of it stays.
final class Refusal {
    private final CaseStore store;
    private final Known known;

    Refusal(CaseStore store, Known known) {
        this.store = store;
        this.known = known;
    }

    Account.Line write(
            Origin origin, int id, Optional<StoredSource> before, FormatException reason) {
        if (before.isPresent() && before.get().state() == StoredSource.State.LOADED) {
            return new Account.Line(before.get(), Account.Outcome.UNREAD);
        }
        long size = origin.size();
        StoredSource refused =
                new StoredSource(
                        id,
                        origin.path(),
                        origin.location(),
                        StoredSource.State.UNREAD,
                        new StoredSource.Content(size, hash(origin), size, 0),
                        "",
                        List.of(),
                        reason.summary(),
                        List.of(),
                        StoredSource.Counts.refused(size),
                        Optional.empty());
        store.refuse(
                refused,
                before.isPresent(),
                List.of(
                        new Tally.Reject(
                                reason.offset(), size, "", particulars(reason), new byte[0])));
        known.add(refused);
        return new Account.Line(refused, Account.Outcome.UNREAD);
    }

    /// Keeps a source's number until it is read in this load; one whose load is killed before is
    /// read by the next.
    void later(Origin origin, int id, Optional<StoredSource> before) {
        if (before.isEmpty() || before.get().state() != StoredSource.State.LOADED) {
            String why = origin.path() + " is not read: " + ArchiveLoad.INTERRUPTED;
            Account.Line _ =
                    write(origin, id, before, new FormatException(origin.path(), 0, why, null));
        }
    }

    private static String particulars(FormatException reason) {
        return reason.getMessage() == null ? reason.toString() : reason.getMessage();
    }

    private static String hash(Origin origin) {
        try {
            return origin.inPlace().filter(file -> !Files.isReadable(file)).isPresent()
                    ? ""
                    : Source.sha256(origin, Long.MAX_VALUE);
        } catch (FormatException e) {
            return "";
        }
    }
}
