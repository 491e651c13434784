package spoor.workbench.records;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Source;
import spoor.model.FormatException;
import spoor.workbench.records.RawRecord.State;

/// Compares files with what the manifest says of them. Safe for many threads.
final class RawFile {
    /// Larger files are hashed only on demand.
    private static final long HASHED = 256L << 20;

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /// A comparison, good as long as the file looks the same from outside.
    private record Seen(long size, long modified, String sha256, Verdict verdict) {}

    /// @param remark a sentence
    record Verdict(State state, String remark) {
        /// Whether the bytes of the file are those that were loaded, as far as was looked.
        boolean holds() {
            return switch (state) {
                case AS_LOADED, SAME_SIZE, GROWN -> true;
                case CHANGED, GONE, UNREADABLE -> false;
            };
        }
    }

    /// @param source a file, or the archive that is one
    /// @param file where it is
    /// @param whole whether a large file is hashed too
    Verdict compare(StoredSource source, Path file, boolean whole) {
        if (source.state() == StoredSource.State.DERIVED) {
            return new Verdict(
                    State.UNREADABLE, source.why() + "; its rows have no bytes of their own");
        }
        if (!Files.isRegularFile(file)) {
            return new Verdict(
                    State.GONE,
                    "the file is no longer there; "
                            + content(source.content().size(), source.content().sha256())
                            + " were loaded");
        }
        long size = file.toFile().length();
        long modified = file.toFile().lastModified();
        String sha256 = source.content().sha256();
        Seen before = seen.get(source.location());
        if (before != null
                && before.size == size
                && before.modified == modified
                && before.sha256.equals(sha256)
                && !(whole && before.verdict.state() == State.SAME_SIZE)) {
            return before.verdict;
        }
        Verdict verdict = compared(source, file, size, whole);
        seen.put(source.location(), new Seen(size, modified, sha256, verdict));
        return verdict;
    }

    private static Verdict compared(StoredSource source, Path file, long size, boolean whole) {
        StoredSource.Content known = source.content();
        if (size < known.size()) {
            return changed(known, counted(size));
        }
        if (known.size() > HASHED && !whole) {
            String large = "; it is too large to compare its SHA-256 for one record";
            return new Verdict(
                    State.SAME_SIZE,
                    size == known.size()
                            ? "the file has the size it had when it was loaded" + large
                            : "the file has grown by "
                                    + counted(size - known.size())
                                    + " since it was loaded"
                                    + large);
        }
        try {
            String found = Source.sha256(file, known.size());
            if (!found.equals(known.sha256())) {
                return changed(
                        known,
                        size == known.size()
                                ? content(size, found)
                                : counted(size) + " that begin otherwise");
            }
        } catch (FormatException e) {
            return new Verdict(State.UNREADABLE, String.valueOf(e.getMessage()));
        }
        return size == known.size()
                ? new Verdict(
                        State.AS_LOADED, "the file is as it was loaded, by its size and SHA-256")
                : new Verdict(
                        State.GROWN,
                        "the file has grown by "
                                + counted(size - known.size())
                                + " since; what was loaded of it is unchanged, by its SHA-256");
    }

    private static Verdict changed(StoredSource.Content known, String now) {
        return new Verdict(
                State.CHANGED,
                "the file is another one than was loaded: it was "
                        + content(known.size(), known.sha256())
                        + ", now it is "
                        + now
                        + "; load it again");
    }

    private static String content(long size, String sha256) {
        return counted(size) + " (SHA-256 " + sha256 + ")";
    }

    private static String counted(long bytes) {
        return String.format(Locale.ROOT, "%,d %s", bytes, bytes == 1 ? "byte" : "bytes");
    }
}
