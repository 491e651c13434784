package spoor.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spoor.kql.bind.Binder;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Catalog;
import spoor.kql.bind.Plugins;
import spoor.kql.syntax.Parser;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;

class SqlWriterTest {
    private static final String HOSTILE = "x\"; drop table T; --";

    private static final Catalog CATALOG =
            Catalog.of(
                    List.of(
                            new TableSchema(
                                    "T",
                                    List.of(
                                            new Column("a", KqlType.LONG),
                                            new Column("k", KqlType.STRING),
                                            new Column("K", KqlType.STRING))),
                            new TableSchema(HOSTILE, List.of(new Column(HOSTILE, KqlType.LONG)))));

    private static SqlStatement write(String text) {
        BoundQuery bound =
                Binder.bind(
                        Parser.parse(text),
                        new Binder.Surroundings(CATALOG, Plugins.none(), 0, Map.of()));
        assertEquals(List.of(), bound.problems());
        return SqlWriter.write(bound.results().getLast().relation(), new PlainDialect());
    }

    @Test
    void numbersTextsOnceEachInTheOrderTheyAreNamed() {
        SqlStatement statement =
                write("print a = 'one', b = \"it's \\\"two\\\"\", c = 'one', d = '$1'");
        assertEquals(List.of("one", "it's \"two\"", "$1"), statement.parameters());
        assertEquals(
                "SELECT \"a\", \"b\", \"c\", \"d\" FROM (SELECT *, $1 AS \"a\", $2 AS \"b\", $1 AS \"c\", $3 AS \"d\" FROM (SELECT * FROM (VALUES (0)) AS \"v\"(\"$row\")) AS \"q\") AS \"q_2\" ORDER BY \"$row\" ASC NULLS FIRST",
                statement.sql());
    }

    @Test
    void neverWritesTextsIntoTheSql() {
        SqlStatement statement =
                write("T | where k == \"'; drop table T; --\" or k has 'drop' | take 5");
        assertEquals(List.of("'; drop table T; --", "drop"), statement.parameters());
        assertFalse(statement.sql().contains("drop"), statement.sql());
    }

    @Test
    void quotesHostileNames() {
        String quoted = "\"x\"\"; drop table T; --\"";
        assertEquals(
                "SELECT "
                        + quoted
                        + " FROM (SELECT "
                        + quoted
                        + " AS "
                        + quoted
                        + ", rowid AS \"$row\" FROM "
                        + quoted
                        + ") AS \"q\" ORDER BY \"$row\" ASC NULLS FIRST",
                write("table('x\"; drop table T; --')").sql());
    }

    @Test
    void givesNamesThatDifferInCaseAnAliasEach() {
        assertEquals(
                "SELECT \"a\", \"k\", \"K_2\" FROM (SELECT \"a\" AS \"a\", \"k\" AS \"k\", \"K\" AS"
                        + " \"K_2\", rowid AS \"$row\" FROM \"T\") AS \"q\" ORDER BY \"$row\" ASC NULLS"
                        + " FIRST",
                write("T").sql());
        assertEquals(
                List.of("a:long", "k:string", "K:string"),
                write("T").columns().stream()
                        .map(column -> column.name() + ":" + column.type().kqlName())
                        .toList());
    }

    @Test
    void takesNamesThatHoldTheMarksOfTexts() {
        SqlStatement statement = write("print ['\u0001'] = 1, ['\u00010\u0002'] = 'x'");
        assertEquals(List.of("x"), statement.parameters());
        assertEquals(
                "SELECT \"\u0001\", \"\u00010\u0002\" FROM ",
                statement.sql().substring(0, statement.sql().indexOf("(")));
    }

    @Test
    void ordersRowsAsTheyWereStoredUnlessSorted() {
        assertEquals(
                " ORDER BY \"a\" DESC NULLS LAST, \"$row\" ASC NULLS FIRST",
                after(write("T | sort by a").sql()));
        assertEquals(
                " ORDER BY \"a\" ASC NULLS LAST, \"$row\" ASC NULLS FIRST",
                after(write("T | sort by a asc nulls last").sql()));
    }

    private static String after(String sql) {
        return sql.substring(sql.lastIndexOf(" ORDER BY"));
    }
}
