package spoor.testkit.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.testkit.corpus.CorpusQuery.NamedType;

class SchemaDifferenceTest {
    private static final List<NamedType> EXPECTED =
            List.of(new NamedType("a", "long"), new NamedType("b", "string"));
    private static final Column A = new Column("a", KqlType.LONG);
    private static final Column B = new Column("b", KqlType.STRING);

    @Test
    void findsNoneInEqualColumns() {
        assertEquals(Optional.empty(), SchemaDifference.of(EXPECTED, List.of(A, B)));
    }

    @Test
    void tellsTypesNamesOrderAndNumberApart() {
        assertEquals(
                Optional.of("a column is int, not long"),
                SchemaDifference.of(EXPECTED, List.of(new Column("a", KqlType.INT), B)));
        assertEquals(
                Optional.of("a column has another name"),
                SchemaDifference.of(EXPECTED, List.of(A, new Column("c", KqlType.STRING))));
        assertEquals(
                Optional.of("columns in another order"),
                SchemaDifference.of(EXPECTED, List.of(B, A)));
        assertEquals(Optional.of("columns too few"), SchemaDifference.of(EXPECTED, List.of(A)));
        assertEquals(
                Optional.of("columns too many"), SchemaDifference.of(EXPECTED, List.of(A, B, A)));
    }
}
