package spoor.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import spoor.workbench.Case;

/// How much memory the engine may use for queries.
final class MemoryOption {
    @Option(
            names = "--memory-limit",
            paramLabel = "8GB",
            converter = Sizes.class,
            description =
                    "What queries may use of memory, all that run at a time together; without it"
                            + " half of the machine's.")
    Optional<Long> bytes = Optional.empty();

    void bound(Case opened) {
        bytes.ifPresent(opened::limitMemory);
    }
}
