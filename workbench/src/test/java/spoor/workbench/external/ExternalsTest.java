package spoor.workbench.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.FormatException;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.SpoorException;
import spoor.workbench.Case;

class ExternalsTest {
    @TempDir Path folder;

    private static List<String> rows(Case opened, String text) {
        return opened.query(text).tables().getLast().batches().stream()
                .flatMap(batch -> rowsOf(batch).stream())
                .toList();
    }

    private static List<String> rowsOf(RowBatch batch) {
        return java.util.stream.IntStream.range(0, batch.rows())
                .mapToObj(row -> batch.row(row).toString())
                .toList();
    }

    @Test
    void readsFilesBelowTheRootsAndNoOthers() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path outside = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path inside = Files.writeString(root.resolve("list.txt"), "a");
        Files.createSymbolicLink(root.resolve("link.txt"), outside);
        ExternalFiles files = new ExternalFiles(List.of(root), Map.of());
        assertEquals(inside.toRealPath(), files.file("list.txt"));
        assertEquals(inside.toRealPath(), files.file(inside.toUri().toString()));
        for (String address :
                List.of(
                        "../secret.txt",
                        "link.txt",
                        outside.toString(),
                        outside.toUri().toString(),
                        "https://example.org/list.txt",
                        "list.txt\0",
                        ".")) {
            assertThrows(SpoorException.class, () -> files.file(address), address);
        }
    }

    @Test
    void readsNothingUnlessAllowed() {
        try (Case opened = Case.open(folder.resolve("case"), Clock.systemUTC())) {
            SpoorException refused =
                    assertThrows(
                            SpoorException.class,
                            () -> opened.query("externaldata(a:string)[@'https://x/y.csv']"));
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("--external 'ADDRESS=FILE'"),
                    refused.getMessage());
        }
    }

    @Test
    void readsDelimitedTextAndJsonIntoDeclaredColumns() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "n,s\n1,\"x, \"\"y\"\"\"\n\nz,\n");
        Path json = Files.writeString(folder.resolve("b.json"), "[{\"n\": 1, \"d\": [2]}, {}]");
        try (Case opened = Case.open(folder.resolve("case"), Clock.systemUTC())) {
            opened.allow(
                    new ExternalFiles(List.of(), Map.of("https://x/a", csv, "https://x/b", json)));
            assertEquals(
                    List.of("[1, x, \"y\"]", "[null, ]"),
                    rows(
                            opened,
                            "externaldata(n:long, s:string)['https://x/a']"
                                    + " with (format='csv', ignoreFirstRecord=true)"));
            assertEquals(
                    List.of("[1, [2]]", "[null, null]"),
                    rows(
                            opened,
                            "externaldata(n:long, d:dynamic)['https://x/b']"
                                    + " with (format='multijson')"));
        }
    }

    @Test
    void aMappingSaysWhereColumnsStand() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "1,x\n");
        Path json = Files.writeString(folder.resolve("b.json"), "[{\"a\": {\"b c\": [7, 8]}}]");
        try (Case opened = Case.open(folder.resolve("case"), Clock.systemUTC())) {
            opened.allow(new ExternalFiles(List.of(), Map.of("c", csv, "j", json)));
            assertEquals(
                    List.of("[8, {\"a\":{\"b c\":[7,8]}}, ]"),
                    rows(
                            opened,
                            "externaldata(n:long, all:dynamic, none:string)['j'] with"
                                    + " (format='multijson', ingestionMapping=@'[{\"Column\": \"n\","
                                    + " \"Properties\": {\"Path\": \"$.a[''b c''][1]\"}},"
                                    + " {\"Column\": \"all\", \"Properties\": {\"Path\": \"$\"}}]')"));
            assertEquals(
                    List.of("[x, 1]"),
                    rows(
                            opened,
                            "externaldata(s:string, n:long)['c'] with (format='csv',"
                                    + " ingestionMapping='[{\"Column\": \"s\", \"Ordinal\": \"1\"},"
                                    + " {\"Column\": \"n\", \"Ordinal\": \"0\"}]')"));
        }
    }

    @Test
    void findsTheBoundsOfJsonValues() {
        Path file = Path.of("f");
        assertEquals(
                List.of("{\"a\": \"}\\\"\"}", "[1]", "2"),
                JsonValues.of("{\"a\": \"}\\\"\"} [1]\n2", file));
        assertThrows(FormatException.class, () -> JsonValues.of("[{\"a\": 1}", file));
    }

    @Test
    void namesWatchlistsAndSavedFunctionsInQueries() throws IOException {
        Path csv = Files.writeString(folder.resolve("vip.csv"), "User,Tag\nada,vip\nben,\n");
        try (Case opened = Case.open(folder.resolve("case"), Clock.systemUTC())) {
            opened.texts().addWatchlist("VIP", csv);
            opened.texts()
                    .addFunction(
                            "vips",
                            "let vips = (tag: string = 'vip') {"
                                    + " _GetWatchlist('VIP') | where Tag == tag | project SearchKey }");
            assertEquals(List.of("[ada]"), rows(opened, "vips()"));
            assertEquals(List.of("[ben]"), rows(opened, "vips('')"));
            assertEquals(List.of("[VIP]"), rows(opened, "_GetWatchlistAlias()"));
            ProblemException unknown =
                    assertThrows(
                            ProblemException.class, () -> opened.query("_GetWatchlist('VIPs')"));
            assertEquals("did you mean 'VIP'?", unknown.problems().getFirst().hint());
        }
    }

    @Test
    void refusesNamesAndTextsThatAreNone() {
        CaseTexts texts = new CaseTexts(folder);
        assertThrows(SpoorException.class, () -> texts.addWatchlist("../x", folder));
        assertThrows(SpoorException.class, () -> texts.addFunction("f", "let g = () { 1 };"));
        assertThrows(ProblemException.class, () -> texts.addFunction("f", "let f = ("));
    }
}
