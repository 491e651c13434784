package spoor.workbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;
import spoor.workbench.hunt.HuntRun;

/// Reports of a run. Their text depends on the run alone: no clock, no timings.
public final class Reports {
    private Reports() {}

    /// The kinds of report, by the ending of their file's name.
    public enum Kind {
        HTML,
        MARKDOWN,
        JSON;

        /// The kind that a file's name asks for.
        public static Optional<Kind> of(Path file) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".html") || name.endsWith(".htm")) {
                return Optional.of(HTML);
            }
            if (name.endsWith(".md")) {
                return Optional.of(MARKDOWN);
            }
            return name.endsWith(".json") ? Optional.of(JSON) : Optional.empty();
        }
    }

    public static String text(HuntRun run, Kind kind) {
        return switch (kind) {
            case HTML -> HtmlReport.of(run);
            case MARKDOWN -> MarkdownReport.of(run);
            case JSON -> JsonReport.of(run);
        };
    }

    /// Writes the report that the file's ending asks for; the file is whole or as it was before.
    ///
    /// @throws ProblemException when the ending asks for none
    public static void write(HuntRun run, Path file) {
        Kind kind = Kind.of(file).orElseThrow(() -> noKind(file));
        byte[] bytes = text(run, kind).getBytes(StandardCharsets.UTF_8);
        Path target = file.toAbsolutePath();
        try {
            Path part = target.resolveSibling("." + target.getFileName() + ".part");
            try {
                Files.write(part, bytes);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report '" + file + "'", e);
        }
    }

    private static ProblemException noKind(Path file) {
        return new ProblemException(
                new Problem(
                        "HUNT040",
                        Span.NONE,
                        "the ending of '" + file + "' is no kind of report",
                        "end it with .html, .md or .json"));
    }
}
