package spoor.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.testkit.ConformanceCase.ExpectedColumn;
import spoor.testkit.ConformanceCase.ExpectedTable;
import spoor.workbench.ResultTable;

/// Compares an answer with what is expected: column names and types in order, then the rows as a
/// multiset, or one by one where their order counts.
final class TableComparison {
    private TableComparison() {}

    /// The first difference in one line; empty when there is none.
    static Optional<String> difference(ExpectedTable expected, ResultTable actual) {
        Optional<String> columns = columnDifference(expected.columns(), actual.columns());
        if (columns.isPresent()) {
            return columns;
        }
        List<List<@Nullable Object>> rows = actual.rows();
        long count = expected.rowCount().orElse((long) expected.rows().size());
        if (rows.size() != count) {
            return Optional.of(rows.size() + " rows instead of " + count);
        }
        List<KqlType> types = actual.columns().stream().map(Column::type).toList();
        Optional<String> rowsDifference = multisetDifference(expected, types, rows);
        if (rowsDifference.isPresent() || expected.order().isEmpty()) {
            return rowsDifference;
        }
        return orderDifference(expected, actual.columns(), expected.order().get(), rows);
    }

    static Optional<String> columnDifference(List<ExpectedColumn> expected, List<Column> actual) {
        List<String> names = actual.stream().map(Column::name).toList();
        List<String> wanted = expected.stream().map(ExpectedColumn::name).toList();
        if (!names.equals(wanted)) {
            return Optional.of("columns " + names + " instead of " + wanted);
        }
        for (int i = 0; i < actual.size(); i++) {
            if (!expected.get(i).accepts(actual.get(i).type())) {
                return Optional.of(
                        "type "
                                + actual.get(i).type().kqlName()
                                + " instead of "
                                + expected.get(i));
            }
        }
        return Optional.empty();
    }

    /// The same rows in another order differ only where the sort keys do: ties have no order.
    private static Optional<String> orderDifference(
            ExpectedTable expected,
            List<Column> columns,
            List<String> keys,
            List<List<@Nullable Object>> rows) {
        List<Integer> compared = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (keys.isEmpty() || keys.contains(columns.get(i).name())) {
                compared.add(i);
            }
        }
        for (int i = 0; i < expected.rows().size(); i++) {
            for (int column : compared) {
                ExpectedCell wanted = expected.rows().get(i).get(column);
                Object cell = rows.get(i).get(column);
                if (!wanted.matches(columns.get(column).type(), cell, expected.sets())) {
                    return Optional.of("row " + i + " should be " + expected.rows().get(i));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> multisetDifference(
            ExpectedTable expected, List<KqlType> types, List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> left = new ArrayList<>(rows);
        for (List<ExpectedCell> wanted : expected.rows()) {
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                found = matches(wanted, types, left.get(i), expected.sets()) ? i : -1;
            }
            if (found < 0) {
                return Optional.of("no row " + wanted);
            }
            left.remove(found);
        }
        return Optional.empty();
    }

    private static boolean matches(
            List<ExpectedCell> wanted,
            List<KqlType> types,
            List<@Nullable Object> row,
            boolean sets) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).matches(types.get(i), row.get(i), sets)) {
                return false;
            }
        }
        return wanted.size() == row.size();
    }
}
