package spoor.mining.baskets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spoor.model.Stop;

/// Covers rows with few patterns, the best one first: the rows of a pattern are taken away before
/// the next is looked for.
///
/// A pattern grows from a seed, a kind of row: values of the seed are added one by one, each time
/// the one that leaves the most rows. Of all patterns on the way the best is kept, by the weighted
/// geometric mean of the share of rows and the share of columns that are told, with all that its
/// rows have in common. After the Seed-Expand algorithm of *Algorithms for Telemetry Data Mining
/// using Discrete Attributes* (R. B. Ofer, A. Eldar, A. Shalev, Y. S. Resheff, ICPRAM 2017), whose
/// seeds are drawn at random; here they are the kinds of row that weigh most.
final class SeedExpansion {
    /// A pattern's items, in order.
    private record Candidate(int[] items, double score, double weight) {}

    private final int[][] kinds;
    private final double[] left;
    private final int columns;
    private final double total;
    private final double least;
    private final double sizeWeight;
    private final int seeds;
    private final Stop stop;

    /// @param least the weight that a pattern must hold of the rows that are left
    SeedExpansion(Items items, int columns, double sizeWeight, int seeds, double least, Stop stop) {
        this.kinds = items.rows();
        this.left = items.weights().clone();
        this.columns = columns;
        this.total = items.total();
        this.sizeWeight = sizeWeight;
        this.seeds = seeds;
        this.least = least;
        this.stop = stop;
    }

    /// The items of each pattern.
    List<int[]> patterns() {
        List<int[]> patterns = new ArrayList<>();
        for (Optional<Candidate> best = best(); best.isPresent(); best = best()) {
            int[] items = best.get().items();
            patterns.add(items);
            for (int kind = 0; kind < kinds.length; kind++) {
                if (holds(kinds[kind], items)) {
                    left[kind] = 0;
                }
            }
        }
        return patterns;
    }

    private Optional<Candidate> best() {
        return IntStream.range(0, kinds.length)
                .filter(kind -> left[kind] > 0)
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingDouble(kind -> -left[kind])
                                .thenComparing(kind -> kinds[kind], Arrays::compare))
                .limit(seeds)
                .flatMap(seed -> grown(kinds[seed]).stream())
                .max(
                        Comparator.comparingDouble(Candidate::score)
                                .thenComparingDouble(Candidate::weight)
                                .thenComparing(Candidate::items, (a, b) -> Arrays.compare(b, a)));
    }

    /// The best pattern on the way to a seed.
    private Optional<Candidate> grown(int[] seed) {
        List<Integer> holding =
                IntStream.range(0, kinds.length).filter(kind -> left[kind] > 0).boxed().toList();
        List<Integer> missing = new ArrayList<>(Arrays.stream(seed).boxed().toList());
        Candidate best = null;
        while (!missing.isEmpty()) {
            stop.check();
            List<Integer> most = List.of();
            Integer added = missing.getFirst();
            for (Integer item : missing) {
                List<Integer> with =
                        holding.stream()
                                .filter(kind -> Arrays.binarySearch(kinds[kind], item) >= 0)
                                .toList();
                if (weight(with) > weight(most)) {
                    most = with;
                    added = item;
                }
            }
            missing.remove((Object) added);
            holding = most;
            if (weight(holding) < least) {
                break;
            }
            Candidate here = candidate(holding);
            if (best == null || here.score() > best.score()) {
                best = here;
            }
        }
        return Optional.ofNullable(best);
    }

    private Candidate candidate(List<Integer> holding) {
        int[] common = kinds[holding.getFirst()];
        for (Integer kind : holding) {
            int[] other = kinds[kind];
            common =
                    Arrays.stream(common)
                            .filter(item -> Arrays.binarySearch(other, item) >= 0)
                            .toArray();
        }
        double weight = weight(holding);
        double score =
                StrictMath.pow(weight / total, sizeWeight)
                        * StrictMath.pow((double) common.length / columns, 1 - sizeWeight);
        return new Candidate(common, score, weight);
    }

    private double weight(List<Integer> some) {
        double sum = 0;
        for (int kind : some) {
            sum += left[kind];
        }
        return sum;
    }

    static boolean holds(int[] kind, int[] items) {
        return Arrays.stream(items).allMatch(item -> Arrays.binarySearch(kind, item) >= 0);
    }
}
