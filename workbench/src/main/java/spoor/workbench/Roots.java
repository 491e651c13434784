package spoor.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import spoor.formats.FileWalk;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// The folders that were named at start: what a client of the server may have read lies below them.
///
/// A path is judged by where it really is, links followed. What is there may be replaced between
/// the judgement and the reading by somebody who may write below a root; whoever names a root
/// trusts those who may, as far as the files go that Spoor itself may read.
public final class Roots {
    private final List<Path> folders;

    private Roots(Set<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /// No folder: nothing may be read.
    public static Roots none() {
        return new Roots(Set.of());
    }

    /// @throws SpoorException when one is not a directory
    public static Roots of(List<Path> folders) {
        Set<Path> real = new LinkedHashSet<>();
        for (Path folder : folders) {
            try {
                real.add(folder.toRealPath());
            } catch (IOException e) {
                throw notAFolder(folder);
            }
            if (!Files.isDirectory(folder)) {
                throw notAFolder(folder);
            }
        }
        return new Roots(real);
    }

    private static SpoorException notAFolder(Path folder) {
        return new SpoorException(
                ErrorKind.USER, "the root " + folder + " is not a directory that Spoor may read");
    }

    /// The folders by their real paths, in the order given.
    public List<Path> folders() {
        return folders;
    }

    /// The real path of a file or folder below a root. Of a folder each file in it is judged, too:
    /// a link in it may lead elsewhere.
    ///
    /// @param given absolute, or below the first root that has it
    /// @throws SpoorException when it is not there or not below a root, in the same words: which
    ///   files there are elsewhere is nobody's business
    public Path admit(String given) {
        if (folders.isEmpty()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "this server reads no files by their path: start it with --root DIR for each"
                            + " folder below which it may, or drop the files on the page");
        }
        Path real = real(given);
        if (Files.isDirectory(real)) {
            FileWalk.of(real).files().forEach(file -> requireInside(file, given));
        }
        return real;
    }

    private Path real(String given) {
        for (Path root : folders) {
            try {
                Path real = root.resolve(given).toRealPath();
                if (isInside(real)) {
                    return real;
                }
            } catch (IOException | InvalidPathException _) {
                // not below this one
            }
        }
        throw new SpoorException(
                ErrorKind.USER,
                "there is no file or folder "
                        + given
                        + " below the roots of this server: "
                        + String.join(", ", folders.stream().map(Path::toString).toList()));
    }

    private void requireInside(Path file, String given) {
        try {
            if (isInside(file.toRealPath())) {
                return;
            }
        } catch (IOException e) {
            // gone, or a link to nothing: not inside
        }
        throw new SpoorException(
                ErrorKind.USER,
                "nothing of "
                        + given
                        + " was read: "
                        + file
                        + " is a link that leads out of the roots of this server");
    }

    private boolean isInside(Path real) {
        return folders.stream().anyMatch(real::startsWith);
    }
}
