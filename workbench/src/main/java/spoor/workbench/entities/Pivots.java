package spoor.workbench.entities;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.model.Column;
import spoor.model.TableSchema;

/// The tables of a case in which a value may stand too, each with the query that looks for it.
///
/// @param kind what the value is; empty: nothing that is known, and then there are no targets
/// @param why a sentence
public record Pivots(Optional<EntityKind> kind, String why, List<Target> targets) {
    /// Longer values name nothing.
    private static final int LONGEST = 4096;

    public Pivots {
        targets = List.copyOf(targets);
    }

    /// @param query readable KQL; the value stands in it as a quoted text
    public record Target(String table, List<String> columns, String query) {
        public Target {
            columns = List.copyOf(columns);
        }
    }

    /// Finds where a value of a column may stand.
    ///
    /// @param column as a result names it; it need not be one of the tables
    public static Pivots of(Column column, String value, List<TableSchema> tables) {
        if (value.isEmpty() || value.length() > LONGEST) {
            return none();
        }
        Optional<EntityKind> kind = kind(column, value);
        if (kind.isEmpty()) {
            return none();
        }
        List<Target> targets = new ArrayList<>();
        for (TableSchema table : tables) {
            List<String> columns =
                    table.columns().stream().filter(kind.get()::holds).map(Column::name).toList();
            if (!columns.isEmpty()) {
                targets.add(
                        new Target(
                                table.name(),
                                columns,
                                query(table.name(), columns, kind.get(), value)));
            }
        }
        return new Pivots(
                kind,
                kind.get().holds(column)
                        ? "columns of the name " + column.name() + " hold this"
                        : "the value has the form of this",
                targets);
    }

    private static Pivots none() {
        return new Pivots(
                Optional.empty(), "neither its column nor its form tells what it is", List.of());
    }

    /// A value's own form tells more than the name of its column.
    private static Optional<EntityKind> kind(Column column, String value) {
        for (EntityKind kind : EntityKind.values()) {
            if (kind.looks(value)) {
                return Optional.of(kind);
            }
        }
        for (EntityKind kind : EntityKind.values()) {
            if (kind.holds(column)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String query(String table, List<String> columns, EntityKind kind, String value) {
        List<String> texts = spellings(kind, value).stream().map(KqlWords::text).toList();
        String test =
                texts.size() == 1
                        ? " =~ " + texts.getFirst()
                        : " in~ (" + String.join(", ", texts) + ")";
        StringBuilder out = new StringBuilder(KqlWords.name(table)).append("\n| where ");
        for (int i = 0; i < columns.size(); i++) {
            out.append(i == 0 ? "" : "\n    or ")
                    .append(KqlWords.name(columns.get(i)))
                    .append(test);
        }
        return out.toString();
    }

    /// How other logs may write the same: without domain, without folder.
    private static Set<String> spellings(EntityKind kind, String value) {
        Set<String> spellings = new LinkedHashSet<>(List.of(value));
        String shorter =
                switch (kind) {
                    case ACCOUNT -> before(behind(value, '\\'), '@');
                    case HOST -> before(value, '.');
                    case PROCESS -> behind(behind(value, '/'), '\\');
                    case ADDRESS, HASH, DOMAIN, URL -> "";
                };
        if (!shorter.isBlank()) {
            spellings.add(shorter);
        }
        return spellings;
    }

    private static String behind(String value, char sign) {
        return value.substring(value.lastIndexOf(sign) + 1);
    }

    private static String before(String value, char sign) {
        int at = value.indexOf(sign);
        return at < 0 ? value : value.substring(0, at);
    }
}
