package spoor.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Origin;
import spoor.formats.Source;
import spoor.formats.Unpacking;
import spoor.formats.archives.Archive;
import spoor.formats.archives.Kind;
import spoor.formats.archives.Member;
import spoor.formats.archives.Spool;
import spoor.model.FormatException;

/// What a load has to do, thing by thing: the files in their order, and in the place of an archive
/// what is in it. Used by one thread.
final class Intake implements AutoCloseable {
    private final Iterator<Origin> files;
    private final Known known;
    private final Unpacking limits;
    private final Spool spool;
    private final Deque<Opened> archives = new ArrayDeque<>();

    /// The archives of this load by their hash.
    private final Map<String, Origin> begun = new HashMap<>();

    Intake(List<Origin> files, Known known, Unpacking limits, Spool spool) {
        this.files = files.iterator();
        this.known = known;
        this.limits = limits;
        this.spool = spool;
    }

    private record Opened(ArchiveLoad load, Archive archive) {}

    /// One thing to do.
    sealed interface Item {
        /// Read this, unless it is known.
        record Read(Origin origin) implements Item {}

        /// This cannot be read.
        record Refuse(Origin origin, FormatException reason) implements Item {}

        /// Not to be read.
        record Pass(Origin origin, String why) implements Item {}

        /// What is in an archive comes next.
        record Begin(ArchiveLoad load, Archive archive) implements Item {}

        /// All that is in it was given out.
        record End(ArchiveLoad load, Archive archive) implements Item {}

        /// An archive that the case has, with all that is in it.
        record Known(Origin origin, StoredSource source) implements Item {}

        /// A copy of an archive that this load has begun.
        record Copy(Origin origin, Origin first) implements Item {}
    }

    /// The next thing; empty when all are done.
    Optional<Item> next() {
        Opened innermost = archives.peek();
        if (innermost == null) {
            return files.hasNext() ? Optional.of(item(files.next())) : Optional.empty();
        }
        Optional<Member> member = innermost.archive().next();
        if (member.isEmpty()) {
            archives.pop();
            close(innermost.archive());
            return Optional.of(new Item.End(innermost.load(), innermost.archive()));
        }
        return Optional.of(
                switch (member.get()) {
                    case Member.File file -> item(file.origin());
                    case Member.Closed closed -> refusal(closed.origin(), closed.why());
                    case Member.Passed passed -> new Item.Pass(passed.origin(), passed.why());
                });
    }

    private static void close(Archive archive) {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Item refusal(Origin origin, String why) {
        return new Item.Refuse(
                origin,
                new FormatException(
                        origin.path(), 0, origin.path() + " is not read: " + why, null));
    }

    private Item item(Origin origin) {
        Optional<Kind> kind;
        try {
            kind = Kind.of(origin);
        } catch (IOException | FormatException e) {
            return new Item.Read(origin);
        }
        return kind.isEmpty() ? new Item.Read(origin) : archive(origin, kind.get());
    }

    private Item archive(Origin origin, Kind kind) {
        if (archives.size() == limits.depth()) {
            return refusal(
                    origin,
                    "it is a "
                            + kind.label()
                            + " archive inside "
                            + limits.depth()
                            + " others, and no more are opened: unpack it and load the folder");
        }
        try {
            String sha256 = Source.sha256(origin, Long.MAX_VALUE);
            Optional<StoredSource> before = known.archive(sha256);
            if (before.isPresent() && !isToBeRetried(origin, before.get())) {
                origin.release();
                return new Item.Known(origin, before.get());
            }
            Origin first = begun.putIfAbsent(sha256, origin);
            if (first != null) {
                origin.release();
                return new Item.Copy(origin, first);
            }
            Archive archive = Archive.open(origin, kind, limits, spool);
            ArchiveLoad load = new ArchiveLoad(origin, kind, sha256);
            archives.push(new Opened(load, archive));
            return new Item.Begin(load, archive);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return refusal(origin, "it is a " + kind.label() + " archive, but " + why);
        } catch (FormatException e) {
            return new Item.Refuse(origin, e);
        }
    }

    /// Whether something in an archive that the case has was not read, which may be read now: by
    /// another version, or with other limits.
    private boolean isToBeRetried(Origin origin, StoredSource archive) {
        return archive.location().equals(origin.location())
                && (archive.counts().rejects().count() > 0
                        || known.within(archive.location()).stream()
                                .anyMatch(one -> one.state() == StoredSource.State.UNREAD));
    }

    /// How many archives are open around what comes next.
    int depth() {
        return archives.size();
    }

    @Override
    public void close() {
        archives.forEach(opened -> close(opened.archive()));
    }
}
