package spoor.formats.archives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.formats.DecodedInput;
import spoor.formats.LenientInput;
import spoor.formats.Origin;
import spoor.formats.Packing;
import spoor.formats.Unpacking;

/// The members of an archive, one after another. A damaged archive gives what it holds, and says in
/// [#problems()] what it does not.
public abstract sealed class Archive implements AutoCloseable
        permits ZipArchive, TarArchive, SevenZipArchive, StreamedZip {
    /// Characters kept of a name.
    private static final int LONGEST_NAME = 1000;

    private final Origin origin;
    private final Unpacking limits;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private int members;
    private long unpacked;
    private boolean ended;

    Archive(Origin origin, Unpacking limits) {
        this.origin = origin;
        this.limits = limits;
    }

    /// Opens an archive.
    ///
    /// @throws IOException when nothing of it can be read
    public static Archive open(Origin origin, Kind kind, Unpacking limits, Spool spool)
            throws IOException {
        return switch (kind) {
            case TAR -> new TarArchive(origin, limits, spool);
            case SEVEN_ZIP -> SevenZipArchive.open(origin, limits, spool);
            case ZIP -> ZipArchive.open(origin, limits, spool);
        };
    }

    /// Where bytes can be had at any place.
    static Spool.Held seekable(Origin origin, Spool spool) throws IOException {
        Packing packing = Packing.of(origin);
        if (packing.layers().isEmpty() && origin.inPlace().isPresent()) {
            return new Spool.InPlace(origin.inPlace().get());
        }
        try (InputStream input = packing.unpack(origin)) {
            return spool.hold(input);
        }
    }

    /// The next member; empty at the end, at damage that ends the archive, and at a limit.
    public final Optional<Member> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            Optional<Member> member = advance();
            if (member.isEmpty()) {
                ended = true;
                return member;
            }
            if (members == limits.entries()) {
                if (member.get() instanceof Member.File(EntryOrigin entry)) {
                    entry.release();
                }
                return stop(
                        "it holds more than "
                                + limits.entries()
                                + " entries: those behind are not read (unpack it and load the"
                                + " folder)");
            }
            members++;
            if (member.get() instanceof Member.File(EntryOrigin entry)) {
                unpacked += Math.max(0, entry.size());
                if (unpacked > limits.bytes() || limits.isBomb(unpacked, packedBytes())) {
                    entry.release();
                    return stop(
                            unpacked > limits.bytes()
                                    ? "it unpacks to more than "
                                            + limits.bytes()
                                            + " bytes: the entries from '"
                                            + entry.fileName()
                                            + "' on are not read (unpack it and load the folder)"
                                    : "it unpacks to more than "
                                            + limits.ratio()
                                            + " times its size, as a decompression bomb does: the"
                                            + " entries from '"
                                            + entry.fileName()
                                            + "' on are not read (unpack it and load the folder"
                                            + " if it is to be trusted)");
                }
            }
            return member;
        } catch (IOException | RuntimeException e) {
            String message = e.getMessage();
            return stop(
                    "it is damaged or cut behind "
                            + members
                            + (members == 1 ? " entry (" : " entries (")
                            + (message == null ? e.getClass().getSimpleName() : message)
                            + ")"
                            + left());
        }
    }

    /// How a sentence about damage ends: where it is, and what is not read behind it.
    abstract String left();

    private Optional<Member> stop(String problem) {
        problems.add(problem);
        ended = true;
        stopped();
        return Optional.empty();
    }

    /// No more members are asked for, because of damage or a limit.
    void stopped() {}

    /// The next member, or none at the end.
    abstract Optional<Member> advance() throws IOException;

    /// Raw bytes of the archive that are read, or that the members given out so far take.
    public abstract long rawBytesRead();

    /// Raw bytes of the whole archive, before any decompression.
    long packedBytes() {
        return origin.size();
    }

    final Unpacking limits() {
        return limits;
    }

    final void problem(String sentence) {
        problems.add(sentence);
    }

    /// What was wrong with it so far, a sentence each.
    public final List<String> problems() {
        return List.copyOf(problems);
    }

    /// Members given out so far.
    public final int members() {
        return members;
    }

    final Origin label(String name) {
        return entry(
                name,
                0,
                Optional.empty(),
                () -> {
                    throw new IOException("it cannot be opened");
                },
                () -> {});
    }

    /// @param given the name that the archive says; a long one is cut, and one that was there
    ///   before gets a number behind it
    final EntryOrigin entry(
            String given,
            long size,
            Optional<FileTime> modified,
            LenientInput.Start bytes,
            Runnable release) {
        String name =
                given.length() <= LONGEST_NAME ? given : given.substring(0, LONGEST_NAME) + "…";
        int same = names.merge(name, 1, Integer::sum);
        return new EntryOrigin(
                origin,
                same == 1 ? name : name + " (" + same + ")",
                size,
                Math.max(0, modified.map(FileTime::toMillis).orElse(0L)),
                bytes,
                release);
    }

    /// Takes the bytes of a member that can be read only now.
    final Member held(String name, Optional<FileTime> modified, Spool spool, LenientInput input)
            throws IOException {
        Spool.Held held = spool.hold(input);
        List<DecodedInput.Trouble> troubles = input.problems();
        if (held.size() == 0 && !troubles.isEmpty()) {
            held.release();
            return new Member.Closed(
                    label(name),
                    "nothing of it can be unpacked (" + troubles.getFirst().reason() + ")");
        }
        return new Member.File(
                entry(
                        name,
                        held.size(),
                        modified,
                        () -> new Spool.HeldInput(held.open(), troubles),
                        held::release));
    }

    @Override
    public abstract void close() throws IOException;
}
