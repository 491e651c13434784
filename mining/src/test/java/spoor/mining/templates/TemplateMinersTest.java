package spoor.mining.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.model.KqlType;
import spoor.model.Problem;

class TemplateMinersTest {
    private static Calls lines(Object... lines) {
        return new Calls().column("text", KqlType.STRING, lines).use("text");
    }

    /// The templates with their counts.
    private static List<String> list(Calls calls) {
        return calls.run("template_list").stream()
                .map(row -> row.get(3) + " " + row.get(1))
                .toList();
    }

    /// Worked by hand. Depth 4 has one level of tokens. `a b c` begins a group; `a b d` shares 2 of
    /// 3 tokens, which is at least one half: `a b <*>`. `a x y` shares 1 of 3: a group of its own.
    /// `7 b c` has a first token with a digit, so its leaf is that for any token.
    @Test
    void drainGroupsByLengthThenFirstTokenThenSimilarity() {
        Calls calls =
                lines("a b c", "a b d", "a x y", "7 b c", "8 b c", "a b")
                        .with("miner", KqlType.STRING, "drain")
                        .with("masks", KqlType.DYNAMIC, "[]");
        assertEquals(List.of("2 a b <*>", "2 <*> b c", "1 a x y", "1 a b"), list(calls));
    }

    /// With room for two children a node has one of its own and one for any.
    @Test
    void drainGivesTokensBeyondTheRoomOfANodeToTheChildForAny() {
        Calls calls =
                lines("a x x", "b x x", "c x x")
                        .with("miner", KqlType.STRING, "drain")
                        .with("max_children", KqlType.LONG, 2L)
                        .with("masks", KqlType.DYNAMIC, "[]");
        assertEquals(List.of("2 <*> x x", "1 a x x"), list(calls));
    }

    /// Worked by hand: `open`, `file` and `now` come 6 times each and are the longest common
    /// pattern; five names differ in 5 ways, which is enough for a parameter.
    @Test
    void brainTakesTheLongestCommonPatternForTheWording() {
        Calls calls =
                lines(
                                "open file ann now",
                                "open file bob now",
                                "open file cyd now",
                                "open file dan now",
                                "open file eve now",
                                "open file ann now",
                                "shut door")
                        .with("miner", KqlType.STRING, "brain");
        assertEquals(List.of("6 open file <*> now", "1 shut door"), list(calls));
    }

    @Test
    void takesWordsAfterANameForParametersSoonerThanOthers() {
        assertEquals(
                List.of("2 login of user <*> failed"),
                list(lines("login of user ann failed", "login of user bob failed")));
        assertEquals(
                List.of("1 login of some ann failed", "1 login of some bob failed"),
                list(lines("login of some ann failed", "login of some bob failed")));
    }

    @Test
    void findsParametersThatDifferInSeveralWordsAtOnce() {
        String[] words = {"ada", "ben", "cyd", "dan", "eve", "fay", "gus", "hal", "ida"};
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            lines.add(
                    "moved thing " + words[i] + " into room " + words[words.length - 1 - i] + "x");
        }
        assertEquals(List.of("9 moved thing <*> into room <*>"), list(lines(lines.toArray())));
    }

    @Test
    void keepsStatesInCapitalsApart() {
        assertEquals(
                5,
                list(lines(
                                "went from NEW to OPEN",
                                "went from OPEN to HELD",
                                "went from HELD to SHUT",
                                "went from NEW to HELD",
                                "went from NEW to SHUT"))
                        .size());
    }

    @Test
    void joinsANumberWithAUnitThatDiffers() {
        assertEquals(
                List.of("2 size <*>, free"), list(lines("size 5.2 KB, free", "size 1.1 MB, free")));
        assertEquals(
                List.of("2 size <*> MB, free"),
                list(lines("size 5.2 MB, free", "size 1.1 MB, free")));
        List<List<@Nullable Object>> rows =
                lines("size 5.2 KB, free", "size 1.1 MB, free").run("templates");
        assertEquals("[\"5.2 KB\"]", rows.getFirst().get(3));
    }

    @Test
    void takesAnAsideThatSomeLinesLackForPartOfOneTemplate() {
        List<List<@Nullable Object>> rows =
                lines("sent 12 bytes, bye", "sent 1200 bytes (1.2 KB), bye").run("templates");
        assertEquals(rows.get(0).get(2), rows.get(1).get(2));
        assertEquals("[\"12\",\"\"]", rows.get(0).get(3));
        assertEquals("[\"1200\",\"(1.2 KB)\"]", rows.get(1).get(3));
    }

    @Test
    void givesParametersThatRestoreTheLine() {
        Random random = new Random(3);
        String[] words = {
            "user", "ann", "12", "10.0.0.1", "for", "x=1", "a/b/c", "OPEN", "id_7", "(null)"
        };
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < 1 + random.nextInt(6); j++) {
                line.append(j > 0 ? " " : "").append(words[random.nextInt(words.length)]);
            }
            lines.add(line.toString());
        }
        for (String miner : TemplateSettings.Kind.names()) {
            for (List<@Nullable Object> row :
                    lines(lines.toArray()).with("miner", KqlType.STRING, miner).run("templates")) {
                String restored = String.valueOf(row.get(2));
                for (String parameter : strings(String.valueOf(row.get(3)))) {
                    restored =
                            restored.replaceFirst(
                                    "<\\*>", java.util.regex.Matcher.quoteReplacement(parameter));
                }
                assertEquals(row.get(0), restored, miner);
            }
        }
    }

    private static List<String> strings(String json) {
        String inner = json.substring(1, json.length() - 1);
        if (inner.isEmpty()) {
            return List.of();
        }
        return List.of(inner.substring(1, inner.length() - 1).split("\",\"", -1));
    }

    @Test
    void givesTheSameForAnySizeOfBatch() {
        Calls calls =
                lines("a 1", "b 2", "a 3", "user ann in", "user bob in", "", " ", "NaN", "a 1");
        for (String miner : List.of("templates", "template_list")) {
            assertEquals(calls.run(miner), calls.run(miner, 2));
        }
    }

    @Test
    void countsEmptyLinesAndEqualOnes() {
        assertEquals(List.of(), list(lines()));
        assertEquals(List.of("1 one"), list(lines("one")));
        assertEquals(List.of("3 same"), list(lines("same", "same", " same ")));
        assertEquals(List.of("2 "), list(lines("", "  ")));
    }

    @Test
    void saysAllThatIsWrongWithACall() {
        assertEquals(
                List.of(
                        "MINE003 argument 'text' of 'templates' is the column 'n' of type long,"
                                + " expected string",
                        "MINE004 argument 'miner' of 'templates' is 'best'",
                        "MINE004 argument 'depth' of 'templates' is 101",
                        "MINE004 argument 'similarity' of 'templates' is NaN",
                        "MINE004 argument 'depth' is one of miner='drain'",
                        "MINE004 argument 'similarity' is one of miner='drain'",
                        "MINE004 argument 'masks' has the unknown mask 'ip'"),
                problems(
                        new Calls()
                                .column("n", KqlType.LONG, 1L)
                                .use("n")
                                .with("miner", KqlType.STRING, "best")
                                .with("depth", KqlType.LONG, 101L)
                                .with("similarity", KqlType.REAL, Double.NaN)
                                .with("masks", KqlType.DYNAMIC, "[\"ip\"]")
                                .problems("templates")));
        assertEquals(
                List.of("MINE002 'template_list' needs the argument 'text'"),
                problems(new Calls().column("s", KqlType.STRING).problems("template_list")));
        assertEquals(
                List.of(
                        "MINE006 'templates' gives a column 'template', and the table has one"
                                + " already"),
                problems(
                        new Calls()
                                .column("template", KqlType.STRING, "a")
                                .use("template")
                                .problems("templates")));
    }

    @Test
    void saysWhatIsWrongWithMasks() {
        List<String> wrong =
                List.of(
                        "{}",
                        "[1]",
                        "[{\"a\":1}]",
                        "[{\"a\":\"x\",\"b\":\"y\"}]",
                        "[{\"a b\":\"x\"}]",
                        "[{\"ipv4\":\"x\"}]",
                        "[{\"a\":\"x\"},{\"a\":\"y\"}]",
                        "[{\"a\":\"(\"}]",
                        "[{\"a\":\"(?=x)\"}]");
        for (String masks : wrong) {
            List<Problem> problems =
                    lines("a").with("masks", KqlType.DYNAMIC, masks).problems("templates");
            assertEquals(1, problems.size(), masks);
            assertTrue(problems.getFirst().message().startsWith("argument 'masks' "), masks);
        }
    }

    private static List<String> problems(List<Problem> problems) {
        return problems.stream().map(problem -> problem.code() + " " + problem.message()).toList();
    }

    @Test
    void reducesTextsToPatternsOfTerms() {
        Object[] numbered = new Object[10];
        for (int i = 0; i < numbered.length; i++) {
            numbered[i] = "fooZ" + (i + 1);
        }
        assertEquals(List.of(List.of("others", 10L, "")), lines(numbered).run("reduce_by"));
        assertEquals(
                List.of(List.of("foo*", 10L, "fooZ1")),
                lines(numbered).with("characters", KqlType.STRING, "Z").run("reduce_by"));
        assertEquals(
                List.of(List.of("a-* b", "x"), List.of("a-* b", "y"), List.of("others", "z")),
                new Calls()
                                .column("text", KqlType.STRING, "a-1 b", "a-2 b", "\ufdd0")
                                .column("other", KqlType.STRING, "x", "y", "z")
                                .use("text")
                                .with("kind", KqlType.STRING, "source")
                                .with("threshold", KqlType.REAL, 0.5)
                                .run("reduce_by")
                                .stream()
                                .map(row -> List.of(row.get(2), row.get(1)))
                                .toList());
        assertEquals(List.of(), lines().run("reduce_by"));
        assertEquals(
                List.of("MINE004 argument 'threshold' of 'reduce' is 1.5"),
                problems(lines("a").with("threshold", KqlType.REAL, 1.5).problems("reduce_by")));
    }
}
