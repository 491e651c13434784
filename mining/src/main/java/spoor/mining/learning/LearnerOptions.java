package spoor.mining.learning;

import java.util.List;
import spoor.mining.Arguments;
import spoor.mining.Parallel;

/// The settings of learners that calls may give.
///
/// @param trees how many, of a forest or of boosting
/// @param depth of a tree at most; 0 for what the learner usually takes
/// @param leaf the least rows in a leaf; 0 for what the learner usually takes
/// @param neighbours how many of the nearest rows are asked
public record LearnerOptions(int trees, int depth, int leaf, int neighbours, long seed) {
    /// As calls name them.
    public static final List<String> PARAMETERS = List.of("trees", "depth", "leaf", "neighbours");

    private static final int MOST_TREES = 2_000;
    private static final int ROUNDS = 200;
    private static final int LEAVES = 31;
    private static final int BOOSTED_LEAF = 20;
    private static final double RATE = 0.1;
    private static final double DRAWN = 1;

    /// What calls take that say nothing.
    public static LearnerOptions usual(long seed) {
        return new LearnerOptions(100, 0, 0, 5, seed);
    }

    public static LearnerOptions read(Arguments arguments, long seed) {
        return new LearnerOptions(
                arguments.whole("trees", 100, 1, MOST_TREES),
                arguments.whole("depth", 0, 0),
                arguments.whole("leaf", 0, 0),
                arguments.whole("neighbours", 5, 1),
                seed);
    }

    /// The learner of a name among [Learners#NAMES].
    public Learner learner(String name) {
        return switch (name) {
            case Majority.NAME -> new Majority.ByShare();
            case RandomForest.NAME ->
                    new RandomForest.Grower(
                            trees, 0, depth, Math.max(1, leaf), seed, Parallel.allThreads());
            case NearestNeighbours.NAME -> new NearestNeighbours.Keeper(neighbours, seed);
            case LogisticRegression.NAME -> new LogisticRegression.Fitter(ROUNDS);
            case NaiveBayes.NAME -> new NaiveBayes.ByCounts();
            case DecisionTree.NAME ->
                    new DecisionTree.Grower(
                            depth > 0 ? depth : DecisionTree.USUAL_DEPTH,
                            leaf > 0 ? leaf : DecisionTree.USUAL_LEAF);
            case GradientBoosting.NAME ->
                    new GradientBoosting.Grower(
                            trees,
                            new BoostingGrower.Settings(
                                    LEAVES,
                                    depth > 0 ? depth : LEAVES,
                                    leaf > 0 ? leaf : BOOSTED_LEAF,
                                    RATE,
                                    DRAWN),
                            Parallel.allThreads());
            default -> throw new IllegalStateException("no learner " + name);
        };
    }
}
