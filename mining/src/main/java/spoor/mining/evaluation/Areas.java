package spoor.mining.evaluation;

import java.util.Arrays;
import spoor.model.Stop;

/// The areas below the curves of each class; NaN for a class without scores or without rows.
///
/// @param precisionRecall average precision
public record Areas(double[] precisionRecall, double[] roc) {

    static Areas of(Predictions rows, Stop stop) {
        double[] precisionRecall = new double[rows.classes().size()];
        double[] roc = new double[precisionRecall.length];
        Arrays.fill(precisionRecall, Double.NaN);
        Arrays.fill(roc, Double.NaN);
        for (int one : rows.scored()) {
            stop.check();
            double[] scores = rows.scores().orElseThrow().of(rows.classes().get(one));
            Curve curve = Curve.of(rows.positives(one), scores, rows.weights());
            precisionRecall[one] = curve.averagePrecision();
            roc[one] = curve.rocArea();
        }
        return new Areas(precisionRecall, roc);
    }

    /// Those of a model that gives every row the same: the base rate, and a half. NaN where this
    /// is.
    Areas ofChance(ConfusionMatrix matrix) {
        double[] base = new double[roc.length];
        double[] half = new double[roc.length];
        for (int one = 0; one < base.length; one++) {
            base[one] = Double.isNaN(precisionRecall[one]) ? Double.NaN : matrix.baseRate(one);
            half[one] = Double.isNaN(roc[one]) ? Double.NaN : 0.5;
        }
        return new Areas(base, half);
    }

    /// The plain mean over the classes that rows are of; NaN where one has none.
    public double macro(double[] areas, ConfusionMatrix matrix) {
        double sum = 0;
        int classes = 0;
        for (int one = 0; one < areas.length; one++) {
            if (matrix.actual(one) > 0) {
                sum += areas[one];
                classes++;
            }
        }
        return sum / classes;
    }

    /// The mean over the classes by their weight.
    public double weighted(double[] areas, ConfusionMatrix matrix) {
        double sum = 0;
        for (int one = 0; one < areas.length; one++) {
            if (matrix.actual(one) > 0) {
                sum += areas[one] * matrix.actual(one);
            }
        }
        return sum / matrix.total();
    }
}
