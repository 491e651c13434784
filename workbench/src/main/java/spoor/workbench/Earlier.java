package spoor.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Source;

/// What a case already has of a file, by its place and its bytes.
sealed interface Earlier {
    /// Nothing.
    record None() implements Earlier {}

    /// All of it: the same bytes, perhaps read from another place.
    record Same(StoredSource source) implements Earlier {}

    /// Its beginning.
    record Grown(StoredSource source) implements Earlier {}

    /// Something else at its place.
    record Changed(StoredSource source, String why) implements Earlier {}

    static Earlier of(Path file, Optional<StoredSource> before, List<StoredSource> known) {
        long size = file.toFile().length();
        if (before.isPresent() && before.get().state() == StoredSource.State.LOADED) {
            return changed(file, size, before.get());
        }
        List<StoredSource> candidates =
                known.stream()
                        .filter(source -> source.state() == StoredSource.State.LOADED)
                        .filter(source -> source.content().size() == size)
                        .toList();
        if (candidates.isEmpty()) {
            return new None();
        }
        String sha256 = Source.sha256(file, Long.MAX_VALUE);
        return candidates.stream()
                .filter(source -> source.content().sha256().equals(sha256))
                .findFirst()
                .<Earlier>map(Same::new)
                .orElseGet(None::new);
    }

    private static Earlier changed(Path file, long size, StoredSource before) {
        StoredSource.Content content = before.content();
        if (size < content.size()) {
            return new Changed(
                    before, "the file is shorter than when it was loaded; its rows were replaced");
        }
        boolean samePrefix = Source.sha256(file, content.size()).equals(content.sha256());
        if (!samePrefix) {
            return new Changed(
                    before, "the file changed since it was loaded; its rows were replaced");
        }
        return size == content.size() ? new Same(before) : new Grown(before);
    }
}
