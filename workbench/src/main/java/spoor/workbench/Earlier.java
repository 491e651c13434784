package spoor.workbench;

import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Origin;
import spoor.formats.Source;

/// What a case already has of a source, by its place and its bytes.
sealed interface Earlier {
    /// Nothing.
    record None() implements Earlier {}

    /// All of it: the same bytes, perhaps read from another place.
    record Same(StoredSource source) implements Earlier {}

    /// Its beginning.
    record Grown(StoredSource source) implements Earlier {}

    /// Something else at its place.
    record Changed(StoredSource source, String why) implements Earlier {}

    /// @param before what the case has from this place
    /// @param sameSize what it has of the same size
    static Earlier of(Origin origin, Optional<StoredSource> before, List<StoredSource> sameSize) {
        if (before.isPresent() && before.get().state() == StoredSource.State.LOADED) {
            return changed(origin, origin.size(), before.get());
        }
        if (sameSize.isEmpty()) {
            return new None();
        }
        String sha256 = Source.sha256(origin, Long.MAX_VALUE);
        return sameSize.stream()
                .filter(source -> source.content().sha256().equals(sha256))
                .findFirst()
                .<Earlier>map(Same::new)
                .orElseGet(None::new);
    }

    private static Earlier changed(Origin origin, long size, StoredSource before) {
        StoredSource.Content content = before.content();
        if (size < content.size()) {
            return new Changed(
                    before, "the file is shorter than when it was loaded; its rows were replaced");
        }
        boolean samePrefix = Source.sha256(origin, content.size()).equals(content.sha256());
        if (!samePrefix) {
            return new Changed(
                    before, "the file changed since it was loaded; its rows were replaced");
        }
        return size == content.size() ? new Same(before) : new Grown(before);
    }
}
