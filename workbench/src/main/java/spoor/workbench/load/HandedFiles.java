package spoor.workbench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Origin;
import spoor.formats.Source;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// The files of a case that were handed over instead of named by a path: in its folder `uploads`,
/// each under the SHA-256 of its bytes, so that no name from outside is ever a path.
///
/// Such a source is known again by [#PLACE] and its name. A file of the same name that begins with
/// the bytes of the one before has grown; any other one is another source, as its user may have
/// many machines with an `auth.log`, and gets a number behind its place.
public final class HandedFiles {
    /// What the location of a source begins with that was handed over.
    public static final String PLACE = "upload:";

    private static final String FOLDER = "uploads";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Path incoming;

    HandedFiles(Path caseFolder) {
        this.folder = caseFolder.resolve(FOLDER);
        this.incoming = folder.resolve("incoming");
    }

    /// A file that was taken in.
    record Taken(String sha256, long size) {}

    /// Where the bytes of a source are that is a file, handed over or not.
    public static Origin origin(Path caseFolder, StoredSource file) {
        if (!file.location().startsWith(PLACE)) {
            return new Origin.OfFile(Path.of(file.location()));
        }
        String hash = file.content().sha256();
        return new Origin.Handed(
                caseFolder.resolve(FOLDER).resolve(HASH.matcher(hash).matches() ? hash : "none"),
                file.path(),
                file.location(),
                0);
    }

    /// Takes bytes in.
    ///
    /// @param most bytes; what is longer is not taken
    /// @param kept hears of the file before any sweep may look at it; where it throws, the next
    ///   sweep deletes the file
    void take(InputStream bytes, long most, Consumer<Taken> kept) throws IOException {
        Files.createDirectories(incoming);
        Path part = Files.createTempFile(incoming, "part-", "");
        try {
            MessageDigest digest = sha256();
            long size = 0;
            try (OutputStream out = Files.newOutputStream(part)) {
                byte[] buffer = new byte[1 << 16];
                for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                    size += count;
                    if (size > most) {
                        throw new SpoorException(
                                ErrorKind.USER,
                                "the file is longer than was said when it was offered ("
                                        + most
                                        + " bytes): choose it again");
                    }
                    digest.update(buffer, 0, count);
                    out.write(buffer, 0, count);
                }
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            synchronized (this) {
                move(part, folder.resolve(hash));
                kept.accept(new Taken(hash, size));
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path place) throws IOException {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /// Bytes that the disk has left.
    long usable() throws IOException {
        Files.createDirectories(folder);
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// Taken files as a load reads them; each finds its place among the sources of the case.
    final class Placing {
        private final Map<String, StoredSource> known = new HashMap<>();
        private final Set<String> given = new HashSet<>();

        Placing(List<StoredSource> sources) {
            sources.forEach(source -> known.put(source.location(), source));
        }

        Origin place(Offered offered, Taken taken) {
            Path file = folder.resolve(taken.sha256());
            String place = PLACE + escaped(offered.name());
            String location = place;
            for (int number = 2; !fits(location, file, taken); number++) {
                location = place + "#" + number;
            }
            given.add(location);
            return new Origin.Handed(file, offered.name(), location, offered.modified());
        }

        private boolean fits(String location, Path file, Taken taken) {
            if (given.contains(location)) {
                return false;
            }
            StoredSource before = known.get(location);
            return before == null
                    || before.content().sha256().equals(taken.sha256())
                    || before.state() == StoredSource.State.LOADED
                            && before.content().size() < taken.size()
                            && Source.sha256(new Origin.OfFile(file), before.content().size())
                                    .equals(before.content().sha256());
        }
    }

    /// `!` stands before the name of an entry of an archive, `#` before our number.
    static String escaped(String name) {
        return name.replace("%", "%25").replace("!", "%21").replace("#", "%23");
    }

    /// Deletes what came in and was not completed.
    void dropIncoming() {
        list(incoming).forEach(HandedFiles::delete);
    }

    /// Deletes files that are no source of the case.
    ///
    /// @param wanted hashes of files that are still to be loaded
    synchronized void sweep(List<StoredSource> sources, Supplier<Set<String>> wanted) {
        Set<String> kept = new HashSet<>(wanted.get());
        for (StoredSource source : sources) {
            if (source.location().startsWith(PLACE)) {
                kept.add(source.content().sha256());
            }
        }
        for (Path file : list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (HASH.matcher(name).matches() && !kept.contains(name)) {
                delete(file);
            }
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
