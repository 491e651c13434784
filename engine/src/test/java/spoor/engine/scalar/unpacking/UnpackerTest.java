package spoor.engine.scalar.unpacking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.engine.scalar.json.Json;

class UnpackerTest {
    @Test
    void readsTheCommandOfAScript() {
        String base64 =
                "SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAIABOAGUAdAAuAFcAZQBiAEMAbABpAGUAbgB0ACkA";
        assertEquals(
                List.of("1 1 utf-16 null 60 IEX (New-Object Net.WebClient)"),
                items("powershell -enc " + base64));
    }

    @Test
    void readsWhatIsWithinEachOther() {
        assertEquals(
                List.of(
                        "1 1 utf-8 null 41 echo dGhpcyBpcyB0aGUgaW5uZXJtb3N0IHRleHQ=",
                        "1.1 2 utf-8 null 26 this is the innermost text"),
                items("ZWNobyBkR2hwY3lCcGN5QjBhR1VnYVc1dVpYSnRiM04wSUhSbGVIUT0="));
    }

    @Test
    void readsWhatIsDeflatedAndZipped() throws IOException {
        assertEquals(
                List.of(
                        "1 1 binary deflate 38 null",
                        "1.1 2 utf-8 null 99 Write-Output 'hidden in deflate' Write-Output 'hidden"
                                + " in deflate' Write-Output 'hidden in deflate' "),
                items("Cy/KLEnV9S8tKSgtUVDPyExJSc1TyMxTSElNy0ksSVVXCKdYAQA="));
        byte[] inner = gz("hidden in a gz in a zip".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(
                        "1 1 binary zip SIZE null",
                        "1.1 2 binary gz SIZE null",
                        "1.1.1 3 utf-8 null 23 hidden in a gz in a zip"),
                items("x:" + base64(zip(Map.of("a.gz", inner)))).stream()
                        .map(item -> item.replaceAll("(zip|gz) [0-9]+ null", "$1 SIZE null"))
                        .toList());
    }

    @Test
    void givesNamesAndDigests() throws IOException {
        List<Json> items =
                Unpacker.unpack(base64(zip(Map.of("d/a.txt", new byte[] {'a'})))).elements();
        Json.Bag entry = (Json.Bag) items.get(1);
        assertEquals(new Json.Text("d/a.txt"), entry.members().get("file_name"));
        assertEquals(new Json.Text("0cc175b9c0f1b6a831c399e269772661"), entry.members().get("md5"));
        assertEquals(
                new Json.Text("86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"),
                entry.members().get("sha1"));
    }

    @Test
    void joinsLinesAndLeavesTheProseBehindThem() {
        String base64 =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString("word ".repeat(24).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("1 1 utf-8 null 120 " + "word ".repeat(24)),
                items("The file:\n" + base64 + "\nends here."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just words, of which internationalization is long",
                "cmd /c echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "81ed03caf6901e444c72ac67d192fb9c",
                "/usr/share/applications/org/gnome/Terminal/desktop/entry",
                "AbstractSingletonProxyFactoryBeanWithAVeryLongName"
            })
    void leavesAloneWhatIsNoBase64(String text) {
        assertEquals(List.of(), items(text));
    }

    @Test
    void bytesOfNoKnownKindCountWhenNothingElseLooksSo() {
        byte[] bytes = new byte[60];
        new Random(1).nextBytes(bytes);
        assertEquals(List.of("1 1 binary null 60 null"), items("key=" + base64(bytes)));
    }

    @Test
    void aBombStopsAtALimitThatIsNamed() throws IOException {
        String bomb = base64(gz(new byte[40 << 20]));
        List<Json> items = Unpacker.unpack(bomb).elements();
        assertEquals(1, items.size());
        assertEquals(
                new Json.Text("more than 200 times as large as packed"),
                ((Json.Bag) items.getFirst()).members().get("note"));
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 1200; i++) {
            many.put("f" + i, new byte[] {1});
        }
        List<Json> entries = Unpacker.unpack(base64(zip(many))).elements();
        assertEquals(
                new Json.Text("more than 1000 entries"),
                ((Json.Bag) entries.getFirst()).members().get("note"));
        assertEquals(1000, entries.size());
    }

    @Test
    void depthIsBounded() {
        String text = "the innermost of all the texts here";
        for (int i = 0; i < 14; i++) {
            text = base64(text.getBytes(StandardCharsets.UTF_8));
        }
        List<Json> items = Unpacker.unpack(text).elements();
        assertEquals(10, items.size());
        assertEquals(
                new Json.Text("deeper than 10"),
                ((Json.Bag) items.getLast()).members().get("note"));
    }

    @Test
    void damagedArchivesGiveWhatTheyHold() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", "first of the entries".getBytes(StandardCharsets.UTF_8));
        byte[] noise = new byte[3000];
        new Random(5).nextBytes(noise);
        entries.put("b", noise);
        byte[] zip = zip(entries);
        List<Json> items = Unpacker.unpack(base64(Arrays.copyOf(zip, 900))).elements();
        assertEquals(new Json.Text("damaged"), ((Json.Bag) items.getFirst()).members().get("note"));
        assertEquals("1.1 2 utf-8 null 20 first of the entries", line(items.get(1)));
    }

    @Test
    void anyBytesGiveAnArray() throws IOException {
        Random random = new Random(11);
        byte[][] seeds = {
            zip(Map.of("a", new byte[100])),
            gz(new byte[100]),
            new byte[600],
            "MZ".repeat(80).getBytes(StandardCharsets.US_ASCII)
        };
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = seeds[round % seeds.length].clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (round % 3 == 0) {
                System.arraycopy(
                        "ustar".getBytes(StandardCharsets.US_ASCII),
                        0,
                        bytes,
                        Math.min(257, bytes.length - 5),
                        5);
            }
            assertTrue(Unpacker.unpack(base64(bytes)).text().startsWith("["));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gz(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
            gz.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static List<String> items(String text) {
        List<String> lines = new ArrayList<>();
        for (Json item : Unpacker.unpack(text).elements()) {
            lines.add(line(item));
        }
        return lines;
    }

    /// Reference, depth, encoding, type, size and text.
    private static String line(Json item) {
        Map<String, Json> members = ((Json.Bag) item).members();
        StringBuilder line = new StringBuilder();
        for (String name :
                List.of(
                        "reference",
                        "depth",
                        "encoding_type",
                        "file_type",
                        "size",
                        "decoded_string")) {
            Json value = members.get(name);
            line.append(line.isEmpty() ? "" : " ").append(value == null ? "null" : value.plain());
        }
        return line.toString();
    }
}
