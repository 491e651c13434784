package spoor.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spoor.formats.Reading;
import spoor.model.Column;
import spoor.model.TableSchema;

/// The table that takes a file's rows. New columns are added to a table; a column of another type
/// is not converted, as that could lose digits or text: the file then gets a table of its own
/// (`Name_2`), and the account says why. The engine ignores the case of names, so names that differ
/// in case only count as a conflict too.
///
/// @param reading whose rows it takes
/// @param table with all columns it has after the load
/// @param known how many of the columns the table has already; 0: it is not there yet
/// @param notes why it is not the table asked for
record TableChoice(Reading reading, TableSchema table, int known, List<String> notes) {
    TableChoice {
        notes = List.copyOf(notes);
    }

    static TableChoice of(String wanted, Reading reading, List<TableSchema> tables) {
        String name = wanted;
        List<String> notes = new ArrayList<>();
        for (int number = 2; ; number++) {
            Optional<TableSchema> taken = sameName(name, tables);
            if (taken.isEmpty()) {
                return new TableChoice(reading, new TableSchema(name, reading.columns()), 0, notes);
            }
            String conflict =
                    taken.get().name().equals(name)
                            ? conflict(taken.get(), reading)
                            : "its name differs from '" + taken.get().name() + "' in case only";
            if (conflict.isEmpty()) {
                return new TableChoice(
                        reading, merged(taken.get(), reading), taken.get().columns().size(), notes);
            }
            notes.clear();
            name = wanted + "_" + number;
            notes.add(
                    "the rows are in table '"
                            + name
                            + "' and not in '"
                            + wanted
                            + "', because "
                            + conflict);
        }
    }

    private static Optional<TableSchema> sameName(String name, List<TableSchema> tables) {
        return tables.stream().filter(table -> folded(table.name()).equals(folded(name))).findAny();
    }

    private static String conflict(TableSchema table, Reading reading) {
        Map<String, Column> known = new HashMap<>();
        table.columns().forEach(column -> known.put(folded(column.name()), column));
        for (Column column : reading.columns()) {
            Column other = known.get(folded(column.name()));
            if (other != null && !other.name().equals(column.name())) {
                return "column '"
                        + column.name()
                        + "' differs from '"
                        + other.name()
                        + "' in case only";
            }
            if (other != null && other.type() != column.type()) {
                return "column '"
                        + column.name()
                        + "' is "
                        + column.type().kqlName()
                        + " in this file and "
                        + other.type().kqlName()
                        + " there";
            }
        }
        return "";
    }

    private static TableSchema merged(TableSchema table, Reading reading) {
        List<Column> columns = new ArrayList<>(table.columns());
        for (Column column : reading.columns()) {
            if (!columns.contains(column)) {
                columns.add(column);
            }
        }
        return new TableSchema(table.name(), columns);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
