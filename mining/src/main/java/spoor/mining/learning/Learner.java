package spoor.mining.learning;

import java.util.Map;
import spoor.model.Stop;

/// A way to fit a classifier, with its settings. Equal settings and data give equal classifiers,
/// whatever the number of threads.
public interface Learner {
    /// As calls name it: `random_forest`.
    String name();

    /// Its settings as a call writes them, the seed among them, in a fixed order.
    Map<String, String> settings();

    /// Fits rows of which each has a label and a weight of at least 1.
    Classifier fit(DataSet data, Stop stop);
}
