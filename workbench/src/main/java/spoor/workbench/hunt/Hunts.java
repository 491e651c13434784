package spoor.workbench.hunt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.engine.Limits;
import spoor.model.FormatException;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;
import spoor.workbench.Now;

/// Hunts: read, run, record, verify.
public final class Hunts {
    private Hunts() {}

    /// How to run a hunt.
    ///
    /// @param parameters values by name, as text
    /// @param now instead of the hunt's own
    /// @param limits of each block
    public record Options(Map<String, String> parameters, Optional<Now> now, Limits limits) {
        public static final Options NONE = new Options(Map.of(), Optional.empty(), Limits.NONE);

        public Options {
            parameters = Map.copyOf(parameters);
        }
    }

    /// Reads a hunt file. Nothing of it runs.
    ///
    /// @throws ProblemException when its text is wrong
    /// @throws FormatException when it cannot be read
    public static HuntFile read(Path file) {
        String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        try {
            if (Files.size(file) > 4L * HuntParser.MAX_LENGTH) {
                throw tooLong(name);
            }
            byte[] bytes = Files.readAllBytes(file);
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return HuntParser.parse(name, text);
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    new Problem(
                            "HUNT020",
                            Span.NONE,
                            "'" + name + "' is not UTF-8 text",
                            "save the hunt as UTF-8"));
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    new Problem(
                            "HUNT020",
                            Span.NONE,
                            "there is no hunt file '" + file + "'",
                            "name an existing Markdown file"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the hunt '" + file + "'", e);
        }
    }

    private static ProblemException tooLong(String name) {
        return new ProblemException(
                new Problem(
                        "HUNT020", Span.NONE, "'" + name + "' is too long for a hunt", "split it"));
    }

    /// Whether a case has every table that the hunt says it needs. A hunt that names none fits
    /// nothing: nobody knows what it is for.
    public static boolean fits(HuntTarget target, HuntFile hunt) {
        return !hunt.header().tables().isEmpty()
                && hunt.header().tables().stream()
                        .allMatch(need -> !TableBinding.fitting(target, need).isEmpty());
    }

    /// What a case lacks of what a hunt needs, a sentence for each table; none: it fits, or says
    /// nothing of what it needs.
    public static List<String> lacks(HuntTarget target, HuntFile hunt) {
        return hunt.header().tables().stream()
                .filter(need -> TableBinding.fitting(target, need).isEmpty())
                .map(TableBinding::lack)
                .toList();
    }

    /// Runs every block in order. A block that fails has its problems in the result, and so have
    /// the blocks that use its name; the others run.
    ///
    /// @throws ProblemException when a parameter is wrong or a table the hunt needs is missing
    public static HuntRun run(HuntTarget target, HuntFile hunt, Options options) {
        return new Runner(target, hunt, options).run();
    }

    /// Compares a run with what the file recorded.
    public static Verification verify(HuntRun run) {
        return Verification.of(run);
    }

    /// The hunt's text with the run's results recorded under its blocks; a failed block keeps what
    /// it had.
    public static String record(HuntRun run) {
        return Recorder.record(run);
    }

    /// Writes [#record(HuntRun)] into the hunt's file, which is whole at any moment.
    ///
    /// @throws ProblemException when the file is not what was run any more
    public static void record(HuntRun run, Path file) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            if (!Files.readString(target).equals(run.hunt().text())) {
                throw new ProblemException(
                        new Problem(
                                "HUNT041",
                                Span.NONE,
                                "'" + file + "' changed while the hunt ran, so nothing is recorded",
                                "run it again"));
            }
            Files.writeString(part, record(run));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the hunt '" + file + "'", e);
        }
    }

    /// The sentences of a list of problems with their places: `rare.md:12:5: KQL003: ...`.
    public static List<String> lines(HuntFile hunt, List<Problem> problems) {
        return problems.stream().map(problem -> Place.of(hunt, problem) + problem.line()).toList();
    }
}
