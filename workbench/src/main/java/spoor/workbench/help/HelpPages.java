package spoor.workbench.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The pages that are part of the program: Markdown by name, `operators/where`. They are read once,
/// from the class path alone; no name from outside becomes a path.
public final class HelpPages {
    private static final String FOLDER = "pages";
    private static final String RESOURCES = "spoor/workbench/help/pages/";
    private static final String SUFFIX = ".md";

    private static final SortedMap<String, String> TEXTS = read();

    private HelpPages() {}

    /// The names of all pages, sorted.
    public static List<String> names() {
        return List.copyOf(TEXTS.keySet());
    }

    /// The Markdown of a page; empty where there is none of that name.
    public static Optional<String> text(String name) {
        return Optional.ofNullable(TEXTS.get(name));
    }

    private static SortedMap<String, String> read() {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            URL folder = HelpPages.class.getResource(FOLDER);
            if (folder == null) {
                return texts;
            }
            List<String> files =
                    folder.getProtocol().equals("file")
                            ? inFolder(Path.of(folder.toURI()))
                            : inJar(folder);
            for (String file : files) {
                try (InputStream in = HelpPages.class.getResourceAsStream(FOLDER + "/" + file)) {
                    String text =
                            new String(
                                    Objects.requireNonNull(in).readAllBytes(),
                                    StandardCharsets.UTF_8);
                    texts.put(file.substring(0, file.length() - SUFFIX.length()), text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the pages of the help", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has no address", e);
        }
        return texts;
    }

    private static List<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /// @param folder as `jar:file:/...jar!/spoor/...`
    private static List<String> inJar(URL folder) throws IOException {
        String address = folder.toString();
        URI jar = URI.create(address.substring("jar:".length(), address.indexOf("!/")));
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(Path.of(jar).toFile())) {
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(RESOURCES) && name.endsWith(SUFFIX))
                    .map(name -> name.substring(RESOURCES.length()))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }
}
