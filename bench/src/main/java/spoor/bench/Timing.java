package spoor.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The seconds that several runs of one thing took.
final class Timing {
    private final String name;
    private final List<Double> seconds = new ArrayList<>();

    Timing(String name) {
        this.name = name;
    }

    /// What is timed.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void time(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        add((System.nanoTime() - begin) / 1e9);
    }

    void add(double second) {
        seconds.add(second);
    }

    double median() {
        double[] sorted = seconds.stream().mapToDouble(one -> one).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// `name 1.62 s (1.58 to 1.71, 5 runs)`.
    @Override
    public String toString() {
        double[] sorted = seconds.stream().mapToDouble(one -> one).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%-46s %8.2f s   (%.2f to %.2f, %d runs)",
                name,
                median(),
                Arrays.stream(sorted).min().orElse(0),
                Arrays.stream(sorted).max().orElse(0),
                sorted.length);
    }

    /// How many times longer this took than the other, by medians.
    String against(Timing other) {
        return String.format(
                Locale.ROOT, "%s / %s = %.2f", name, other.name, median() / other.median());
    }
}
