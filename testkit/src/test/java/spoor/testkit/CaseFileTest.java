package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.kql.bind.Catalog;
import spoor.model.KqlType;
import spoor.testkit.ConformanceCase.Expectation;
import spoor.testkit.ConformanceCase.ExpectedColumn;
import spoor.testkit.ConformanceCase.ExpectedTable;
import spoor.workbench.ResultTable;

class CaseFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"kql/engine_dev.jsonl", "kql/docs_dev.jsonl"})
    void readsEveryExpectedTableSoThatItEqualsItselfAndNothingElse(String name) throws IOException {
        Path file = Shared.file(name);
        int compared = 0;
        for (ConformanceCase one : new CaseFile(Catalog.of(List.of())).read(file)) {
            if (one.expectation() instanceof Expectation.Rows(ExpectedTable table)) {
                ResultTable same = answer(table, -1);
                assertEquals(Optional.empty(), TableComparison.difference(table, same), one.id());
                for (int row = 0; row < Math.min(3, table.rows().size()); row++) {
                    assertTrue(
                            TableComparison.difference(table, answer(table, row)).isPresent(),
                            one.id());
                }
                compared++;
            }
        }
        assertTrue(compared > 400, compared + " tables");
    }

    @Test
    void readsTheReferenceTables() throws IOException {
        List<ReferenceTables.Table> tables = ReferenceTables.read(Shared.file("kql/stormevents"));
        assertEquals(5000, tables.getFirst().rows().size());
        assertEquals(52, tables.getLast().rows().size());
        assertEquals(5000, tables.getFirst().cursor().next().orElseThrow().rows());
    }

    @Test
    void readsQuotedFieldsWithCommasQuotesAndLineBreaks() {
        assertEquals(
                List.of(List.of("a", "b,\"c\"\n"), List.of("", "d")),
                ReferenceTables.csv("a,\"b,\"\"c\"\"\n\"\r\n,d\n"));
    }

    /// The answer that a table describes; with one value of the given row changed.
    private static ResultTable answer(ExpectedTable table, int spoiled) {
        List<String> columns = new ArrayList<>();
        for (ExpectedColumn column : table.columns()) {
            KqlType type = column.types().isEmpty() ? KqlType.STRING : column.types().getFirst();
            columns.add(column.name() + ":" + type.kqlName());
        }
        int count = Math.toIntExact(table.rowCount().orElse((long) table.rows().size()));
        @Nullable Object[][] rows = new @Nullable Object[count][];
        for (int row = 0; row < count; row++) {
            int from = Math.min(row, table.rows().size() - 1);
            rows[row] = table.rows().get(from).stream().map(CaseFileTest::value).toArray();
        }
        if (spoiled >= 0) {
            Object value = rows[spoiled][0];
            rows[spoiled][0] =
                    switch (value) {
                        case Boolean flag -> !flag;
                        case Double real -> Double.isFinite(real) ? real * 1.001 + 0.1 : 0.0;
                        case Long whole -> whole + 1;
                        case String text ->
                                table.columns().getFirst().accepts(KqlType.DYNAMIC)
                                        ? "[" + text + "]"
                                        : text + "x";
                        case null, default ->
                                switch (table.columns().getFirst().types().getFirst()) {
                                    case BOOL -> true;
                                    case REAL -> 1.5;
                                    case INT, LONG, DATETIME, TIMESPAN -> 7L;
                                    case STRING, GUID, DYNAMIC, DECIMAL -> "7";
                                };
                    };
        }
        return Tables.of(String.join(", ", columns), rows);
    }

    private static @Nullable Object value(ExpectedCell cell) {
        return switch (cell) {
            case ExpectedCell.Absent absent -> null;
            case ExpectedCell.Flag flag -> flag.value();
            case ExpectedCell.Whole whole -> whole.value();
            case ExpectedCell.Fraction fraction -> fraction.value();
            case ExpectedCell.Text text -> text.value();
            case ExpectedCell.PageText text -> text.value();
            case ExpectedCell.Moment moment -> moment.ticks();
            case ExpectedCell.Duration duration -> duration.ticks();
            case ExpectedCell.Json json -> json.value().toString();
            case ExpectedCell.Printed printed -> printed.text();
        };
    }
}
