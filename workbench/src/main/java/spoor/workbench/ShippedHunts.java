package spoor.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spoor.engine.Limits;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.workbench.hunt.HuntFile;
import spoor.workbench.hunt.HuntRun;
import spoor.workbench.hunt.Hunts;
import spoor.workbench.report.HuntSummary;
import spoor.workbench.report.Reports;

/// The hunts that come with Spoor and fit the tables of a case; runs them and keeps the report of
/// each in the case folder. Hunts from anywhere else, such as the folder of the logs, are never
/// looked at. Safe for many threads; one hunt runs at a time.
public final class ShippedHunts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final String ENDING = ".md";
    private static final String REPORTS = "reports";
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), 0);

    private final Optional<Path> folder;
    private final Case target;
    private final Optional<Now> now;
    private final ReentrantLock running = new ReentrantLock();
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    /// @param folder of the hunts; absent: there are none
    /// @param now instead of the hunts' own
    public ShippedHunts(Optional<Path> folder, Case target, Optional<Now> now) {
        this.folder = folder;
        this.target = target;
        this.now = now;
    }

    /// Of the installation that `./spoor` names in the system property `spoor.home`.
    public static ShippedHunts ofInstallation(Case target, Optional<Now> now) {
        Optional<Path> hunts =
                Optional.ofNullable(System.getProperty("spoor.home"))
                        .map(home -> Path.of(home, "hunts"));
        return new ShippedHunts(hunts, target, now);
    }

    /// A hunt, and how it stands.
    ///
    /// @param name its file's name without the ending
    /// @param report its report, when there is one
    /// @param ran when that was written
    /// @param problem why it gave no whole result, in one sentence; empty: nothing is wrong
    /// @param summary of the last run since the case was opened
    public record Shipped(
            String name,
            String title,
            String description,
            Optional<Path> report,
            Optional<Instant> ran,
            String problem,
            Optional<HuntSummary> summary) {}

    private record Outcome(String problem, Optional<HuntSummary> summary) {}

    /// The hunts that fit, by name. One that cannot be read is among them, with its problem.
    public List<Shipped> fitting() {
        return files().stream().flatMap(file -> look(file).stream()).toList();
    }

    /// A hunt that does not fit.
    ///
    /// @param lacks what the case has not that it needs
    public record Other(String name, String title, List<String> lacks) {}

    /// The hunts that do not fit, by name, and why.
    public List<Other> others() {
        return files().stream().flatMap(file -> other(file).stream()).toList();
    }

    private Optional<Other> other(Path file) {
        try {
            HuntFile hunt = Hunts.read(file);
            List<String> lacks = Hunts.lacks(new CaseHuntTarget(target), hunt);
            return lacks.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Other(name(file), hunt.title(), lacks));
        } catch (ProblemException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static String name(Path file) {
        String whole = String.valueOf(file.getFileName());
        return whole.substring(0, whole.length() - ENDING.length());
    }

    /// One of [#fitting()].
    public Optional<Shipped> find(String name) {
        return fitting().stream().filter(hunt -> hunt.name().equals(name)).findFirst();
    }

    /// Runs a hunt and keeps its report. What goes wrong is in the result.
    ///
    /// @return empty when no such hunt fits
    public Optional<Shipped> run(String name) {
        if (find(name).isEmpty()) {
            return Optional.empty();
        }
        running.lock();
        try {
            outcomes.put(name, outcome(name));
        } finally {
            running.unlock();
        }
        return find(name);
    }

    private Outcome outcome(String name) {
        try {
            HuntFile hunt = Hunts.read(file(name));
            HuntRun run =
                    Hunts.run(
                            new CaseHuntTarget(target),
                            hunt,
                            new Hunts.Options(Map.of(), now, LIMITS));
            Files.createDirectories(report(name).getParent());
            Reports.write(run, report(name));
            return new Outcome(failures(run), Optional.of(HuntSummary.of(run)));
        } catch (SpoorException e) {
            return failed(sentence(e));
        } catch (IOException | UncheckedIOException e) {
            return failed("its report cannot be written into " + target.folder() + " (" + e + ")");
        } catch (OutOfMemoryError e) {
            return failed(
                    "its results do not fit in memory: give Java more"
                            + " (SPOOR_JAVA_OPTIONS=-Xmx4g)");
        } catch (RuntimeException e) {
            return failed("a fault of Spoor's own: " + e.getClass().getSimpleName());
        }
    }

    private static Outcome failed(String problem) {
        return new Outcome(problem, Optional.empty());
    }

    private static String failures(HuntRun run) {
        List<String> problems =
                run.blocks().stream()
                        .flatMap(block -> Hunts.lines(run.hunt(), block.problems()).stream())
                        .toList();
        return problems.isEmpty() ? "" : problems.getFirst() + more(problems.size() - 1);
    }

    private static String sentence(SpoorException e) {
        if (e instanceof ProblemException wrong && !wrong.problems().isEmpty()) {
            return wrong.problems().getFirst().line() + more(wrong.problems().size() - 1);
        }
        return String.valueOf(e.getMessage());
    }

    private static String more(int count) {
        return count == 0 ? "" : " (and " + count + " more)";
    }

    private Optional<Shipped> look(Path file) {
        String name = name(file);
        try {
            HuntFile hunt = Hunts.read(file);
            boolean fits = Hunts.fits(new CaseHuntTarget(target), hunt);
            return fits ? Optional.of(shipped(name, hunt)) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(unread(name, sentence(e)));
        } catch (UncheckedIOException e) {
            return Optional.of(unread(name, "it cannot be read (" + e.getMessage() + ")"));
        }
    }

    private Shipped shipped(String name, HuntFile hunt) {
        Outcome outcome = outcomes.getOrDefault(name, new Outcome("", Optional.empty()));
        Path report = report(name);
        Optional<Instant> ran = written(report);
        return new Shipped(
                name,
                hunt.title(),
                hunt.header().description(),
                ran.map(_ -> report),
                ran,
                outcome.problem(),
                outcome.summary());
    }

    private static Shipped unread(String name, String problem) {
        return new Shipped(
                name, name, "", Optional.empty(), Optional.empty(), problem, Optional.empty());
    }

    private List<Path> files() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(ShippedHunts::isHunt).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the hunts in " + folder.get(), e);
        }
    }

    private static boolean isHunt(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING)
                && NAME.matcher(name.substring(0, name.length() - ENDING.length())).matches()
                && Files.isRegularFile(file);
    }

    private Path file(String name) {
        return folder.orElseThrow().resolve(name + ENDING);
    }

    private Path report(String name) {
        return target.folder().resolve(REPORTS).resolve(name + ".html");
    }

    private static Optional<Instant> written(Path report) {
        try {
            return Files.isRegularFile(report)
                    ? Optional.of(Files.getLastModifiedTime(report).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
