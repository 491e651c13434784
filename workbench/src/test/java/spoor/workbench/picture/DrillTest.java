package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.KqlType;

class DrillTest {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("ts", KqlType.DATETIME),
                    new Column("state", KqlType.STRING),
                    new Column("n", KqlType.LONG));

    private static Optional<Drill> drill(String text) {
        return Drill.of(text, COLUMNS);
    }

    @Test
    void theRowsThatWereSummarizedAreBehindTheTable() {
        Drill drill =
                drill(
                                "T | where x > 1 | summarize n = count() by bin(ts, 1h), state = lower"
                                        + " | sort by ts asc | render timechart")
                        .orElseThrow();
        assertEquals(
                "T | where x > 1 | summarize n = count() by bin(ts, 1h), state = lower | sort by ts asc",
                drill.table());
        assertEquals(Optional.of("T | where x > 1"), drill.behind());
        assertEquals(
                List.of(Optional.of("bin(ts, 1h)"), Optional.of("lower"), Optional.empty()),
                drill.keys());
    }

    @Test
    void withoutASummarizeThereIsOnlyTheTable() {
        Drill drill = drill("let a = 1;\nT | take 3\n| render piechart").orElseThrow();
        assertEquals("let a = 1;\nT | take 3", drill.table());
        assertEquals(Optional.empty(), drill.behind());
        assertEquals(
                Optional.empty(),
                drill("T | summarize n = count() by state | extend n = 2 | render card")
                        .orElseThrow()
                        .behind(),
                "a step that may change the keys");
    }

    @Test
    void whatIsNoSinglePipelineHasNone() {
        assertEquals(Optional.empty(), drill("T | take 3"));
        assertEquals(Optional.empty(), drill("T | render card; U | render card"));
        assertEquals(Optional.empty(), drill("T | | render"));
    }

    @Test
    void namesAndTextsOfALogStayOneNameAndOneText() {
        assertEquals("ts", Condition.name("ts"));
        assertEquals("[\"a \\\"b\\\"\"]", Condition.name("a \"b\""));
        String literal = Condition.string("\" | take 1 //\u202E\n\\");
        assertEquals("\"\\\" | take 1 //\\u202e\\u000a\\\\\"", literal);
        assertTrue(Parser.parse("print x = " + literal).problems().isEmpty());
        assertEquals(
                Optional.of("== datetime(0001-01-01T00:00:00.0000000Z)"),
                Condition.equal(COLUMNS.getFirst(), 0L));
        assertEquals(Optional.empty(), Condition.equal(COLUMNS.get(1), "x".repeat(2_001)));
    }
}
