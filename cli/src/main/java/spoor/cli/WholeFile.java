package spoor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// A file that is there whole or as it was before: it is written beside its place, as `NAME.part`,
/// and moved there at its end. What is no plain file (a pipe, a device) is written in its place.
final class WholeFile {
    private WholeFile() {}

    /// What writes it.
    interface Writing {
        void to(Path file) throws IOException;
    }

    /// @throws SpoorException when the file cannot be written
    static void write(Path asked, Writing writing) {
        try {
            Path file = Files.exists(asked) ? asked.toRealPath() : asked.toAbsolutePath();
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                if (Files.isDirectory(file)) {
                    throw no(asked, new IOException("it is a folder"));
                }
                writing.to(file);
                return;
            }
            Path part = file.resolveSibling(file.getFileName() + ".part");
            begin(asked, part);
            try {
                writing.to(part);
                Path _ = Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                boolean _ = Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    asked
                            + " cannot be written to its end: free some space on its disk, or"
                            + " name another file with -o",
                    e);
        }
    }

    private static void begin(Path asked, Path part) {
        try {
            Files.newOutputStream(part).close();
        } catch (IOException e) {
            throw no(asked, e);
        }
    }

    private static SpoorException no(Path asked, IOException e) {
        return new SpoorException(
                ErrorKind.USER,
                asked
                        + " cannot be written ("
                        + e.getClass().getSimpleName()
                        + "): name another file with -o",
                e);
    }
}
