package spoor.workbench;

import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Origin;
import spoor.formats.archives.Kind;

/// An archive on its way into a case. It has a line of its own in the manifest, without events:
/// each thing in it is a source. The line is there from the beginning, so that a load that is
/// killed can be told from one that is complete.
record ArchiveLoad(Origin origin, Kind kind, String sha256) {
    static final String INTERRUPTED =
            "its loading was interrupted: load it again, which completes it";

    /// What stands in the manifest while it is read.
    StoredSource begun(int id) {
        return line(id, StoredSource.State.UNREAD, INTERRUPTED, List.of(), 0);
    }

    /// What stands in the manifest in the end.
    ///
    /// @param problems of the archive itself, a sentence each
    StoredSource done(int id, int members, List<String> problems, List<String> notes) {
        return line(
                id,
                StoredSource.State.ARCHIVE,
                "it is a "
                        + kind.label()
                        + " archive by its first bytes, of "
                        + members
                        + (members == 1 ? " entry" : " entries")
                        + ", each a source of its own",
                notes,
                problems.size());
    }

    private StoredSource line(
            int id, StoredSource.State state, String why, List<String> notes, int problems) {
        StoredSource.Part none = new StoredSource.Part(0, 0);
        return new StoredSource(
                id,
                origin.path(),
                origin.location(),
                state,
                new StoredSource.Content(origin.size(), sha256, 0, 0),
                kind.label(),
                List.of(),
                why,
                notes,
                new StoredSource.Counts(
                        none, none, none, none, new StoredSource.Part(problems, 0), 0, 0),
                Optional.empty());
    }
}
