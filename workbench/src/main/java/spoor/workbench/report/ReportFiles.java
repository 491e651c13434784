package spoor.workbench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import spoor.workbench.picture.Pictures;

/// What is put into every HTML report: a style sheet and a script.
final class ReportFiles {
    private ReportFiles() {}

    static String style() {
        return resource("report.css").orElseThrow() + Pictures.style();
    }

    /// The built script: that of a source tree (the property `spoor.home`) where there is one, else
    /// that of the jar. Absent where the web part was never built: pictures are still then.
    static Optional<String> script() {
        String home = System.getProperty("spoor.home", "");
        Path built = Path.of(home, "web", "dist-report", "report.js");
        try {
            return !home.isEmpty() && Files.isRegularFile(built)
                    ? Optional.of(Files.readString(built))
                    : resource("report.js");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the reports' script " + built, e);
        }
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = ReportFiles.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
