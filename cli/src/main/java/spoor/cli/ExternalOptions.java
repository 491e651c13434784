package spoor.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Case;
import spoor.workbench.external.ExternalFiles;

/// Which files `externaldata` may read.
final class ExternalOptions {
    @Option(
            names = "--external",
            paramLabel = "ADDRESS=FILE",
            description = "The file that an address of externaldata stands for.")
    List<String> mapped = List.of();

    @Option(
            names = "--external-root",
            paramLabel = "DIR",
            description = "A folder whose files externaldata may read.")
    List<Path> roots = List.of();

    void allow(Case opened) {
        if (!mapped.isEmpty() || !roots.isEmpty()) {
            opened.allow(new ExternalFiles(roots, pairs()));
        }
    }

    /// An address may hold `=`: the last one divides.
    private Map<String, Path> pairs() {
        Map<String, Path> pairs = new HashMap<>();
        for (String pair : mapped) {
            int at = pair.lastIndexOf('=');
            if (at <= 0) {
                throw new SpoorException(
                        ErrorKind.USER, "--external takes ADDRESS=FILE, not '" + pair + "'");
            }
            pairs.put(pair.substring(0, at), Path.of(pair.substring(at + 1)));
        }
        return pairs;
    }
}
