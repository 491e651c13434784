package spoor.workbench.hunt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.TableSchema;
import spoor.workbench.hunt.HuntHeader.ColumnNeed;
import spoor.workbench.hunt.HuntHeader.TableNeed;

/// Finds for each table that a hunt names the table of the case it stands for: the one of that name
/// if it has the columns, else of those that have them the one with most rows.
final class TableBinding {
    private final HuntTarget target;
    private final ToLongFunction<String> count;

    TableBinding(HuntTarget target, ToLongFunction<String> count) {
        this.target = target;
        this.count = count;
    }

    void bind(List<TableNeed> needs, Map<String, String> bindings, List<String> notes) {
        List<Problem> problems = new ArrayList<>();
        for (TableNeed need : needs) {
            List<TableSchema> fitting = fitting(target, need);
            List<TableSchema> named =
                    fitting.stream().filter(table -> isNamed(need, table)).toList();
            if (fitting.isEmpty()) {
                problems.add(missing(need));
            } else if (!named.isEmpty()) {
                bindings.put(need.name(), need.name());
            } else {
                bindings.put(need.name(), largest(need, fitting, notes));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /// The tables that may stand for the one that a hunt needs.
    static List<TableSchema> fitting(HuntTarget target, TableNeed need) {
        return target.tables().stream()
                .filter(table -> isNamed(need, table) || !need.columns().isEmpty())
                .filter(table -> missing(need, table).isEmpty())
                .toList();
    }

    private String largest(TableNeed need, List<TableSchema> fitting, List<String> notes) {
        if (fitting.size() == 1) {
            String name = fitting.getFirst().name();
            notes.add("'" + need.name() + "' stands for the table '" + name + "'.");
            return name;
        }
        record Counted(String name, long rows) {
            String text() {
                return String.format(Locale.ROOT, "'%s' (%,d rows)", name, rows);
            }
        }
        List<Counted> counted =
                fitting.stream()
                        .map(table -> new Counted(table.name(), count.applyAsLong(table.name())))
                        .sorted(
                                Comparator.comparingLong(Counted::rows)
                                        .reversed()
                                        .thenComparing(Counted::name))
                        .toList();
        notes.add(
                "'%s' stands for the table %s, which has most rows; these have the columns too: %s."
                        .formatted(
                                need.name(),
                                counted.getFirst().text(),
                                counted.stream()
                                        .skip(1)
                                        .map(Counted::text)
                                        .collect(Collectors.joining(", "))));
        return counted.getFirst().name();
    }

    /// What no table of the case is.
    static String lack(TableNeed need) {
        return need.columns().isEmpty()
                ? "the table " + need.name()
                : "a table like %s, with %s"
                        .formatted(
                                need.name(),
                                need.columns().stream()
                                        .map(TableBinding::text)
                                        .collect(Collectors.joining(", ")));
    }

    private Problem missing(TableNeed need) {
        String there =
                target.tables().isEmpty()
                        ? "the case has no table"
                        : "the case has "
                                + target.tables().stream()
                                        .map(table -> "'" + table.name() + "'" + lack(need, table))
                                        .collect(Collectors.joining("; "));
        String message =
                need.columns().isEmpty()
                        ? "the hunt needs the table '" + need.name() + "'"
                        : "no table has the columns that the hunt needs as '%s': %s"
                                .formatted(
                                        need.name(),
                                        need.columns().stream()
                                                .map(TableBinding::text)
                                                .collect(Collectors.joining(", ")));
        return new Problem("HUNT036", need.span(), message, there);
    }

    private static String lack(TableNeed need, TableSchema table) {
        List<ColumnNeed> missing = missing(need, table);
        if (need.columns().isEmpty()) {
            return "";
        }
        return missing.size() == need.columns().size()
                ? " without any of them"
                : " without "
                        + missing.stream()
                                .map(TableBinding::text)
                                .collect(Collectors.joining(", "));
    }

    private static String text(ColumnNeed column) {
        return column.name() + column.type().map(type -> ": " + type.kqlName()).orElse("");
    }

    private static boolean isNamed(TableNeed need, TableSchema table) {
        return need.name().equals(table.name());
    }

    private static List<ColumnNeed> missing(TableNeed need, TableSchema table) {
        return need.columns().stream()
                .filter(column ->
                        table.columns().stream()
                                .noneMatch(has ->
                                        has.name().equals(column.name())
                                                && column.type()
                                                        .map(type -> type == has.type())
                                                        .orElse(true)))
                .toList();
    }
}
