package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Vector;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

class GraphPictureTest {
    private static final Render RENDER =
            new Render(
                    "graph",
                    Map.of("xcolumn", "from", "ycolumns", "to", "series", "state", "size", "n"));

    private record Row(String from, String to, String state, long n) {}

    @Test
    void anAddressInEitherColumnIsOneNodeSizedByAllItsSessions() {
        ResultTable table =
                table(
                        new Row("a", "b", "SF", 3),
                        new Row("b", "c", "SF", 4),
                        new Row("a", "b", "REJ", 1));
        GraphData graph = GraphData.of(table, RENDER).orElseThrow();
        assertEquals(
                List.of("b 8.0", "a 4.0", "c 4.0"),
                graph.nodes().stream().map(node -> node.name() + " " + node.size()).toList());
        assertTrue(graph.nodes().getFirst().starts() && graph.nodes().getFirst().ends());
        String svg = picture(table);
        assertEquals(
                3,
                count(svg, "class=\"node \\w+\" r=\"[0-9.]+\" cx") - 3,
                "three keys, three nodes");
        assertEquals(Set.of("g-edge-1", "g-edge-2", "g-edge-3"), ids(svg));
        assertTrue(svg.contains("<title>edge 2\nfrom: b\nto: c\nstate: SF\nn: 4</title>"), svg);
        assertTrue(svg.contains("3 rows: 3 nodes, 3 edges, 8 n."), svg);
    }

    @Test
    void whatALogSaysIsTextInEveryPlace() {
        String hostile = "<script>alert(1)</script>\"' &\u202e\u001b]0;x";
        String svg =
                GraphPicture.of(
                                table(
                                        new Row(hostile, hostile, hostile, 1),
                                        new Row(hostile, "b", hostile, 1)),
                                new Render("graph", Map.of("title", hostile)),
                                "g")
                        .orElseThrow()
                        .svg();
        assertFalse(svg.contains("<script"), svg);
        assertFalse(svg.contains("\u202e") || svg.contains("\u001b"), svg);
        assertTrue(svg.contains("&lt;script&gt;"), svg);
        assertFalse(Pattern.compile("=\"[^\"]*<").matcher(svg).find(), svg);
    }

    @Test
    void drawsTheStrongestEdgesAndSaysHowManyAreNot() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(new Row("h" + i % 60, "s" + i % 149, "k" + i % 12, i));
        }
        String svg = picture(table(rows.toArray(Row[]::new)));
        assertTrue(ids(svg).size() <= GraphPicture.MOST_EDGES);
        assertTrue(ids(svg).contains("g-edge-3000"), "the strongest");
        int left = 3_000 - ids(svg).size();
        assertTrue(
                svg.contains(String.format(java.util.Locale.ROOT, "%,d edges (", left)),
                svg.substring(svg.length() - 600));
        assertTrue(svg.contains(">others "), "kinds beyond the colours share one");
        assertEquals(svg, picture(table(rows.toArray(Row[]::new))));
    }

    @Test
    void countsRowsWithoutAnEndAndDrawsNothingOfNothing() {
        assertTrue(picture(table(new Row("a", "", "SF", 1))).contains("1 rows lack one"));
        assertTrue(picture(table()).contains("Nothing to draw"));
        ResultTable numbers =
                new ResultTable(
                        "t", List.of(new Column("n", KqlType.LONG)), List.of(), Optional.empty());
        assertTrue(GraphPicture.of(numbers, RENDER, "g").isEmpty());
    }

    private static String picture(ResultTable table) {
        Picture.Drawn drawn = GraphPicture.of(table, RENDER, "g").orElseThrow();
        return drawn.svg() + drawn.caption();
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    private static Set<String> ids(String svg) {
        Set<String> ids = new HashSet<>();
        Matcher matcher = Pattern.compile(" id=\"([^\"]*)\"").matcher(svg);
        while (matcher.find()) {
            assertTrue(ids.add(matcher.group(1)), "twice: " + matcher.group(1));
        }
        return ids;
    }

    private static ResultTable table(Row... rows) {
        List<Column> columns =
                List.of(
                        new Column("from", KqlType.STRING),
                        new Column("to", KqlType.STRING),
                        new Column("state", KqlType.STRING),
                        new Column("n", KqlType.LONG));
        String[][] texts = new String[3][rows.length];
        long[] sizes = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            texts[0][i] = rows[i].from();
            texts[1][i] = rows[i].to();
            texts[2][i] = rows[i].state();
            sizes[i] = rows[i].n();
        }
        RowBatch batch =
                new RowBatch(
                        columns,
                        List.of(
                                new Vector.Texts(texts[0]),
                                new Vector.Texts(texts[1]),
                                new Vector.Texts(texts[2]),
                                new Vector.Longs(sizes, new boolean[0])),
                        rows.length);
        return new ResultTable("t", columns, List.of(batch), Optional.empty());
    }
}
