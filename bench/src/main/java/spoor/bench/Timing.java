package spoor.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The seconds that several runs of one thing took, on the wall and of processors. On a machine
/// that is busy otherwise the latter tell more.
final class Timing {
    private final String name;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();

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
        long used = processorNanos();
        work.run();
        add((System.nanoTime() - begin) / 1e9, (processorNanos() - used) / 1e9);
    }

    void add(double second, double processorSecond) {
        seconds.add(second);
        processor.add(processorSecond);
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    double median() {
        return median(seconds);
    }

    /// The median of the processors' seconds.
    double processor() {
        return median(processor);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(one -> one).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// `name 1.62 s (1.58 to 1.71, 5 runs), processors 3.10 s`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-36s %7.2f s  (%.2f to %.2f, %d runs), processors %.2f s",
                name,
                median(),
                seconds.stream().mapToDouble(one -> one).min().orElse(0),
                seconds.stream().mapToDouble(one -> one).max().orElse(0),
                seconds.size(),
                median(processor));
    }

    /// How many times longer this took than the other, by medians.
    String against(Timing other) {
        return String.format(
                Locale.ROOT,
                "%s / %s = %.2f (by processor seconds %.2f)",
                name,
                other.name,
                median() / other.median(),
                median(processor) / median(other.processor));
    }
}
