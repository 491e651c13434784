package spoor.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import spoor.formats.Unpacking;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// How far archives and compressed files are unpacked. What met a limit is tried again by the next
/// load.
final class UnpackingOptions {
    private static final int MOST_DEPTH = 16;

    @Option(
            names = "--unpack-depth",
            paramLabel = "N",
            description = "Open archives within archives to this depth, 1 to 16 (default: 4).")
    Optional<Integer> depth = Optional.empty();

    @Option(
            names = "--unpack-entries",
            paramLabel = "N",
            description = "Read so many entries of an archive (default: 100000).")
    Optional<Integer> entries = Optional.empty();

    @Option(
            names = "--unpack-size",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "Read so much of an archive, unpacked: 500MB, 50GB (default: 1024GB).")
    Optional<Long> size = Optional.empty();

    @Option(
            names = "--unpack-ratio",
            paramLabel = "N",
            description =
                    "Beyond 100 MB, read what unpacks to at most N times its size (default:"
                            + " 1000).")
    Optional<Integer> ratio = Optional.empty();

    Unpacking limits() {
        Unpacking standard = Unpacking.STANDARD;
        depth.ifPresent(value -> require("--unpack-depth", value, MOST_DEPTH));
        entries.ifPresent(value -> require("--unpack-entries", value, Integer.MAX_VALUE));
        ratio.ifPresent(value -> require("--unpack-ratio", value, Integer.MAX_VALUE));
        return new Unpacking(
                depth.orElse(standard.depth()),
                standard.layers(),
                entries.orElse(standard.entries()),
                size.orElse(standard.bytes()),
                ratio.orElse(standard.ratio()),
                standard.freely());
    }

    private static void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new SpoorException(
                    ErrorKind.USER, option + " " + value + " is not possible: give 1 to " + most);
        }
    }
}
