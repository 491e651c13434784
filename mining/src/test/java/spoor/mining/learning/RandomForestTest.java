package spoor.mining.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import spoor.mining.Draws;
import spoor.mining.models.ModelParser;
import spoor.model.KqlType;
import spoor.model.Stop;

class RandomForestTest {
    static DataSet mixed(int rows) {
        List<Long> port = new ArrayList<>();
        List<String> proto = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        List<String> label = new ArrayList<>();
        Draws draws = new Draws(5);
        for (int row = 0; row < rows; row++) {
            long number = draws.below(100);
            String name = List.of("tcp", "udp", "icmp", "").get(draws.below(4));
            port.add(number);
            proto.add(name);
            noise.add(draws.unit());
            boolean attack = number > 60 && !name.equals("udp") || draws.below(50) == 0;
            label.add(attack ? name.equals("icmp") ? "flood" : "scan" : "normal");
        }
        return new Frames()
                .column("port", KqlType.LONG, port)
                .column("proto", KqlType.STRING, proto)
                .column("noise", KqlType.REAL, noise)
                .column("label", KqlType.STRING, label)
                .data();
    }

    private static RandomForest forest(DataSet data, int trees, int threads) {
        return new RandomForest.Grower(trees, 0, 0, 1, 7, threads).fit(data, Stop.NEVER);
    }

    static String json(Classifier classifier) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            classifier.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    static Classifier read(String name, String json, Encoding encoding) throws IOException {
        ModelParser parser = new ModelParser(new JsonFactory().createParser(json));
        parser.begin();
        Classifier classifier = Learners.read(name, parser, encoding);
        parser.end();
        return classifier;
    }

    @Test
    void oneTreeOnTwoColumnsIsWorkedByHand() {
        // x parts 1, 2 | 3, 4 purely; y does not
        DataSet data =
                new Frames()
                        .column("x", KqlType.LONG, 1L, 2L, 3L, 4L)
                        .column("y", KqlType.LONG, 1L, 2L, 1L, 2L)
                        .column("label", KqlType.STRING, "n", "n", "y", "y")
                        .data();
        Bins bins = Bins.of(data, 1, Stop.NEVER);
        assertArrayEquals(
                new double[] {1.5, 2.5, 3.5}, ((Bins.Cut.Edges) bins.cuts().getFirst()).edges());
        Tree tree =
                new TreeGrower(
                                bins.bin(data, 1, Stop.NEVER),
                                data.labels(),
                                new int[] {1, 1, 1, 3},
                                2,
                                new TreeGrower.Settings(2, 9, 1),
                                new Draws(1),
                                Stop.NEVER)
                        .grow();
        assertEquals(3, tree.nodes());
        assertEquals(0, tree.column(0));
        // bins of x are 1 to 4
        assertEquals(2, tree.bin(0));
        assertEquals(4.0 / 6, tree.share(0, 1));
        assertEquals(1, tree.share(1, 0));
        assertEquals(4, tree.count(tree.right(0), 1));
    }

    @Test
    void tellsTheClassesApart() {
        DataSet data = mixed(2000);
        double[] probabilities = forest(data, 20, 1).probabilities(data, Stop.NEVER);
        long right = 0;
        for (int row = 0; row < data.rows(); row++) {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += probabilities[3 * row + k];
            }
            assertEquals(1, sum, 1e-12);
            right += Classifier.predicted(probabilities, 3, row) == data.labels()[row] ? 1 : 0;
        }
        assertTrue(right > 0.99 * data.rows(), right + " of " + data.rows());
    }

    @Test
    void isTheSameWhateverTheNumberOfThreads() throws IOException {
        DataSet data = mixed(600);
        assertEquals(json(forest(data, 9, 1)), json(forest(data, 9, 4)));
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        DataSet data = mixed(600);
        RandomForest forest = forest(data, 9, 2);
        String json = json(forest);
        Classifier read = read("random_forest", json, data.encoding());
        assertEquals(json, json(read));
        assertArrayEquals(
                forest.probabilities(data, Stop.NEVER), read.probabilities(data, Stop.NEVER));
        Classifier.Reasons before = forest.reasons(data);
        Classifier.Reasons after = read.reasons(data);
        for (int row = 0; row < data.rows(); row++) {
            assertEquals(before.why(row, 0), after.why(row, 0));
            assertEquals(before.receipt(row, 0), after.receipt(row, 0));
        }
    }

    @Test
    void refusesDamagedTrees() throws IOException {
        DataSet data = mixed(200);
        String json = json(forest(data, 2, 1));
        Draws draws = new Draws(3);
        for (int i = 0; i < 2000; i++) {
            int at = draws.below(json.length());
            String damaged =
                    json.substring(0, at)
                            + "0,9-]\"".charAt(draws.below(6))
                            + json.substring(at + draws.below(3));
            try {
                Classifier read = read("random_forest", damaged, data.encoding());
                assertEquals(3 * data.rows(), read.probabilities(data, Stop.NEVER).length, damaged);
            } catch (IOException | ModelParser.Damaged expected) {
                assertTrue(expected.toString().length() > 30);
            }
        }
        assertThrows(
                ModelParser.Damaged.class,
                () -> read("random_forest", json.replace("trees", "leaves"), data.encoding()));
    }

    @Test
    void saysWhatCarriedTheDecision() {
        DataSet data = mixed(2000);
        RandomForest forest = forest(data, 20, 2);
        Classifier.Reasons reasons = forest.reasons(data);
        for (int row = 0; row < 200; row++) {
            if (data.labels()[row] == data.encoding().classes().indexOf("flood")) {
                String why = reasons.why(row, data.labels()[row]);
                assertTrue(why.contains("'proto' is icmp"), why);
            }
        }
    }
}
