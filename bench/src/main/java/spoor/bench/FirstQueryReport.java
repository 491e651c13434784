package spoor.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Sums up what [FirstQueryBench] printed, a line for each query: milliseconds alone, milliseconds
/// as `spoor query` runs it.
public final class FirstQueryReport {
    private FirstQueryReport() {}

    /// `FirstQueryReport TIMES`
    public static void main(String[] arguments) throws IOException {
        List<String[]> lines =
                Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .toList();
        print("first query of a process, as spoor query runs it", lines, 1);
        print("first query of a process, the front end alone", lines, 0);
    }

    private static void print(String name, List<String[]> lines, int column) {
        double[] times =
                lines.stream().mapToDouble(line -> Double.parseDouble(line[column])).toArray();
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.0f ms (%.0f to %.0f; %d queries, a process each)%n",
                name,
                times[times.length / 2],
                times[0],
                times[times.length - 1],
                times.length);
    }
}
