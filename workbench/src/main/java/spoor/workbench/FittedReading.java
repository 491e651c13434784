package spoor.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;
import spoor.model.TableSchema;

/// A reading whose columns are named so that they fit a table that is there. A column that the
/// table has with another type is not converted, as that could lose digits or text: it becomes a
/// column of its own, named as `union` names such columns (`Port_long`). A name that differs from
/// the table's in letter case only becomes the table's, as the engine ignores the case of names.
///
/// @param names of the columns, in the reading's order
record FittedReading(Reading reading, List<String> names) implements Reading {
    FittedReading {
        names = List.copyOf(names);
    }

    /// @param notes takes a sentence for each column that is named otherwise
    static Reading of(Reading reading, TableSchema table, List<String> notes) {
        Set<String> taken = new HashSet<>();
        reading.columns().forEach(column -> taken.add(folded(column.name())));
        List<String> names = new ArrayList<>();
        boolean same = true;
        for (Column column : reading.columns()) {
            String name = name(column, table, taken);
            names.add(name);
            if (!name.equals(column.name())) {
                same = false;
                notes.add(note(column, name, table));
            }
        }
        return same ? reading : new FittedReading(reading, names);
    }

    private static String name(Column column, TableSchema table, Set<String> taken) {
        Optional<Column> known = find(table, column.name());
        if (known.isEmpty()) {
            return column.name();
        }
        if (known.get().type() == column.type()) {
            return known.get().name();
        }
        String typed = known.get().name() + "_" + column.type().kqlName();
        String name = typed;
        int number = 2;
        while (taken.contains(folded(name)) || hasOther(table, name, column)) {
            name = typed + "_" + number++;
        }
        taken.add(folded(name));
        return find(table, name).map(Column::name).orElse(name);
    }

    private static boolean hasOther(TableSchema table, String name, Column column) {
        return find(table, name).filter(other -> other.type() != column.type()).isPresent();
    }

    private static Optional<Column> find(TableSchema table, String name) {
        return table.columns().stream()
                .filter(column -> folded(column.name()).equals(folded(name)))
                .findFirst();
    }

    private static String note(Column column, String name, TableSchema table) {
        Column known = find(table, column.name()).orElseThrow();
        return known.type() == column.type()
                ? "column '"
                        + column.name()
                        + "' is in '"
                        + name
                        + "' of table '"
                        + table.name()
                        + "', from which its name differs in case only"
                : "column '"
                        + column.name()
                        + "' is in '"
                        + name
                        + "', because it is "
                        + column.type().kqlName()
                        + " in this file and "
                        + known.type().kqlName()
                        + " in table '"
                        + table.name()
                        + "'";
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String table() {
        return reading.table();
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(names.get(i), reading.columns().get(i).type()));
        }
        return columns;
    }

    @Override
    public Optional<String> timeColumn() {
        return reading.timeColumn()
                .map(time -> {
                    int place = 0;
                    while (!reading.columns().get(place).name().equals(time)) {
                        place++;
                    }
                    return names.get(place);
                });
    }

    @Override
    public Cutter cutter() {
        return reading.cutter();
    }

    @Override
    public BlockParser parser() {
        return reading.parser();
    }

    @Override
    public boolean inOrder() {
        return reading.inOrder();
    }

    @Override
    public List<Reading> further() {
        return reading.further();
    }

    @Override
    public boolean continuable() {
        return reading.continuable();
    }
}
