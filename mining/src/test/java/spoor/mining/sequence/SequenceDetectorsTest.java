package spoor.mining.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.mining.Calls;
import spoor.mining.Oracle;
import spoor.model.KqlType;

class SequenceDetectorsTest {
    private static final String MINER = "sequence_detectors";

    @Test
    void tellsWhatNoOtherSessionHas() {
        List<List<@Nullable Object>> rows =
                sessions(
                                "[\"A\",\"B\"]",
                                "[\"A\",\"B\"]",
                                "[\"A\",\"A\",\"B\"]",
                                "[\"A\",\"X\",\"B\",\"B\"]")
                        .run(MINER);
        assertEquals(
                List.of(0.0, 0L, 0L, 0L, 0L, 0.0),
                rows.get(0).subList(1, 7),
                String.valueOf(rows.get(0)));
        assertEquals(
                "Nothing new: 1 of 3 other sessions have the same counts of commands.",
                rows.get(0).get(8));
        // A, A, B: the pair A A and both triples with it are new, and the counts: 1 A apart.
        double a = Math.log(5.0 / 5) + 1;
        double b = a;
        double apart = a / (2 * a + b);
        assertEquals(List.of(0L, 1L, 2L), rows.get(2).subList(3, 6));
        assertEquals(apart, Oracle.real(rows.get(2).get(6)), 1e-12);
        assertEquals((1.0 / 4 + 2.0 / 3 + apart) / 4, Oracle.real(rows.get(2).get(1)), 1e-12);
        assertEquals("'A' then 'A' is in none of 3 other sessions.", rows.get(2).get(8));
        assertEquals(5L, rows.get(3).get(2));
        assertEquals("'X' is in none of 3 other sessions.", rows.get(3).get(8));
    }

    @Test
    void everyReceiptComputesTheNovelty() {
        for (List<@Nullable Object> row :
                sessions("[\"A\",\"B\"]", "[\"B\",\"C\",\"C\"]", "[\"A\"]", "[\"D\",\"A\",\"B\"]")
                        .run(MINER)) {
            String receipt = String.valueOf(row.get(9));
            assertEquals(
                    Oracle.real(row.get(1)),
                    Arithmetic.term(receipt.substring("print novelty = ".length())),
                    1e-12);
        }
    }

    @Test
    void comparesWithTheSessionsToLearnFromOnly() {
        List<List<@Nullable Object>> rows =
                sessions("[\"A\",\"B\"]", "[\"C\"]", "[\"C\"]")
                        .column("normal", KqlType.BOOL, true, false, null)
                        .with("train", "normal")
                        .run(MINER);
        assertEquals("'C' is in none of 1 other session.", rows.get(1).get(9));
        assertEquals(1.0, rows.get(2).get(2));
    }

    @Test
    void onlyOneSessionIsAllNew() {
        List<@Nullable Object> row = sessions("[\"A\"]").run(MINER).getFirst();
        assertEquals(1.0, row.get(1));
        assertEquals("'A' is in none of 0 other sessions.", row.get(8));
    }

    /// Learns from every second normal session; judges the others and as many abnormal ones, taken
    /// at even steps.
    @Test
    void findsTheAbnormalSessionsOfHdfs() throws IOException {
        Path folder = Oracle.shared("data/sequences/hdfs-logdeep");
        List<String> normal = lines(folder.resolve("hdfs_train"));
        List<String> abnormal = lines(folder.resolve("hdfs_test_abnormal"));
        List<Object> events = new ArrayList<>(normal);
        int held = normal.size() / 2;
        for (int i = 0; i < held; i++) {
            events.add(abnormal.get((int) ((long) i * abnormal.size() / held)));
        }
        @Nullable Object[] learn = new @Nullable Object[events.size()];
        for (int i = 0; i < learn.length; i++) {
            learn[i] = i < normal.size() && i % 2 == 0;
        }
        List<List<@Nullable Object>> judged =
                judged(calls(events, learn).run(MINER), normal.size());
        report("new commands", judged, held, row -> more(row, 4));
        report("length", judged, held, row -> Oracle.real(row.get(8)) == 0);
        report("new pairs", judged, held, row -> more(row, 5));
        report("new triples", judged, held, row -> more(row, 6));
        double counts = report("counts", judged, held, row -> Oracle.real(row.get(7)) > 0);
        report("two of five", judged, held, row -> (long) row.get(3) > 1);
        double novelty =
                report("novelty > .02", judged, held, row -> Oracle.real(row.get(2)) > .02);
        for (String model : List.of("markov", "vmm")) {
            List<List<@Nullable Object>> scores =
                    judged(
                            calls(events, learn)
                                    .with("model", KqlType.STRING, model)
                                    .run("sequence_scores"),
                            normal.size());
            for (double below : List.of(.001, .005, .02)) {
                report(model + " < " + below, scores, held, row -> Oracle.real(row.get(2)) < below);
            }
        }
        assertTrue(counts > 0.95, String.valueOf(counts));
        assertTrue(novelty > 0.95, String.valueOf(novelty));
    }

    private static Calls calls(List<Object> events, @Nullable Object[] learn) {
        return new Calls()
                .column("events", KqlType.DYNAMIC, events.toArray())
                .column("normal", KqlType.BOOL, learn)
                .use("events")
                .with("train", "normal");
    }

    /// What was not learnt from: every second of the normal ones, and the abnormal ones.
    private static List<List<@Nullable Object>> judged(
            List<List<@Nullable Object>> rows, int normal) {
        List<List<@Nullable Object>> judged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i >= normal || i % 2 == 1) {
                judged.add(rows.get(i));
            }
        }
        return judged;
    }

    private static boolean more(List<@Nullable Object> row, int column) {
        return row.get(column) instanceof Long count && count > 0;
    }

    /// @param held how many of the first are normal
    private static double report(
            String name,
            List<List<@Nullable Object>> judged,
            int held,
            Predicate<List<@Nullable Object>> flag) {
        double found = judged.subList(held, judged.size()).stream().filter(flag).count();
        double wrong = judged.subList(0, held).stream().filter(flag).count();
        double precision = found / (found + wrong);
        double recall = found / (judged.size() - held);
        double f1 = 2 * precision * recall / (precision + recall);
        System.out.printf(
                Locale.ROOT,
                "hdfs %-16s precision %.4f recall %.4f F1 %.4f%n",
                name,
                precision,
                recall,
                f1);
        return f1;
    }

    private static List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line ->
                            Stream.of(line.strip().split(" "))
                                    .collect(Collectors.joining("\",\"", "[\"", "\"]")))
                    .toList();
        }
    }

    private static Calls sessions(String... events) {
        Object[] rows = events.clone();
        return new Calls().column("events", KqlType.DYNAMIC, rows).use("events");
    }
}
