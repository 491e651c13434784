package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import spoor.model.Stop;

/// A fitted model. It is immutable; any thread may use it.
public sealed interface Classifier
        permits Majority,
                NearestNeighbours,
                LogisticRegression,
                NaiveBayes,
                DecisionTree,
                RandomForest,
                GradientBoosting {
    /// What it was made from: rows to classify are encoded by this.
    Encoding encoding();

    /// The probability of each class in each row: `[row * classes + class]`, the classes of
    /// [#encoding()]; those of a row sum to 1. The same bytes whatever the number of threads.
    double[] probabilities(DataSet rows, Stop stop);

    /// What carried the decision in rows of a data set.
    Reasons reasons(DataSet rows);

    /// Writes the fields of the model, without its encoding, into the object that is open;
    /// [Learners#read] reads them.
    void write(JsonGenerator json) throws IOException;

    /// The class of the greatest probability in a row; of equal ones the first.
    static int predicted(double[] probabilities, int classes, int row) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            if (probabilities[row * classes + i] > probabilities[row * classes + best]) {
                best = i;
            }
        }
        return best;
    }

    /// Tells of rows of one data set. Any thread may use it.
    interface Reasons {
        /// One sentence: why this class.
        String why(int row, int predicted);

        /// A KQL query of one row whose column `Probability` is that of the class, computed anew;
        /// numbers only, never text of a log.
        String receipt(int row, int predicted);
    }
}
