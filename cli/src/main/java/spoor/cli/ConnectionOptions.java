package spoor.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What every connection may have.
final class ConnectionOptions {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "How queries name it; of itself the host's first part, or the alias.")
    Optional<String> name = Optional.empty();

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            description = "The tenant whose identity asks, where the login does not say it.")
    Optional<String> tenant = Optional.empty();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates (PEM) to trust for this connection; the case keeps them.")
    Optional<Path> authority = Optional.empty();

    @Option(names = "--no-test", description = "Do not ask whether the place answers.")
    boolean untested;
}
