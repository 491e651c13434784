package spoor.workbench.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.workbench.picture.Tables.drawn;
import static spoor.workbench.picture.Tables.row;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import spoor.kql.bind.RenderKinds;
import spoor.model.Ticks;
import spoor.workbench.ResultTable;

/// What holds for each kind of picture.
class PicturesTest {
    private static final List<String> HOSTILE =
            List.of(
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "]]></svg><!-- & ' \"",
                    "\u202Egnp.exe \u001B[31m \u0000",
                    "\uD800 \uFFFE \uFFFF",
                    "__proto__",
                    "x".repeat(5_000));

    private static final Set<String> ELEMENTS =
            Set.of("svg", "g", "path", "rect", "line", "circle", "text", "tspan", "title");

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    ("xmlns class id viewBox role aria-label d x y x1 y1 x2 y2 cx cy r width height"
                                    + " transform text-anchor stroke-dasharray stroke-width fill"
                                    + " data-time data-times data-zone data-where data-from data-to"
                                    + " data-column data-labelled")
                            .split(" "));

    static Stream<String> kinds() {
        return RenderKinds.DRAWN.stream().filter(Pictures::draws);
    }

    private static ResultTable table(List<String> texts) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            long at = Ticks.ofDate(2026, 9, 1 + i);
            rows.add(row(at, texts.get(i), texts.get(texts.size() - 1 - i), i, 0.5 * i));
            rows.add(row(null, texts.get(i), "", null, Double.NaN));
        }
        return Tables.of(
                List.of("at:datetime", HOSTILE.get(0) + ":string", "to:string", "n:long", "y:real"),
                rows);
    }

    private static Map<String, String> properties(String kind) {
        Map<String, String> properties = new HashMap<>();
        properties.put("title", HOSTILE.get(1));
        properties.put("series", HOSTILE.get(0));
        if (kind.equals("anomalychart")) {
            properties.put("anomalycolumns", "n");
        }
        if (kind.equals("piechart") || kind.equals("treemap")) {
            properties.put("ycolumns", "n");
        }
        if (kind.equals("processtree")) {
            properties.put("xcolumn", HOSTILE.get(0));
            properties.put("ycolumns", "to");
        }
        return properties;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatALogSaysIsTextInEveryPlace(String kind) {
        Picture.Drawn drawn = drawn(table(HOSTILE), kind, properties(kind));
        NodeList all = parsed(drawn.svg()).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertTrue(ELEMENTS.contains(element.getTagName()), element.getTagName());
            for (int a = 0; a < element.getAttributes().getLength(); a++) {
                String name = element.getAttributes().item(a).getNodeName();
                assertTrue(ATTRIBUTES.contains(name), name);
                String value = element.getAttributes().item(a).getNodeValue();
                assertFalse(value.contains("NaN") || value.contains("Infinity"), value);
            }
        }
        assertFalse(drawn.svg().contains("\u202E") || drawn.svg().contains("\u001B"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSameRowsGiveTheSameBytesInAnyLocale(String kind) {
        Picture.Drawn one = drawn(table(HOSTILE), kind, properties(kind));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(one, drawn(table(HOSTILE), kind, properties(kind)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noRowAndOneRowAreDrawn(String kind) {
        Picture.Drawn none = drawn(table(List.of()), kind, properties(kind));
        assertTrue(none.svg().contains("Nothing to draw"), none.svg());
        Picture.Drawn one = drawn(table(List.of("a")), kind, properties(kind));
        parsed(one.svg());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasATextAlternative(String kind) {
        Element svg =
                parsed(drawn(table(List.of("a", "b")), kind, properties(kind)).svg())
                        .getDocumentElement();
        assertEquals("img", svg.getAttribute("role"));
        assertTrue(svg.getAttribute("aria-label").length() > 20, svg.getAttribute("aria-label"));
    }

    @Test
    void everyColourIsThereForLightAndForDark() {
        String style = Pictures.style();
        String dark = style.substring(style.indexOf("prefers-color-scheme"));
        for (int i = 0; i <= Palette.OTHER; i++) {
            for (String part : List.of(style.substring(0, style.length() - dark.length()), dark)) {
                assertTrue(part.contains("--series-" + i + ": #"), "series " + i);
            }
            assertTrue(style.contains("." + Palette.fill(i) + " {"));
            assertTrue(style.contains("." + Palette.line(i) + " {"));
        }
        assertFalse(style.contains("url(") || style.contains("@import"), style);
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(svg, e);
        }
    }
}
