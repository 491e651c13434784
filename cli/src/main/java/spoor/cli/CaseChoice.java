package spoor.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;

/// Finds the case that a command means.
final class CaseChoice {
    private CaseChoice() {}

    /// The folder of `open PATH...` without `--case`: under the current directory, the same for the
    /// same paths.
    static Path standardFolder(List<Path> paths) {
        String all =
                paths.stream()
                        .map(path -> path.toAbsolutePath().normalize().toString())
                        .sorted()
                        .collect(Collectors.joining("\0"));
        Path first = paths.getFirst().toAbsolutePath().normalize().getFileName();
        String name = first == null ? "logs" : first.toString().replaceAll("[^A-Za-z0-9._-]+", "_");
        return Path.of(".spoor", name + "-" + hash(all));
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /// Says what of the files for this command only could not be read: it is not in the result.
    static void remark(Case opened, List<Path> paths, Console console) {
        if (paths.isEmpty()) {
            return;
        }
        for (Account.Line line : opened.account().lines()) {
            if (!Loaded.read(line)) {
                console.error(line.source().why());
            }
        }
    }

    /// The case of a folder, or one for this command only with what is at the paths.
    static Case of(
            Path folder, List<Path> paths, LoadOptions options, Clock clock, Progress progress) {
        boolean named = !folder.toString().isEmpty();
        if (named && !paths.isEmpty()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "give either --case DIR or PATH...; to add files to a case use"
                            + " 'spoor load PATH... --case DIR'");
        }
        if (named) {
            return Case.existing(folder, clock);
        }
        Case opened = Case.temporary(clock);
        try {
            if (!paths.isEmpty()) {
                opened.load(paths, options, progress);
            }
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }
}
