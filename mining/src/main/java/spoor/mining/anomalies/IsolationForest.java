package spoor.mining.anomalies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import spoor.mining.Draws;
import spoor.model.Stop;

/// An isolation forest (Liu, Ting, Zhou 2008; with planes: Hariri, Carrasco Kind, Brunner 2019):
/// rows that few random splits part from the others are strange.
///
/// @param sample how many rows each tree was grown from
record IsolationForest(List<Tree> trees, int sample, int dimensions) {
    private static final int BLOCK = 512;

    IsolationForest {
        trees = List.copyOf(trees);
    }

    /// @param sample how many rows a tree is grown from, at most all
    /// @param extended whether to split by planes rather than by one column
    static IsolationForest grow(
            Shapes shapes, int trees, int sample, boolean extended, long seed, Stop stop) {
        WeightedSample weighted = new WeightedSample(shapes.weights());
        int size = (int) Math.min(sample, weighted.rows());
        int deepest = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(size, 2) - 1);
        double[] scale = extended ? scale(shapes) : new double[0];
        List<Tree> grown =
                IntStream.range(0, trees)
                        .parallel()
                        .mapToObj(tree -> {
                            stop.check();
                            Draws draws = Draws.stream(seed, tree);
                            WeightedSample.Drawn drawn = weighted.draw(size, draws);
                            return new TreeGrower(shapes, drawn, deepest, scale, draws).grow();
                        })
                        .toList();
        return new IsolationForest(grown, size, shapes.dimensions());
    }

    private static double[] scale(Shapes shapes) {
        double[] scale = new double[shapes.dimensions()];
        for (int d = 0; d < scale.length; d++) {
            Moments moments = Moments.of(shapes, d);
            scale[d] = moments.deviation() > 0 ? 1 / moments.deviation() : 0;
        }
        return scale;
    }

    /// How deep a row stands that is as usual as a row can be taken to be.
    double usualDepth() {
        return PathLength.usual(sample);
    }

    /// The mean depth of each shape over all trees.
    double[] depths(Shapes shapes, Stop stop) {
        double[] depths = new double[shapes.count()];
        if (depths.length == 1) {
            return new double[] {usualDepth()};
        }
        IntStream.range(0, (depths.length + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> {
                    stop.check();
                    int from = block * BLOCK;
                    int to = Math.min(depths.length, from + BLOCK);
                    for (Tree tree : trees) {
                        double[] expected = tree.expected();
                        for (int shape = from; shape < to; shape++) {
                            int leaf = tree.leaf(shapes.values(), shape * dimensions, dimensions);
                            depths[shape] += expected[leaf];
                        }
                    }
                    for (int shape = from; shape < to; shape++) {
                        depths[shape] /= trees.size();
                    }
                });
        return depths;
    }

    /// From 0 to 1, the stranger the higher; a half where there was nothing to part.
    double score(double depth) {
        double usual = usualDepth();
        return usual == 0 ? 0.5 : StrictMath.pow(2, -depth / usual);
    }

    /// Why a shape has its score.
    ///
    /// @param shares by how many bits each column raises it above a half
    /// @param depths of the leaves that hold it, tree by tree
    /// @param sizes of the same leaves
    record Path(double[] shares, int[] depths, int[] sizes) {}

    /// Of some shapes; tree by tree, so that each stays at hand.
    List<Path> paths(Shapes shapes, int[] block) {
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < block.length; i++) {
            paths.add(
                    new Path(new double[dimensions], new int[trees.size()], new int[trees.size()]));
        }
        for (int i = 0; i < trees.size(); i++) {
            Tree tree = trees.get(i);
            for (int j = 0; j < block.length; j++) {
                Path path = paths.get(j);
                int from = block[j] * dimensions;
                int leaf = tree.addChanges(shapes.values(), from, dimensions, path.shares());
                path.depths()[i] = tree.depth()[leaf];
                path.sizes()[i] = tree.size()[leaf];
            }
        }
        double unit = -trees.size() * usualDepth();
        for (Path path : paths) {
            for (int d = 0; d < dimensions; d++) {
                path.shares()[d] = unit == 0 ? 0 : path.shares()[d] / unit;
            }
        }
        return paths;
    }
}
