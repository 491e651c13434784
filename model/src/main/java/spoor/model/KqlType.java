package spoor.model;

import java.util.Locale;
import java.util.Optional;

/// The scalar types of KQL.
///
/// Inside the engines a `datetime` is a count of 100 ns ticks since 0001-01-01T00:00:00Z and a
/// `timespan` a signed count of such ticks; a `dynamic` is JSON text; a `guid` is lower-case text;
/// a `decimal` is decimal text. A `string` is never null: absence is the empty string.
public enum KqlType {
    BOOL,
    INT,
    LONG,
    REAL,
    DECIMAL,
    STRING,
    DATETIME,
    TIMESPAN,
    DYNAMIC,
    GUID;

    /// The name KQL writes: `bool`, `int`, `long`, ...
    public String kqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type of a KQL name, synonyms such as `date`, `double`, `boolean` and `uuid` included.
    public static Optional<KqlType> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "bool", "boolean" -> BOOL;
                    case "int", "int32" -> INT;
                    case "long", "int64" -> LONG;
                    case "real", "double" -> REAL;
                    case "decimal" -> DECIMAL;
                    case "string" -> STRING;
                    case "datetime", "date" -> DATETIME;
                    case "timespan", "time" -> TIMESPAN;
                    case "dynamic" -> DYNAMIC;
                    case "guid", "uuid", "uniqueid" -> GUID;
                    default -> null;
                });
    }

    public boolean isInteger() {
        return this == INT || this == LONG;
    }

    public boolean isNumber() {
        return this == INT || this == LONG || this == REAL || this == DECIMAL;
    }
}
