package spoor.formats;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import spoor.model.FormatException;

/// The files behind a path, sorted, and what was passed over on the way.
///
/// @param files the path itself, or every regular file below the directory
/// @param skipped with the reason of each; a directory stands for all that is in it
public record FileWalk(List<Path> files, List<Skipped> skipped) {
    /// Things passed over that are named.
    private static final int MOST_SKIPPED = 10_000;

    public FileWalk {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    /// @param why one sentence
    public record Skipped(Path path, String why) {}

    /// Walks a path. Files and directories whose names begin with a dot are passed over, links to
    /// directories are not followed.
    ///
    /// @throws FormatException when there is nothing at the path, or no file below it
    public static FileWalk of(Path path) {
        if (!Files.exists(path)) {
            throw new FormatException(
                    path.toString(),
                    0,
                    "no such file or directory: " + path + "; check the path",
                    null);
        }
        if (!Files.isDirectory(path)) {
            return new FileWalk(List.of(path), List.of());
        }
        Collector collector = new Collector(path);
        try {
            Files.walkFileTree(path, collector);
        } catch (IOException e) {
            throw new FormatException(
                    path.toString(), 0, path + " cannot be listed: " + reason(e), e);
        }
        if (collector.files.isEmpty()) {
            throw new FormatException(
                    path.toString(), 0, "no files in the directory " + path, null);
        }
        collector.files.sort(null);
        collector.skipped.sort((a, b) -> a.path().compareTo(b.path()));
        return new FileWalk(collector.files, collector.skipped);
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "permission denied"
                : e.getClass().getSimpleName();
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> files = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();

        Collector(Path root) {
            this.root = root;
        }

        private void skip(Path path, String why) {
            if (skipped.size() < MOST_SKIPPED) {
                skipped.add(new Skipped(path, why));
            }
        }

        private static boolean hidden(Path path) {
            Path name = path.getFileName();
            return name != null && name.toString().startsWith(".");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (directory.equals(root) || !hidden(directory)) {
                return FileVisitResult.CONTINUE;
            }
            skip(directory, "a hidden directory: name it to load what is in it");
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean link = attributes.isSymbolicLink();
            if (hidden(file)) {
                skip(file, "a hidden file: name it to load it");
            } else if (attributes.isRegularFile() || link && Files.isRegularFile(file)) {
                files.add(file);
            } else if (link) {
                skip(
                        file,
                        Files.isDirectory(file)
                                ? "a link to a directory: name it to load what is in it"
                                : Files.exists(file)
                                        ? "a link to what is no regular file"
                                        : "a link to nothing");
            } else {
                skip(file, "no regular file (a pipe, a socket or a device)");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            skip(file, "cannot be listed: " + reason(e));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path directory, @org.jspecify.annotations.Nullable IOException e) {
            if (e != null) {
                skip(directory, "cannot be listed to its end: " + reason(e));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
