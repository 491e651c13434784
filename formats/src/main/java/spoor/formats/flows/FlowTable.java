package spoor.formats.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spoor.formats.cells.CellType;
import spoor.formats.cells.ColumnNames;
import spoor.formats.cells.TimeShape;
import spoor.formats.cells.TypeGuess;
import spoor.formats.delimited.DelimitedSample;
import spoor.formats.delimited.Footer;
import spoor.model.Column;
import spoor.model.KqlType;

/// The reading of a delimited file of flows: where each of its columns goes in the table `NetFlow`.
///
/// @param assumptions sentences for the account
public record FlowTable(FlowReading reading, List<String> assumptions) {
    public FlowTable {
        assumptions = List.copyOf(assumptions);
    }

    /// @param names of the file's columns
    /// @param dialect what they are called there; columns that it does not know keep their names
    public static FlowTable of(DelimitedSample sample, List<String> names, FlowDialect dialect) {
        int[] targets = new int[names.size()];
        FlowUnit[] units = new FlowUnit[targets.length];
        Arrays.fill(units, FlowUnit.PLAIN);
        boolean[] taken = new boolean[FlowColumns.ALL.size()];
        List<String> all = new ArrayList<>();
        FlowColumns.ALL.forEach(column -> all.add(column.name()));
        for (int i = 0; i < targets.length; i++) {
            FlowDialect.Target target = dialect.targets().get(FlowDialect.key(names.get(i)));
            if (target == null || taken[target.column()]) {
                targets[i] = all.size();
                all.add(names.get(i).isBlank() ? "Column" + (i + 1) : names.get(i));
            } else {
                targets[i] = target.column();
                units[i] = target.unit();
                taken[target.column()] = true;
            }
        }
        return made(sample, targets, units, taken, ColumnNames.unique(all), dialect.footer());
    }

    private static FlowTable made(
            DelimitedSample sample,
            int[] targets,
            FlowUnit[] units,
            boolean[] taken,
            List<String> names,
            Footer footer) {
        List<Column> columns = new ArrayList<>(FlowColumns.ALL);
        List<Column> cells = new ArrayList<>();
        List<CellType> types = new ArrayList<>();
        List<String> zoneless = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            String name = names.get(targets[i]);
            TypeGuess guess = sample.guesses().get(i);
            boolean known = targets[i] < FlowColumns.ALL.size();
            KqlType type = known ? FlowColumns.ALL.get(targets[i]).type() : guess.type(name).type();
            if (!known) {
                columns.add(new Column(name, type));
            }
            cells.add(new Column(name, type));
            types.add(new CellType(type, shape(units[i], guess)));
            if (type == KqlType.DATETIME && guess.isZoneless()) {
                zoneless.add(name);
            }
        }
        boolean timed =
                taken[FlowColumns.TIME_GENERATED]
                        || taken[FlowColumns.START]
                        || taken[FlowColumns.END];
        Optional<String> time = timed ? Optional.of("TimeGenerated") : Optional.empty();
        List<String> assumptions = new ArrayList<>();
        if (!zoneless.isEmpty()) {
            assumptions.add(
                    "times without a zone are taken as UTC: " + String.join(", ", zoneless));
        }
        return new FlowTable(
                new FlowReading(
                        columns,
                        time,
                        sample.reading(FlowColumns.TABLE, cells, types, time),
                        targets,
                        units,
                        new FlowDerivation(taken),
                        footer),
                assumptions);
    }

    private static TimeShape shape(FlowUnit unit, TypeGuess guess) {
        return switch (unit) {
            case EPOCH_SECONDS -> TimeShape.EPOCH_SECONDS;
            case EPOCH_MILLIS -> TimeShape.EPOCH_MILLIS;
            case PLAIN, SECONDS, MICROSECONDS, PROTOCOL, PORT, DIRECTION, ACTION ->
                    guess.timeShape();
        };
    }
}
