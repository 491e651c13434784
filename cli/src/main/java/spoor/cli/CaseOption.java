package spoor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import spoor.workbench.Case;

/// The case of a command that works on one.
final class CaseOption {
    @Option(names = "--case", paramLabel = "DIR", required = true, description = "The case folder.")
    Path folder = Path.of("");

    /// The case, which must be there.
    Case existing(Clock clock) {
        return Case.existing(folder, clock);
    }

    /// Looks that there is a case, and leaves it closed.
    void requireThere() {
        Case.requireThere(folder);
    }

    /// The case, made where its folder is not there or empty: never in a folder that holds
    /// something else, which is more likely a mistake.
    Case existingOrNew(Clock clock) {
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            if (inside.findAny().isEmpty() && !Files.isRegularFile(folder)) {
                return Case.open(folder, clock);
            }
        } catch (IOException e) {
            // what is wrong with it is said below
        }
        return existing(clock);
    }

    /// The case, made where there is none.
    Case openOrMake(Clock clock) {
        return Case.open(folder, clock);
    }
}
