package spoor.mining.selection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import spoor.mining.Rows;
import spoor.mining.evaluation.Areas;
import spoor.mining.evaluation.ConfusionMatrix;
import spoor.mining.evaluation.Curve;
import spoor.mining.learning.Classifier;
import spoor.mining.learning.DataSet;
import spoor.mining.learning.Encoding;
import spoor.mining.learning.Frame;
import spoor.model.Stop;

/// A table to learn a label from.
///
/// @param classes the label's texts, sorted
/// @param classOf per row of the table the number of its class; -1 without a label
/// @param values how many values of a column are told apart at most
record Labelled(Frame features, Frame labels, List<String> classes, int[] classOf, int values) {

    static Labelled of(Rows table, Frame features, Frame labels, int values, Stop stop) {
        Frame nothing = Frame.read(table, List.of(), stop);
        int[] all = IntStream.range(0, table.count()).toArray();
        Encoding encoding = Encoding.of(nothing, labels, all, 1);
        Encoding.Encoded encoded = encoding.encode(nothing, labels, all);
        int[] classOf = new int[all.length];
        for (int row = 0; row < classOf.length; row++) {
            classOf[row] = encoded.data().labels()[encoded.rowOf()[row]];
        }
        return new Labelled(features, labels, encoding.classes(), classOf, values);
    }

    /// Rows to learn from, as learners take them.
    DataSet learnt(int[] rows) {
        return Encoding.of(features, labels, rows, values).encode(features, labels, rows).data();
    }

    /// The same with other columns.
    Labelled with(Frame others) {
        return new Labelled(others, labels, classes, classOf, values);
    }

    /// Whether rows have two classes or more.
    boolean hasClasses(int[] rows) {
        return Arrays.stream(rows).anyMatch(row -> classOf[row] != classOf[rows[0]]);
    }

    /// Per row of the table the number of its vector of all columns; equal numbers, equal vectors.
    int[] vectors() {
        int[] all = IntStream.range(0, classOf.length).toArray();
        return Encoding.of(features, labels, all, values).encode(features, all).rowOf();
    }

    /// Rows as a model sees them that learnt from a data set; all its columns.
    Encoding.Encoded seen(DataSet learnt, int[] rows) {
        return learnt.encoding().encode(features, labels, rows);
    }

    /// How a model does on rows.
    ///
    /// @param rows of the table
    /// @param data their vectors
    /// @param rowOf for each row its place in `data`
    Judged judge(Classifier model, int[] rows, DataSet data, int[] rowOf, Stop stop) {
        List<String> known = model.encoding().classes();
        double[] probabilities = model.probabilities(data, stop);
        int[] actual = new int[rows.length];
        int[] predicted = new int[rows.length];
        int[] classOfKnown = known.stream().mapToInt(classes::indexOf).toArray();
        for (int i = 0; i < rows.length; i++) {
            actual[i] = classOf[rows[i]];
            int best = Classifier.predicted(probabilities, known.size(), rowOf[i]);
            predicted[i] = classOfKnown[best];
        }
        ConfusionMatrix matrix =
                ConfusionMatrix.of(classes.size(), actual, predicted, new double[0]);
        double[] precisionRecall = new double[classes.size()];
        double[] roc = new double[classes.size()];
        Arrays.fill(precisionRecall, Double.NaN);
        Arrays.fill(roc, Double.NaN);
        for (int one = 0; one < roc.length; one++) {
            if (matrix.actual(one) > 0) {
                stop.check();
                int place = known.indexOf(classes.get(one));
                boolean[] positive = new boolean[rows.length];
                double[] scores = new double[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    positive[i] = actual[i] == one;
                    scores[i] = place < 0 ? 0 : probabilities[rowOf[i] * known.size() + place];
                }
                Curve curve = Curve.of(positive, scores, new double[0]);
                precisionRecall[one] = curve.averagePrecision();
                roc[one] = curve.rocArea();
            }
        }
        return new Judged(matrix, new Areas(precisionRecall, roc));
    }
}
