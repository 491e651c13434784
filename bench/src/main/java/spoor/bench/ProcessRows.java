package spoor.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Made-up process events that repeat as those of a Windows host do: in 363 rows there are 122
/// shapes, five of which make more than half of the rows.
final class ProcessRows {
    /// How often the most frequent shapes come in 363 rows; all others come once.
    private static final int[] FREQUENT = {
        70, 39, 37, 35, 25, 6, 5, 5, 4, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        2
    };

    private static final int SHAPES = 122;
    private static final int PROGRAMS = 68;

    private ProcessRows() {}

    /// @param varied whether every third row has a program and a command line of its own
    static void write(Path file, int rows, boolean varied) throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int shape = 0; shape < SHAPES; shape++) {
            int times = shape < FREQUENT.length ? FREQUENT[shape] : 1;
            for (int i = 0; i < times; i++) {
                order.add(shape);
            }
        }
        Collections.shuffle(order, new Random(11));
        Instant start = Instant.parse("2026-09-16T08:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("TimeGenerated,Account,SubjectLogonId,NewProcessName,CommandLine\n");
            for (int row = 0; row < rows; row++) {
                int shape = order.get(row % order.size());
                boolean own = varied && row % 3 == 0;
                int number = shape % PROGRAMS;
                String program =
                        own
                                ? "C:\\Users\\ann\\AppData\\Local\\Temp\\"
                                        + Integer.toHexString(row * 0x9e3779b1)
                                        + "\\setup.exe"
                                : "C:\\Windows\\System32\\" + "x".repeat(number) + "p.exe";
                int words = own ? Math.floorMod(row * 7919, 60) : shape / PROGRAMS * 9 + shape % 7;
                boolean system = shape % 3 == 0;
                out.write(start.plusMillis(83L * row).toString());
                out.write(system ? ",CORP\\HOST1$,0x3e7," : ",CORP\\ann,0x1f2a3,");
                out.write(program + "," + program + " /w".repeat(words) + "\n");
            }
        }
    }
}
