package spoor.testkit;

import java.util.List;
import java.util.Optional;
import spoor.model.KqlType;

/// One query and what Kusto answers.
///
/// @param family the kind of case: the generator's family, or the page it stands on
/// @param uses the operators (`op:where`), functions (`fn:bin`), aggregates (`agg:count`) in it
record ConformanceCase(
        String id, String family, String query, List<String> uses, Expectation expectation) {
    ConformanceCase {
        uses = List.copyOf(uses);
    }

    /// What must come out.
    sealed interface Expectation {
        /// An error: Kusto refuses the query.
        record Refusal() implements Expectation {}

        /// These rows.
        record Rows(ExpectedTable table) implements Expectation {}

        /// Columns of these names and types; the values are not comparable.
        record Shape(List<ExpectedColumn> columns) implements Expectation {
            public Shape {
                columns = List.copyOf(columns);
            }
        }

        /// Nothing that can be compared.
        record Nothing(String reason) implements Expectation {}
    }

    /// A column of an expected table.
    ///
    /// @param types the types it may have; empty when the case does not tell
    record ExpectedColumn(String name, List<KqlType> types) {
        ExpectedColumn {
            types = List.copyOf(types);
        }

        boolean accepts(KqlType type) {
            return types.isEmpty() || types.contains(type);
        }

        @Override
        public String toString() {
            return types.isEmpty()
                    ? name
                    : name + ":" + String.join("/", types.stream().map(KqlType::kqlName).toList());
        }
    }

    /// @param order when the rows' order counts, the columns that they are sorted by: rows equal in
    ///   them may come in any order. None known: all columns
    /// @param rowCount the whole number of rows where `rows` are only the first of them
    /// @param sets whether arrays are compared as sets (`make_set` promises no order)
    record ExpectedTable(
            List<ExpectedColumn> columns,
            List<List<ExpectedCell>> rows,
            Optional<List<String>> order,
            Optional<Long> rowCount,
            boolean sets) {
        ExpectedTable {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            order = order.map(List::copyOf);
        }
    }
}
