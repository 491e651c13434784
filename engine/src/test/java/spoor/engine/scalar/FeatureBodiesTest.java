package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static spoor.engine.scalar.Bodies.call;
import static spoor.engine.scalar.Bodies.gives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import spoor.engine.scalar.json.Json;

class FeatureBodiesTest {
    @Test
    void scoresAddCodePoints() {
        gives(97L + 98, "path_score", "ab");
        gives(128_512L + 33, "path_score", "😀!");
        gives(0L, "path_score", "");
        gives(2.0, "path_log_score", "22");
        gives(0.0, "path_log_score", "");
        gives(19L, "char_ord_score_2", "ab", 10.0);
        gives(null, "char_ord_score_2", "ab", 0.0);
        gives(null, "char_ord_score_2", "", 0.0);
        gives(null, "char_ord_score_2", "ab", null);
    }

    @Test
    void delimitersAreSomeSignsAndEveryBlank() {
        gives(4L, "delimiter_count", "a b\tc\u00a0d\u2003e");
        gives(0L, "delimiter_count", "a_b=c<d>@[e]");
        gives(call("crc32_hash", " -/"), "delimiter_hash", "net -u/all");
        gives(0L, "delimiter_hash", "plain");
    }

    @Test
    void tokensStandBetweenSingleBlanks() {
        gives(1L, "token_count", "");
        gives(4L, "token_count", "a  b ");
        gives(1L, "token_count", "a\tb");
    }

    @Test
    void lengthsCountCodePoints() {
        gives(1.0, "log_length", "0123456789");
        gives(0.0, "log_length", "😀");
        gives(0.0, "log_length", "");
    }

    @Test
    void logarithmsAreThoseOfTheCLibrary() {
        gives(1.6334684555795866, "log_length", "x".repeat(43));
        gives(3.0, "log_length", "x".repeat(1000));
        for (int length = 1; length < 3000; length++) {
            double logarithm = DecimalLogarithm.of(length);
            assertEquals(Math.log10(length), logarithm, Math.ulp(logarithm));
        }
    }

    @Test
    void namesAreTheLastPartOfAPath() {
        gives("cmd.exe", "process_name", "C:\\Windows\\cmd.exe");
        gives("bash", "process_name", "/bin/bash");
        gives("a\\b", "process_name", "/bin/a\\b");
        gives("", "process_name", "");
        gives("/bin/bash", "process_name_2", "/bin/bash", "\\");
        gives("/bin/bash", "process_name_2", "/bin/bash", "");
    }

    @Test
    void systemSessionsAreWrittenExactly() {
        gives(true, "is_system_session", "0x3e7");
        gives(true, "is_system_session", "-1");
        gives(false, "is_system_session", "0x3E7");
        gives(false, "is_system_session", "");
        gives(true, "is_system_session_json", "\"-1\"");
        gives(false, "is_system_session_json", "-1");
        gives(false, "is_system_session_json", (Object) null);
        gives(false, "is_system_session_number", -1L);
    }

    @Test
    void valuesAreThoseOfMsticpy() throws IOException {
        List<Json> cases = oracle("functions.json");
        for (Json one : cases) {
            String value = field(one, "value");
            for (String name :
                    List.of(
                            "delim_count=delimiter_count",
                            "delim_hash=delimiter_hash",
                            "char_ord_score=char_ord_score",
                            "string_score=path_score",
                            "token_count=token_count",
                            "crc32_hash=crc32_hash")) {
                String[] names = name.split("=");
                gives(Long.valueOf(field(one, names[0])), names[1], value);
            }
            gives(
                    Long.valueOf(field(one, "char_ord_score_scale10")),
                    "char_ord_score_2",
                    value,
                    10.0);
        }
        assertEquals(12, cases.size());
    }

    private static String field(Json object, String name) {
        Json member = Dynamics.member(object, name);
        return member == null ? "" : member.plain();
    }

    private static List<Json> oracle(String name) throws IOException {
        String other = System.getenv("SPOOR_SHARED");
        Path shared = Path.of(System.getProperty("spoor.root", ".."), "..", "shared");
        if (!Files.isDirectory(shared) && other != null) {
            shared = Path.of(other);
        }
        Path file = shared.resolve("oracle/msticpy/edge").resolve(name);
        assumeTrue(Files.exists(file), () -> "no oracle at " + file);
        List<Json> cases = Json.of(Files.readString(file, StandardCharsets.UTF_8)).array();
        return cases == null ? List.of() : cases;
    }
}
