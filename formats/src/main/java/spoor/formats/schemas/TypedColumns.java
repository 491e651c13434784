package spoor.formats.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.formats.cells.CellType;
import spoor.formats.cells.ColumnNames;
import spoor.formats.cells.TypeGuess;
import spoor.model.Column;
import spoor.model.KqlType;

/// The columns of a file's table: names made unique, types from the sample or, where the table is a
/// published one, from its schema.
///
/// @param assumptions sentences for the account
public record TypedColumns(
        Optional<KnownSchema> schema,
        List<Column> columns,
        List<CellType> types,
        Optional<String> timeColumn,
        List<String> assumptions) {
    public TypedColumns {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        assumptions = List.copyOf(assumptions);
    }

    /// @param names as the file has them, empty ones included
    /// @param guesses for each name, what its sample shows
    /// @param known the schema, when the file is known by something else than its columns
    public static TypedColumns of(
            List<String> names, List<TypeGuess> guesses, Optional<KnownSchema> known) {
        Optional<KnownSchema> schema = known.or(() -> KnownSchemas.of(names));
        List<String> published =
                names.stream()
                        .map(name -> schema.map(found -> found.published(name)).orElse(name))
                        .toList();
        List<String> unique = ColumnNames.unique(published);
        List<Column> columns = new ArrayList<>();
        List<CellType> types = new ArrayList<>();
        List<String> zoneless = new ArrayList<>();
        List<String> ambiguous = new ArrayList<>();
        for (int i = 0; i < unique.size(); i++) {
            String name = unique.get(i);
            TypeGuess guess = guesses.get(i);
            CellType type =
                    schema.flatMap(found -> found.type(name))
                            .map(given -> new CellType(given, guess.timeShape()))
                            .orElseGet(() -> guess.type(name));
            types.add(type);
            columns.add(new Column(name, type.type()));
            if (type.type() == KqlType.DATETIME && guess.isZoneless()) {
                zoneless.add(name);
            }
            if (type.type() == KqlType.DATETIME && guess.isAmbiguous()) {
                ambiguous.add(name);
            }
        }
        List<String> assumptions = new ArrayList<>();
        if (!zoneless.isEmpty()) {
            assumptions.add(
                    "times without a zone are taken as UTC: " + String.join(", ", zoneless));
        }
        if (!ambiguous.isEmpty()) {
            assumptions.add(
                    "dates that could be read both ways are taken as month/day/year: "
                            + String.join(", ", ambiguous));
        }
        return new TypedColumns(schema, columns, types, timeColumn(columns), assumptions);
    }

    /// TimeGenerated, else Timestamp, else the first column of times whose name says so, else the
    /// first column of times.
    public static Optional<String> timeColumn(List<Column> columns) {
        List<String> times =
                columns.stream()
                        .filter(column -> column.type() == KqlType.DATETIME)
                        .map(Column::name)
                        .toList();
        for (String wanted : List.of("TimeGenerated", "Timestamp", "ts")) {
            if (times.contains(wanted)) {
                return Optional.of(wanted);
            }
        }
        return times.stream()
                .filter(TypeGuess::speaksOfTime)
                .findFirst()
                .or(() -> times.stream().findFirst());
    }
}
