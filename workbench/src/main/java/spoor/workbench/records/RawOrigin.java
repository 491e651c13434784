package spoor.workbench.records;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Origin;
import spoor.formats.Unpacking;
import spoor.formats.archives.Archive;
import spoor.formats.archives.EntryOrigin;
import spoor.formats.archives.Kind;
import spoor.formats.archives.Member;
import spoor.formats.archives.Spool;
import spoor.model.FormatException;
import spoor.model.Stop;

/// Where the bytes of a source are, also in an archive, and in one within another. Close it when
/// they are read.
final class RawOrigin implements AutoCloseable {
    private final Deque<Runnable> open = new ArrayDeque<>();
    private Origin origin;

    private RawOrigin(Origin file) {
        this.origin = file;
    }

    /// @param file that the chain begins with
    /// @param chain the file, then the archives in it, then the source; the file alone where the
    ///   source is one
    /// @throws FormatException when an archive does not hold the next of them any more
    static RawOrigin of(Origin file, List<StoredSource> chain, Spool spool, Stop stop) {
        RawOrigin found = new RawOrigin(file);
        try {
            for (StoredSource inner : chain.subList(1, chain.size())) {
                found.enter(inner, spool, stop);
            }
            return found;
        } catch (RuntimeException e) {
            found.close();
            throw e;
        }
    }

    /// The archives around a source, the file first, and the source.
    static List<StoredSource> chain(StoredSource source, List<StoredSource> all) {
        Deque<StoredSource> chain = new ArrayDeque<>();
        Optional<StoredSource> outer = Optional.of(source);
        while (outer.isPresent()) {
            chain.addFirst(outer.get());
            outer = around(outer.get(), all);
        }
        return List.copyOf(chain);
    }

    private static Optional<StoredSource> around(StoredSource inner, List<StoredSource> all) {
        Optional<StoredSource> nearest = Optional.empty();
        for (StoredSource one : all) {
            if (one.state() == StoredSource.State.ARCHIVE
                    && inner.location().startsWith(one.location() + "!")
                    && (nearest.isEmpty()
                            || nearest.get().location().length() < one.location().length())) {
                nearest = Optional.of(one);
            }
        }
        return nearest;
    }

    Origin origin() {
        return origin;
    }

    private void enter(StoredSource inner, Spool spool, Stop stop) {
        Origin outer = origin;
        try {
            Kind kind =
                    Kind.of(outer)
                            .orElseThrow(() -> failure(outer, "it is no archive any more", null));
            Archive archive = Archive.open(outer, kind, Unpacking.STANDARD, spool);
            open.push(() -> close(archive));
            origin = member(archive, outer, inner, stop);
            open.push(origin::release);
        } catch (IOException e) {
            throw failure(outer, String.valueOf(e.getMessage()), e);
        }
    }

    private static Origin member(Archive archive, Origin outer, StoredSource inner, Stop stop) {
        for (Optional<Member> next = archive.next(); next.isPresent(); next = archive.next()) {
            if (next.get() instanceof Member.File(EntryOrigin entry)) {
                if (entry.location().equals(inner.location())) {
                    return entry;
                }
                entry.release();
            }
            stop.check();
        }
        throw failure(outer, "its entry " + inner.path() + " is not found in it", null);
    }

    private static FormatException failure(
            Origin outer, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new FormatException(
                outer.path(), 0, outer.path() + " cannot be read again: " + why, cause);
    }

    private static void close(Archive archive) {
        try {
            archive.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
