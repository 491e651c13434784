package spoor.mining.learning;

import java.io.IOException;
import java.util.List;
import spoor.mining.models.ModelParser;

/// Every learner, by name.
public final class Learners {
    public static final List<String> NAMES =
            List.of(
                    Majority.NAME,
                    NearestNeighbours.NAME,
                    LogisticRegression.NAME,
                    NaiveBayes.NAME,
                    DecisionTree.NAME,
                    RandomForest.NAME,
                    GradientBoosting.NAME);

    private Learners() {}

    /// A learner with its usual settings.
    public static Learner named(String name, long seed) {
        return LearnerOptions.usual(seed).learner(name);
    }

    /// Reads the fields that [Classifier#write] wrote; their object is open and stays open.
    static Classifier read(String name, ModelParser parser, Encoding encoding) throws IOException {
        return switch (name) {
            case Majority.NAME -> Majority.read(parser, encoding);
            case NearestNeighbours.NAME -> NearestNeighbours.read(parser, encoding);
            case LogisticRegression.NAME -> LogisticRegression.read(parser, encoding);
            case NaiveBayes.NAME -> NaiveBayes.read(parser, encoding);
            case DecisionTree.NAME -> DecisionTree.read(parser, encoding);
            case GradientBoosting.NAME -> GradientBoosting.read(parser, encoding);
            case RandomForest.NAME -> RandomForest.read(parser, encoding);
            default -> throw new ModelParser.Damaged("it is of an unknown kind");
        };
    }
}
