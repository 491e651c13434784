package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import spoor.model.RowCursor;
import spoor.model.SpoorException;

class RowTest {
    @Test
    void givesEachTypeAsItsJavaType() {
        Row row =
                only(
                        """
                        print s = 'a', b = true, i = int(3), l = 4000000000, r = 1.5, d = decimal(1.10),
                          t = datetime(2026-01-02T03:04:05.1234567Z), span = -1.5s, \
                        j = dynamic({"a": [1]}), g = guid(74be27de-1e4e-49d9-b579-fe0b331d3642)
                        """);
        assertEquals("a", row.string("s"));
        assertEquals(true, row.bool("b"));
        assertEquals(3L, row.integer("i"));
        assertEquals(4_000_000_000L, row.integer("l"));
        assertEquals(1.5, row.real("r"));
        assertEquals(new BigDecimal("1.10"), row.decimal("d"));
        assertEquals(Instant.parse("2026-01-02T03:04:05.1234567Z"), row.datetime("t"));
        assertEquals(Duration.ofMillis(-1500), row.timespan("span"));
        assertEquals("{\"a\":[1]}", row.dynamic("j"));
        assertEquals(UUID.fromString("74be27de-1e4e-49d9-b579-fe0b331d3642"), row.guid("g"));
    }

    @Test
    void givesNullForNullAndTheEmptyStringForAnAbsentOne() {
        Row row = only("print l = long(null), t = datetime(null), s = tostring(dynamic(null))");
        assertNull(row.integer("l"));
        assertNull(row.datetime("t"));
        assertEquals("", row.string("s"));
    }

    @Test
    void namesTheNearestColumnAndTheRightGetter() {
        Row row = only("print Total = 1");
        assertEquals(
                "the result has no column 'Totl': did you mean 'Total'?",
                assertThrows(SpoorException.class, () -> row.integer("Totl")).getMessage());
        assertEquals(
                "the column 'Total' is a long: read it with integer(\"Total\")",
                assertThrows(SpoorException.class, () -> row.string("Total")).getMessage());
    }

    @Test
    void streamsTheRowsOfOneStatementAndRefusesSeveral() {
        try (Case empty = Case.temporary(Clock.systemUTC())) {
            long rows = 0;
            try (RowCursor cursor =
                    empty.stream(QueryRequest.of("range x from 1 to 5000 step 1"))) {
                for (var batch = cursor.next(); batch.isPresent(); batch = cursor.next()) {
                    rows += batch.get().rows();
                }
            }
            assertEquals(5000, rows);
            assertThrows(
                    SpoorException.class, () -> empty.stream(QueryRequest.of("print 1; print 2")));
        }
    }

    private static Row only(String query) {
        try (Case empty = Case.temporary(Clock.systemUTC())) {
            return empty.query(query).table().iterator().next();
        }
    }
}
