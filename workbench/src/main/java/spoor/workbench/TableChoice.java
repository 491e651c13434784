package spoor.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spoor.formats.Reading;
import spoor.model.Column;
import spoor.model.TableSchema;

/// The table that takes a file's rows. New columns are added to a table; a column of another type
/// becomes one of its own in the same table, see [FittedReading]. The engine ignores the case of
/// names: a table whose name differs from another's in case only gets another name (`Name_2`), and
/// the account says why.
///
/// @param reading whose rows it takes
/// @param table with all columns it has after the load
/// @param known how many of the columns the table has already; 0: it is not there yet
/// @param notes what is named otherwise than in the file, and why
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
            if (taken.get().name().equals(name)) {
                Reading fitted = FittedReading.of(reading, taken.get(), notes);
                return new TableChoice(
                        fitted, merged(taken.get(), fitted), taken.get().columns().size(), notes);
            }
            notes.clear();
            name = wanted + "_" + number;
            notes.add(
                    "the rows are in table '"
                            + name
                            + "' and not in '"
                            + wanted
                            + "', because its name differs from '"
                            + taken.get().name()
                            + "' in case only");
        }
    }

    private static Optional<TableSchema> sameName(String name, List<TableSchema> tables) {
        return tables.stream().filter(table -> folded(table.name()).equals(folded(name))).findAny();
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
