package spoor.testkit.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Ticks;

class GeneratedTableTest {
    private static final long NOW = Ticks.ofDate(2026, 11, 1);

    private static List<String> values(String query, String column, KqlType type) {
        Usage usage = Usage.of(Parser.parse(query).statements());
        RowBatch batch =
                GeneratedTable.rows("T", List.of(new Column(column, type)), usage, NOW)
                        .next()
                        .orElseThrow();
        List<String> values = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            values.add(Objects.toString(batch.value(0, row)));
        }
        return values;
    }

    @Test
    void takesStringsFromTheComparisonsOfTheColumn() {
        List<String> values =
                values(
                        "let bad = dynamic(['evil.exe']); T | where Name in (bad)",
                        "Name",
                        KqlType.STRING);
        assertTrue(values.contains("evil.exe"), values.toString());
        assertTrue(values.contains(""), values.toString());
    }

    @Test
    void takesNumbersFromTheComparisonsOfTheColumn() {
        assertTrue(values("T | where Id in (4624, 4625)", "Id", KqlType.INT).contains("4625"));
    }

    @Test
    void givesDynamicValuesThePathsOfTheQuery() {
        List<String> values =
                values("T | extend who = P.actor.name | where who == 'eve'", "P", KqlType.DYNAMIC);
        assertTrue(values.contains("{\"actor\":{\"name\":\"eve\"}}"), values.toString());
    }

    @Test
    void makesAnArrayOfWhatIsExpandedAndTextOfWhatIsParsed() {
        List<String> values =
                values("T | mv-expand e = parse_json(P) | where e.key == 'k'", "P", KqlType.STRING);
        assertTrue(
                values.stream().anyMatch(text -> text.startsWith("[{\"key\":")), values.toString());
    }

    @Test
    void givesUnpackedBagsTheKeysThatTheQueryUsesAndNoTableHas() {
        Usage usage =
                Usage.of(
                        Parser.parse("T | evaluate bag_unpack(P) | where Color == 7 | project Id")
                                .statements());
        usage.unpack(Set.of("T", "Id", "P"));
        RowBatch batch =
                GeneratedTable.rows("T", List.of(new Column("P", KqlType.DYNAMIC)), usage, NOW)
                        .next()
                        .orElseThrow();
        assertTrue(
                IntStream.range(0, batch.rows())
                        .mapToObj(row -> Objects.toString(batch.value(0, row)))
                        .anyMatch("{\"Color\":7}"::equals));
    }

    @Test
    void writesXmlWhereTheQueryReadsItAndTheNamesThatBecomeColumns() {
        Usage usage =
                Usage.of(
                        Parser.parse(
                                        "T | extend X = parse_xml(X).Data.Item | mv-expand X"
                                                + " | evaluate bag_unpack(X)"
                                                + " | extend Key = tostring(['@Name'])"
                                                + " | evaluate pivot(Key, any(['#text']), Id)"
                                                + " | where Image has 'cmd'")
                                .statements());
        usage.unpack(Set.of("T", "Id", "X"));
        String text =
                Objects.toString(
                        GeneratedTable.rows(
                                        "T", List.of(new Column("X", KqlType.STRING)), usage, NOW)
                                .next()
                                .orElseThrow()
                                .value(0, 0));
        assertTrue(text.startsWith("<Data><Item Name=\""), text);
        assertTrue(text.contains("Name=\"Image\""), text);
    }

    @Test
    void putsTimesBeforeThePresent() {
        for (String value : values("T | where At > ago(1d)", "At", KqlType.DATETIME)) {
            if (!value.equals("null")) {
                long ticks = Long.parseLong(value);
                assertFalse(ticks > NOW || ticks < NOW - 30 * Ticks.PER_DAY, value);
            }
        }
    }

    @Test
    void givesTheSameRowsAgain() {
        assertEquals(
                values("T | where Name has 'x'", "Name", KqlType.STRING),
                values("T | where Name has 'x'", "Name", KqlType.STRING));
    }
}
