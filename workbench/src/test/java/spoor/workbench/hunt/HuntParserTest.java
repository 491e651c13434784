package spoor.workbench.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.workbench.Now;
import spoor.workbench.Render;
import spoor.workbench.hunt.HuntFile.Block;
import spoor.workbench.hunt.HuntFile.Prose;

class HuntParserTest {
    private static final String WHOLE =
            """
            ---
            title: Rare sessions
            description: Who does what nobody does.
            techniques: [T1114.003, T1098]
            now: last-event
            parameters:
              gap:
                type: timespan
                default: 2m
                description: longest pause
            tables:
              Admin:
                columns: {TimeGenerated: datetime, UserId: string}
              Other:
                columns: [a, b]
            ---
            # Sessions

            Some *prose*.

            ```kql name=sessions render=timeline title="Rare ones" ymax=0.5
            Admin
            | take 3
            ```

            ```result rows=3 hash=sha256:00
            ["a:string"]
            ["x"]
            ```

            More.

            ```text
            not run
            ```
            """;

    private static HuntFile parse(String text) {
        return HuntParser.parse("h.md", text);
    }

    /// Every problem on a line of its own, with its place and the text it points at.
    private static String problems(String text) {
        ProblemException thrown = assertThrows(ProblemException.class, () -> parse(text));
        return thrown.problems().stream()
                .map(problem -> line(text, problem))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String text, Problem problem) {
        return Place.of("h.md", text, problem.span().start())
                + "["
                + text.substring(problem.span().start(), problem.span().end())
                        .lines()
                        .findFirst()
                        .orElse("")
                + "] "
                + problem.line();
    }

    @Test
    void readsTheFrontMatter() {
        HuntHeader header = parse(WHOLE).header();
        assertEquals("Rare sessions", header.title());
        assertEquals("Who does what nobody does.", header.description());
        assertEquals(List.of("T1114.003", "T1098"), header.techniques());
        assertEquals(Optional.of(new Now.LastEvent()), header.now());
        HuntHeader.Parameter gap = header.parameters().getFirst();
        assertEquals("gap", gap.name());
        assertEquals(KqlType.TIMESPAN, gap.type());
        assertEquals(Optional.of("2m"), gap.defaultValue());
        assertEquals("longest pause", gap.description());
        assertEquals(
                List.of(
                        new HuntHeader.ColumnNeed("TimeGenerated", Optional.of(KqlType.DATETIME)),
                        new HuntHeader.ColumnNeed("UserId", Optional.of(KqlType.STRING))),
                header.tables().getFirst().columns());
        assertEquals("Other", header.tables().getLast().name());
    }

    @Test
    void readsProseBlocksAndRecordedResultsInOrder() {
        HuntFile hunt = parse(WHOLE);
        assertEquals(3, hunt.parts().size());
        Prose prose = (Prose) hunt.parts().get(0);
        assertEquals("# Sessions\n\nSome *prose*.", prose.markdown());
        assertEquals("<h1>Sessions</h1>\n<p>Some <em>prose</em>.</p>\n", prose.html());
        Block block = hunt.blocks().getFirst();
        assertEquals("sessions", block.name());
        assertEquals(
                Optional.of(new Render("timeline", Map.of("title", "Rare ones", "ymax", "0.5"))),
                block.render());
        assertEquals("Admin\n| take 3\n", block.query());
        assertEquals(block.query(), WHOLE.substring(block.span().start(), block.span().end()));
        HuntFile.Recorded recorded = block.recorded().orElseThrow();
        assertEquals(3, recorded.rows());
        assertEquals("sha256:00", recorded.hash());
        assertEquals(List.of("[\"a:string\"]", "[\"x\"]"), recorded.lines());
        assertTrue(((Prose) hunt.parts().get(2)).html().contains("not run"));
    }

    @Test
    void readsAResultInAComment() {
        HuntFile hunt =
                parse("```kql\nT\n```\n\n<!-- result rows=1 hash=sha256:ab\n[\"a\"]\n-->\n\nend\n");
        HuntFile.Recorded recorded = hunt.blocks().getFirst().recorded().orElseThrow();
        assertTrue(recorded.comment());
        assertEquals(List.of("[\"a\"]"), recorded.lines());
    }

    @Test
    void readsAHuntWithoutFrontMatterAndWithWindowsLineEnds() {
        HuntFile hunt = parse("\uFEFFprose\r\n\r\n```kql name=a\r\nT\r\n| count\r\n```\r\n");
        assertEquals("h.md", hunt.title());
        assertEquals("T\r\n| count\r\n", hunt.blocks().getFirst().query());
    }

    @Test
    void readsAGivenTimeAsNow() {
        assertEquals(
                Optional.of(new Now.At(Instant.parse("2026-09-21T00:00:00Z"))),
                parse("---\nnow: 2026-09-21T00:00:00Z\n---\n").header().now());
    }

    @Test
    void showsRawHtmlAsTextAndFetchesNothing() {
        HuntFile hunt =
                parse(
                        """
                        <script>alert(1)</script>

                        a <img src=x onerror=alert(1)> b [go](javascript:alert(1)) c
                        ![pic](http://evil.example/x.png) \u202Etxt.exe

                        <!-- a comment -->
                        """);
        String html = ((Prose) hunt.parts().getFirst()).html();
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<img"), html);
        assertFalse(html.contains("javascript:"), html);
        assertFalse(html.contains("<!--"), html);
        assertFalse(html.contains("\u202E"), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
        assertTrue(html.contains("pic [picture: http://evil.example/x.png]"), html);
        assertTrue(html.contains("\\u{202E}"), html);
    }

    @Test
    void collectsEveryProblemOfTheHeader() {
        assertEquals(
                """
                h.md:2:1: [titel] HUNT002: unknown key 'titel' in the front matter (known: title, description, techniques, now, parameters, tables, findings)
                h.md:3:14: [X1] HUNT003: 'X1' is no ATT&CK technique (write for example T1114.003)
                h.md:4:6: [yesterday] HUNT004: 'now' is 'yesterday' (write last-event, clock, or a time such as 2026-09-21T00:00:00Z)
                h.md:6:13: [number] HUNT008: unknown type 'number' (known: bool, int, long, real, decimal, string, datetime, timespan, dynamic, guid)
                h.md:7:3: [b] HUNT006: the default '2 minutes' of parameter 'b' is no timespan (write for example 20m)
                h.md:8:3: [c] HUNT005: parameter 'c' has no type (write for example {type: timespan, default: 20m})
                h.md:9:3: [d e] HUNT009: 'd e' cannot be the name of a parameter (use letters, digits and '_', no digit first)
                h.md:10:9: [T] HUNT007: 'tables' is neither a list of names nor names with their columns (write for example 'tables: [OfficeActivity]')\
                """,
                problems(
                        """
                        ---
                        titel: x
                        techniques: [X1]
                        now: yesterday
                        parameters:
                          a: {type: number}
                          b: {type: timespan, default: 2 minutes}
                          c: {default: 1}
                          d e: {type: long}
                        tables: T
                        ---
                        """));
    }

    @Test
    void refusesYamlBeyondTheSubset() {
        assertEquals(
                "h.md:2:8: [&x a] HUNT001: anchors and aliases are not read in front matter (repeat the value)",
                problems("---\ntitle: &x a\n---\n"));
        assertEquals(
                "h.md:2:8: [!!java.net.URL \"http://x\"] HUNT001: tags ('!name') are not read in front matter (remove the tag)",
                problems("---\ntitle: !!java.net.URL \"http://x\"\n---\n"));
        assertEquals(
                "h.md:3:1: [title] HUNT001: 'title' is given twice (keep one of the two)",
                problems("---\ntitle: a\ntitle: b\n---\n"));
        assertEquals(
                "h.md:1:1: [---] HUNT001: the front matter is never closed (end it with a line '---')",
                problems("---\ntitle: a\n"));
        assertTrue(
                problems("---\na: " + "[".repeat(30_000) + "\n---\n")
                        .contains("nested deeper than 8"));
        assertTrue(problems("---\na: [\n---\n").contains("HUNT001: the front matter is not YAML"));
        assertTrue(problems("---\n" + "#".repeat(70_000) + "\n---\n").contains("more than 65536"));
        assertTrue(problems("---\njust words\n---\n").contains("not a list of 'key: value'"));
    }

    @Test
    void refusesWhatABlockMayNotSay() {
        assertEquals(
                """
                h.md:1:1: [```kql name=1a rendr=x] HUNT025: unknown key 'rendr' after the fence (known: name, render, accumulate, anomalycolumns, kind, labels, lanes, legend, overlay, reference, series, size, title, tooltip, xaxis, xcolumn, xmax, xmin, xtitle, yaxis, ycolumns, ymax, ymin, ysplit, ytitle)
                h.md:1:1: [```kql name=1a rendr=x] HUNT025: '1a' cannot be the name of a block (known: name, render, accumulate, anomalycolumns, kind, labels, lanes, legend, overlay, reference, series, size, title, tooltip, xaxis, xcolumn, xmax, xmin, xtitle, yaxis, ycolumns, ymax, ymin, ysplit, ytitle)\
                """,
                problems("```kql name=1a rendr=x\nT\n```\n"));
        assertEquals(
                "h.md:1:3: [```kql] HUNT022: a kql block inside a list or a quotation is not run (move its fence to the left margin, or call it text)",
                problems("- ```kql\n  T\n  ```\n"));
        assertEquals(
                "h.md:1:1: [```kql] HUNT023: the kql block is never closed (end it with a line of three ```)",
                problems("```kql\nT\n"));
        assertEquals(
                "h.md:1:1: [```kql] HUNT024: the kql block is empty (write a query, or remove the block)",
                problems("```kql\n```\n"));
        assertEquals(
                "h.md:5:1: [T] HUNT010: 'a' names two things (rename the block, the table or the parameter)",
                problems("```kql name=a\nT\n```\n```kql name=a\nT\n```\n"));
        assertEquals(
                "h.md:1:1: [```result rows=1 hash=x] HUNT027: the recorded result does not follow a kql block (remove it, or move it below the block that it belongs to)",
                problems("```result rows=1 hash=x\n```\n"));
        assertEquals(
                "h.md:4:1: [```result rows=x] HUNT026: the recorded result does not say its rows and hash (remove it, and record it again with 'spoor hunt run --record')",
                problems("```kql\nT\n```\n```result rows=x\n```\n"));
    }

    @Test
    void refusesProseThatNestsTooDeep() {
        assertTrue(problems(">".repeat(100_000) + " x\n").contains("HUNT021"));
        assertTrue(problems("- ".repeat(5_000) + "x\n").contains("HUNT021"));
        assertTrue(
                problems("*a **b ".repeat(2_000) + "c" + "** d*".repeat(2_000))
                        .contains("HUNT021"));
    }

    /// Any text gives a hunt or problems; a fixed seed mixes the characters that mean something.
    @Test
    void readsAnyTextOrSaysWhatIsWrong() {
        String[] pieces = {
            "---\n",
            "```",
            "kql",
            " name=a",
            "\n",
            "- ",
            "> ",
            "title: ",
            "[",
            "{",
            "\"",
            "<!-- result ",
            "-->",
            "*",
            "_",
            "![",
            "](",
            "\u202E",
            "\uD800",
            "\r",
            "\t",
            "|",
            "rows=1 hash=b",
            "result",
            "&a ",
            "!!b ",
            "\0"
        };
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "---\n" : "");
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                HuntFile hunt = parse(text.toString());
                for (Block block : hunt.blocks()) {
                    assertEquals(
                            block.query(),
                            text.substring(block.span().start(), block.span().end()));
                }
            } catch (ProblemException e) {
                assertFalse(e.problems().isEmpty());
            }
        }
    }
}
