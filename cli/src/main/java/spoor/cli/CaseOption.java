package spoor.cli;

import java.nio.file.Path;
import java.time.Clock;
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

    /// The case, made where there is none.
    Case openOrMake(Clock clock) {
        return Case.open(folder, clock);
    }
}
