package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.mining.Calls;
import spoor.mining.Surroundings;
import spoor.mining.models.ModelFile;
import spoor.mining.models.ModelHead;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.SpoorException;

class SavedSessionsTest {
    private static final String NAME = "sequence_scores";
    private static final String[] OLD = {
        "[{\"A\":{\"p\":\"1\"}},{\"B\":{\"p\":\"1\",\"q\":\"\"}},{\"A\":null}]",
        "[{\"A\":{\"p\":\"1\"}},{\"B\":{\"p\":\"2\",\"q\":\"x\"}}]",
        "[{\"A\":{\"p\":\"1\"}},{\"B\":{\"p\":\"2\",\"q\":\"x\"}}]",
        "[{\"C\\u0000\\uD83D\":null},{\"A\":{\"p\":\"0\"}},{\"A\":{\"p\":\"1\"}},{\"B\":null}]",
    };
    private static final String[] NEW = {
        "[{\"B\":{\"p\":\"1\"}}]",
        "[{\"A\":{\"p\":\"1\"}},{\"B\":{\"p\":\"2\",\"q\":\"x\"}}]",
        "[{\"A\":{\"r\":\"never\"}},{\"Unknown\":{\"p\":\"9\"}},{\"A\":null},{\"B\":{\"q\":\"x\"}}]",
    };

    @TempDir private Path folder = Path.of(".");

    private Surroundings surroundings() {
        return new Surroundings(
                name -> folder.resolve(name + ".json"),
                Clock.fixed(Instant.parse("2026-05-06T07:08:09Z"), ZoneOffset.UTC),
                _ -> {});
    }

    private static Calls sessions(String... events) {
        return new Calls().column("events", KqlType.DYNAMIC, (Object[]) events).use("events");
    }

    private static Calls with(Calls calls, String model, String params) {
        Calls called =
                calls.with("model", KqlType.STRING, model).with("params", KqlType.STRING, params);
        return params.equals("values")
                ? called.with("modellable", KqlType.DYNAMIC, "[\"q\",\"p\"]")
                : called;
    }

    @Test
    void aSavedModelScoresNewSessionsAsIfTheyHadBeenThereUnlearnt() {
        for (String model : List.of("markov", "vmm")) {
            for (String params : List.of("none", "names", "values")) {
                List<List<@Nullable Object>> saved =
                        with(sessions(OLD), model, params)
                                .with("tokens", KqlType.BOOL, !params.equals("names"))
                                .with("save", KqlType.STRING, "admins")
                                .run(NAME, surroundings());
                assertEquals(
                        with(sessions(OLD), model, params)
                                .with("tokens", KqlType.BOOL, !params.equals("names"))
                                .run(NAME),
                        saved,
                        "saving changes no score");
                List<List<@Nullable Object>> expected =
                        together(model, params, !params.equals("names"));
                List<List<@Nullable Object>> scored =
                        sessions(NEW)
                                .with("trained", KqlType.STRING, "admins")
                                .run(NAME, surroundings());
                assertEquals(NEW.length, scored.size());
                for (int row = 0; row < NEW.length; row++) {
                    List<@Nullable Object> other = new ArrayList<>(expected.get(OLD.length + row));
                    other.remove(1);
                    List<@Nullable Object> own = new ArrayList<>(scored.get(row));
                    // the rank is that among the new sessions alone
                    own.set(2, other.get(2));
                    assertEquals(other, own, model + " " + params);
                }
                assertEquals(
                        List.of(1L, 2L, 3L),
                        scored.stream().map(row -> row.get(2)).sorted().toList());
            }
        }
    }

    private static List<List<@Nullable Object>> together(
            String model, String params, boolean tokens) {
        List<Object> events = new ArrayList<>(List.of(OLD));
        List<Object> train = new ArrayList<>();
        events.addAll(List.of(NEW));
        for (int row = 0; row < events.size(); row++) {
            train.add(row < OLD.length);
        }
        Calls calls =
                new Calls()
                        .column("events", KqlType.DYNAMIC, events.toArray())
                        .column("learn", KqlType.BOOL, train.toArray())
                        .use("events")
                        .with("train", "learn")
                        .with("tokens", KqlType.BOOL, tokens);
        return with(calls, model, params).run(NAME);
    }

    @Test
    void theFileSaysWhatItIsAndIsTheSameEachTime() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            var _ =
                    with(sessions(OLD), "vmm", "values")
                            .with("order", KqlType.LONG, 3L)
                            .with("save", KqlType.STRING, "admins")
                            .run(NAME, surroundings());
            files.add(Files.readAllBytes(folder.resolve("admins.json")));
        }
        assertEquals(
                new String(files.get(0), StandardCharsets.UTF_8),
                new String(files.get(1), StandardCharsets.UTF_8));
        ModelHead head = ModelFile.head(folder.resolve("admins.json"), "admins");
        assertEquals("sequences", head.kind());
        assertEquals(1, head.version());
        assertEquals("vmm", head.method());
        assertEquals("3", head.settings().get("order"));
        assertEquals(4, head.rows());
        // the two equal sessions stand once
        assertTrue(new String(files.get(0), StandardCharsets.UTF_8).contains("\n,2,2,"));
    }

    @Test
    void whatIsNoModelIsSaidInOneSentence() throws IOException {
        Calls score = sessions(NEW).with("trained", KqlType.STRING, "admins");
        assertEquals(
                ErrorKind.USER,
                assertThrows(SpoorException.class, () -> score.run(NAME, surroundings())).kind());
        var _ =
                with(sessions(OLD), "markov", "values")
                        .with("save", KqlType.STRING, "admins")
                        .run(NAME, surroundings());
        Path file = folder.resolve("admins.json");
        String whole = Files.readString(file);
        for (int cut = 0; cut < whole.length() - 2; cut += 3) {
            Files.writeString(file, whole.substring(0, cut));
            SpoorException failure =
                    assertThrows(SpoorException.class, () -> score.run(NAME, surroundings()));
            assertEquals(ErrorKind.DATA, failure.kind(), failure.getMessage());
        }
        for (String[] change :
                new String[][] {
                    {"\"commands\":[\"A\",\"B\"", "\"commands\":[\"A\",\"A\""},
                    {"\"commands\":[\"A\"", "\"commands\":[\"##END##\""},
                    {"\n1,3,0,1,2", "\n1,3,0,1,99"},
                    {"\n1,3,0,1,2", "\n2000000000,3,0,1,2"},
                    {"\n1,3,0,1,2", "\n1,999,0,1,2"},
                    {"\"method\":\"markov\"", "\"method\":\"other\""},
                    {"\"window\":\"3\"", "\"window\":\"99\""},
                }) {
            assertTrue(whole.contains(change[0]), () -> change[0] + " in " + whole);
            Files.writeString(file, whole.replace(change[0], change[1]));
            SpoorException failure =
                    assertThrows(
                            SpoorException.class, () -> score.run(NAME, surroundings()), change[1]);
            assertEquals(ErrorKind.DATA, failure.kind(), failure.getMessage());
        }
    }

    @Test
    void aTrainedModelBringsItsOwnSettings() {
        for (String model : List.of("markov", "vmm", "markov_faithful")) {
            assertEquals(
                    List.of("MINE004"),
                    codes(
                            sessions(OLD)
                                    .with("trained", KqlType.STRING, "admins")
                                    .with("model", KqlType.STRING, model)));
        }
        assertEquals(
                List.of("MINE004"),
                codes(
                        sessions(OLD)
                                .with("save", KqlType.STRING, "admins")
                                .with("model", KqlType.STRING, "markov_faithful")));
        assertEquals(
                List.of("MINE004"),
                codes(sessions(OLD).with("trained", KqlType.STRING, "../admins")));
        assertEquals(
                List.of(),
                codes(
                        sessions(OLD)
                                .with("trained", KqlType.STRING, "admins")
                                .with("window", KqlType.LONG, 2L)));
    }

    private static List<String> codes(Calls calls) {
        return calls.problems(NAME).stream().map(Problem::code).toList();
    }
}
