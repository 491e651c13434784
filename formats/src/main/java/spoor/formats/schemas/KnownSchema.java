package spoor.formats.schemas;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spoor.model.KqlType;

/// A published table: how a file is known to hold its records, and the types that the schema gives.
///
/// @param table the published name
/// @param required a file that has all of these columns (by their published names) is such a table
/// @param oneOf and one of these, when there are any
/// @param types columns whose type does not follow from their values; others keep the type that
///   their sample shows
/// @param names how a file's own column names translate to the published ones, in the table's
///   order; `a.b` is the key `b` of the object `a`. A file that has such names gets all of the
///   published ones
public record KnownSchema(
        String table,
        List<String> required,
        List<String> oneOf,
        Map<String, KqlType> types,
        Map<String, String> names) {
    public KnownSchema {
        required = List.copyOf(required);
        oneOf = List.copyOf(oneOf);
        types = Map.copyOf(types);
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /// The published name of a file's column: the translation, or the name without the zone that
    /// portal exports add (`TimeGenerated [UTC]`).
    public String published(String name) {
        String bare = withoutZone(name);
        return names.getOrDefault(bare, bare);
    }

    static String withoutZone(String name) {
        String stripped = name.strip();
        return stripped.toUpperCase(Locale.ROOT).endsWith(" [UTC]")
                ? stripped.substring(0, stripped.length() - 6)
                : stripped;
    }

    public Optional<KqlType> type(String column) {
        return Optional.ofNullable(types.get(column));
    }

    boolean matches(List<String> columns) {
        List<String> published = columns.stream().map(this::published).toList();
        return published.containsAll(required)
                && (oneOf.isEmpty() || oneOf.stream().anyMatch(published::contains));
    }
}
