package spoor.engine.scalar.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A JSON value, immutable. Members keep the order in which they were given; of equal names the
/// last wins, at the place of the first.
public sealed interface Json {
    /// JSON's null.
    enum Null implements Json {
        NULL
    }

    record Bool(boolean value) implements Json {}

    /// An integer of 64 bits.
    record Whole(long value) implements Json {}

    record Real(double value) implements Json {
        /// By value, as KQL compares: 0.0 equals -0.0.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Real(double that) && value == that;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value == 0 ? 0.0 : value);
        }
    }

    record Text(String value) implements Json {}

    record Array(List<Json> elements) implements Json {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    record Bag(Map<String, Json> members) implements Json {
        public Bag {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /// The value that a text writes, or null when it is no JSON.
    static @Nullable Json parse(String text) {
        return JsonReader.read(text);
    }

    /// Whether a text is surely compact JSON already, what a dynamic holds; no parsing.
    static boolean isCompact(String text) {
        return text.length() > 4 && CompactJson.is(text);
    }

    /// The value of a dynamic's JSON text; a text that is no JSON stands for itself.
    static Json of(@Nullable String dynamic) {
        if (dynamic == null) {
            return Null.NULL;
        }
        Json parsed = JsonReader.read(dynamic);
        return parsed == null ? new Text(dynamic) : parsed;
    }

    /// The compact JSON text, as a dynamic holds it; null for JSON's null.
    default @Nullable String dynamic() {
        return this == Null.NULL ? null : text();
    }

    /// The compact JSON text.
    default String text() {
        return JsonWriter.write(this);
    }

    /// What `tostring` gives: a text as it is, '' for null, all else compact JSON.
    default String plain() {
        return switch (this) {
            case Text(String value) -> value;
            case Null _ -> "";
            case Bool _, Whole _, Real _, Array _, Bag _ -> text();
        };
    }

    /// The same value with the names of all bags in order.
    default Json sorted() {
        return switch (this) {
            case Array(List<Json> elements) ->
                    new Array(elements.stream().map(Json::sorted).toList());
            case Bag(Map<String, Json> members) -> {
                Map<String, Json> sorted = new TreeMap<>();
                members.forEach((name, value) -> sorted.put(name, value.sorted()));
                yield new Bag(sorted);
            }
            case Null _, Bool _, Whole _, Real _, Text _ -> this;
        };
    }

    /// Elements of an array, or null when this is none.
    default @Nullable List<Json> array() {
        return this instanceof Array(List<Json> elements) ? elements : null;
    }

    /// An array of texts.
    static Array texts(List<String> texts) {
        List<Json> elements = new ArrayList<>(texts.size());
        for (String text : texts) {
            elements.add(new Text(text));
        }
        return new Array(elements);
    }
}
