package spoor.workbench.remote;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Finds the clients of other places: on the class path, else in the folder that the property
/// `spoor.providers` names, which is looked at only when a query needs them.
final class RemoteProviders {
    private static final String FOLDER = "spoor.providers";

    private RemoteProviders() {}

    static List<RemoteProvider> ofInstallation() {
        List<RemoteProvider> found = providers(RemoteProviders.class.getClassLoader());
        String folder = System.getProperty(FOLDER, "");
        if (found.isEmpty() && !folder.isEmpty()) {
            found = providers(loader(Path.of(folder)));
        }
        return found;
    }

    static RemoteProvider of(List<RemoteProvider> providers, Connection.Kind kind) {
        return providers.stream()
                .filter(provider -> provider.kind() == kind)
                .findFirst()
                .orElseThrow(() ->
                        new SpoorException(
                                ErrorKind.INTERNAL,
                                "the clients of "
                                        + kind.word()
                                        + " are not installed (the property "
                                        + FOLDER
                                        + " names their folder): build Spoor again with ./spoor"));
    }

    private static List<RemoteProvider> providers(ClassLoader loader) {
        List<RemoteProvider> providers = new ArrayList<>();
        ServiceLoader.load(RemoteProvider.class, loader).forEach(providers::add);
        return providers;
    }

    /// Stays open: classes may be asked for as long as the process runs.
    private static ClassLoader loader(Path folder) {
        if (!Files.isDirectory(folder)) {
            return RemoteProviders.class.getClassLoader();
        }
        try (Stream<Path> files = Files.list(folder)) {
            URL[] jars =
                    files.filter(file -> file.toString().endsWith(".jar"))
                            .sorted()
                            .map(Path::toFile)
                            .map(RemoteProviders::url)
                            .toArray(URL[]::new);
            return new URLClassLoader("providers", jars, RemoteProviders.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(File jar) {
        try {
            return jar.toURI().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
