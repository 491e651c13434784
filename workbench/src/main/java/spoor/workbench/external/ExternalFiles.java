package spoor.workbench.external;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Addresses that the user gave a file for, and files below folders that the user named. Links are
/// followed before a file is judged to lie below a folder.
public final class ExternalFiles implements Externals {
    private final List<Path> roots;
    private final Map<String, Path> mapped;

    public ExternalFiles(List<Path> roots, Map<String, Path> mapped) {
        this.roots = List.copyOf(roots);
        this.mapped = Map.copyOf(mapped);
    }

    @Override
    public Path file(String address) {
        Path given = mapped.get(address);
        if (given != null) {
            if (!Files.isRegularFile(given)) {
                throw new SpoorException(
                        ErrorKind.DATA,
                        "there is no file " + given + ", which stands for '" + address + "'");
            }
            return given;
        }
        String lower = address.toLowerCase(java.util.Locale.ROOT);
        boolean elsewhere = lower.matches("[a-z][a-z0-9+.-]+:.*") && !lower.startsWith("file:");
        if (roots.isEmpty() || elsewhere) {
            return Externals.none().file(address);
        }
        return below(address)
                .orElseThrow(() ->
                        new SpoorException(
                                ErrorKind.USER,
                                "externaldata may not read '"
                                        + address
                                        + "': there is no such file below the folders of"
                                        + " --external-root"));
    }

    @Override
    public Optional<Path> given(String address) {
        return mapped.containsKey(address) ? Optional.of(file(address)) : Optional.empty();
    }

    private Optional<Path> below(String address) {
        for (Path root : roots) {
            try {
                Path real = root.toRealPath();
                Path path =
                        address.regionMatches(true, 0, "file:", 0, 5)
                                ? Path.of(URI.create(address))
                                : real.resolve(address);
                Path file = path.toRealPath();
                if (file.startsWith(real) && Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            } catch (IOException | IllegalArgumentException _) {
                // not below this one
            }
        }
        return Optional.empty();
    }
}
