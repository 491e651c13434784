package spoor.workbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.ProblemException;

class ReportsTest {
    /// What may be in a report outside its own script and style: these elements, these attributes.
    private static final Pattern TAG =
            Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)((?:\\s[^<>]*)?)/?>");

    private static final Pattern ELEMENTS =
            Pattern.compile(
                    "html|head|meta|title|style|script|body|main|h[1-6]|p|dl|dt|dd|details|summary|div|table|thead|tbody|tr"
                            + "|th|td|small|bdi|em|code|pre|section|figure|figcaption|svg|text|line|g|circle|polyline|path|rect|a|span|strong|br");

    @Test
    void htmlHoldsNoElementThatALogOrAHuntWrote() throws IOException {
        String html = Reports.text(HostileRun.run(), Reports.Kind.HTML);
        Files.writeString(Path.of("target", "report-hostile.html"), html);
        String body = html.substring(html.indexOf("<body>"));
        int own = body.lastIndexOf("<script>");
        body = own < 0 ? body : body.substring(0, own);
        Matcher tags = TAG.matcher(body);
        int scripts = 0;
        while (tags.find()) {
            assertTrue(ELEMENTS.matcher(tags.group(1)).matches(), tags.group());
            assertFalse(tags.group(2).matches("(?s).*\\son[a-z]+\\s*=.*"), tags.group());
            assertFalse(tags.group(2).contains("javascript:"), tags.group());
            assertFalse(tags.group(2).contains("src="), tags.group());
            scripts += tags.group().startsWith("<script") ? 1 : 0;
        }
        assertEquals(0, scripts, "the one script of the report is its own");
        assertFalse(body.contains("\u202E") || body.contains("\u001B") || body.contains("\u0000"));
    }

    @Test
    void htmlAsksForNothingAndAllowsOnlyItself() {
        String html = Reports.text(HostileRun.run(), Reports.Kind.HTML);
        assertTrue(
                html.contains(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                                + " base-uri 'none'; form-action 'none'; style-src 'sha256-"));
        assertFalse(
                Pattern.compile("<(link|img|iframe|object|embed|base|form)\\b")
                        .matcher(html)
                        .find());
    }

    @Test
    void markdownHoldsNoMarkupOfALog() {
        String markdown = Reports.text(HostileRun.run(), Reports.Kind.MARKDOWN);
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
        Matcher tags = TAG.matcher(html);
        int seen = 0;
        while (tags.find()) {
            seen++;
            assertTrue(
                    tags.group(1).matches("h[1-6]|p|pre|code|em|strong|ul|ol|li|br|hr|blockquote"),
                    tags.group());
        }
        assertTrue(seen > 20, html);
        assertFalse(markdown.contains("\u202E") || markdown.contains("\u001B"));
    }

    @Test
    void jsonIsTheSameBytesAndKeepsEveryValue() throws IOException {
        String json = Reports.text(HostileRun.run(), Reports.Kind.JSON);
        assertEquals(json, Reports.text(HostileRun.run(), Reports.Kind.JSON));
        JsonNode report = JsonMapper.builder().build().readTree(json);
        JsonNode block = report.get("blocks").get(0);
        assertEquals(HostileRun.PAYLOADS.size(), block.get("rowCount").asInt());
        assertEquals(HostileRun.PAYLOADS.get(0), block.get("rows").get(0).get(2).asText());
        assertEquals("2026-09-01T00:00:00Z", block.get("rows").get(0).get(0).asText());
        assertTrue(block.get("rows").get(0).get(6).isObject());
        assertEquals("timeline", block.get("render").get("kind").asText());
        assertEquals(
                "KQL001", report.get("blocks").get(1).get("problems").get(0).get("code").asText());
        assertEquals(2, report.get("sources").get(0).get("events").asInt());
    }

    @Test
    void writesTheKindThatTheEndingNames(@TempDir Path folder) throws IOException {
        for (String name : List.of("r.html", "r.md", "r.json")) {
            Reports.write(HostileRun.run(), folder.resolve(name));
            assertTrue(Files.size(folder.resolve(name)) > 1_000);
        }
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
        ProblemException thrown =
                assertThrows(
                        ProblemException.class,
                        () -> Reports.write(HostileRun.run(), folder.resolve("r.pdf")));
        assertTrue(
                thrown.problems().getFirst().line().endsWith("(end it with .html, .md or .json)"));
    }
}
