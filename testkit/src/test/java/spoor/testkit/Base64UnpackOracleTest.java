package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.engine.scalar.ScalarBodies;
import spoor.engine.scalar.json.Json;

/// What msticpy's `base64unpack` finds is found here, with the same digests.
class Base64UnpackOracleTest {
    @ParameterizedTest
    @CsvSource({"base64msg.txt, 8", "b64text_inzip.txt, 2"})
    void findsAllThatTheOriginalFinds(String name, int rows) throws IOException {
        Json one = oracle(name);
        List<Json> got = unpack(input(one));
        List<String> missing = new ArrayList<>();
        List<Json> expected = ((Json.Array) member(one, "rows")).elements();
        assertEquals(rows, expected.size());
        for (Json row : expected) {
            boolean found =
                    got.stream()
                            .anyMatch(item ->
                                    List.of("md5", "sha1", "sha256").stream()
                                            .allMatch(key ->
                                                    member(item, key).equals(member(row, key))));
            if (!found) {
                missing.add(row.text());
            }
        }
        assertEquals(List.of(), missing);
    }

    /// The archives themselves, the gz in each with its text, and the UTF-16 text are found beside;
    /// the original shows the latter as binary.
    @Test
    void opensWhatTheOriginalLeavesClosed() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Json item : unpack(input(oracle("base64msg.txt")))) {
            lines.add(
                    String.join(
                            " ",
                            member(item, "reference").plain(),
                            member(item, "file_name").plain(),
                            member(item, "file_type").plain(),
                            member(item, "encoding_type").plain()));
        }
        assertEquals(
                List.of(
                        "1  tar binary",
                        "1.1 dllenc.txt  utf-8",
                        "1.1.1   binary",
                        "1.2 txtenc.txt  utf-8",
                        "1.2.1   utf-16",
                        "1.3 txtenc.txt.gz gz binary",
                        "1.3.1 txtfileenc.txt  utf-8"),
                lines.subList(0, 7));
    }

    /// Letters and an MD5 digest, of which the original makes Chinese signs.
    @ParameterizedTest
    @ValueSource(strings = {"40", "41", "44"})
    void leavesAloneWhatIsNoBase64(String name) throws IOException {
        assertEquals(List.of(), unpack(input(oracle(name))));
    }

    private static String input(Json one) {
        return ((Json.Text) member(one, "input")).value();
    }

    private static Json member(Json bag, String key) {
        return ((Json.Bag) bag).members().getOrDefault(key, Json.Null.NULL);
    }

    private static Json oracle(String name) throws IOException {
        String text =
                Files.readString(
                        Shared.file("oracle/msticpy/extra/base64_unpack.json"),
                        StandardCharsets.UTF_8);
        return member(Json.of(text), name);
    }

    private static List<Json> unpack(String text) {
        Object json =
                Objects.requireNonNull(ScalarBodies.ALL.get("base64_unpack"))
                        .apply(new Object[] {text});
        return ((Json.Array) Json.of(String.valueOf(json))).elements();
    }
}
