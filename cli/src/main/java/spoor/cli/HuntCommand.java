package spoor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import spoor.engine.Limits;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.workbench.Case;
import spoor.workbench.CaseHuntTarget;
import spoor.workbench.ResultTable;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.hunt.HuntFile;
import spoor.workbench.hunt.HuntRun;
import spoor.workbench.hunt.Hunts;
import spoor.workbench.hunt.Verification;
import spoor.workbench.report.Reports;
import spoor.workbench.report.Visible;

/// `spoor hunt run|verify FILE.md`
@Command(
        name = "hunt",
        description = "Run a hunt, or compare what it gives with what it recorded.",
        mixinStandardHelpOptions = true,
        subcommands = {HuntCommand.RunCommand.class, HuntCommand.VerifyCommand.class})
final class HuntCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    private final Console console;

    HuntCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.flush();
        throw new ParameterException(spec.commandLine(), "name what to do: run or verify");
    }

    /// What both commands understand.
    static final class HuntOptions {
        @Parameters(index = "0", paramLabel = "FILE.md", description = "The hunt.")
        Path file = Path.of("");

        @Parameters(
                index = "1..*",
                paramLabel = "PATH",
                description = "Log files, and folders of them.")
        List<Path> paths = List.of();

        @Mixin AskingOptions asking = new AskingOptions();

        HuntRun run(Case opened, HuntFile hunt, Interruption interruption) throws IOException {
            Hunts.Options options =
                    new Hunts.Options(
                            asking.parameters,
                            asking.now(),
                            new Limits(asking.timeout, 0, interruption.stop()));
            return CommandAudit.record(
                    opened,
                    AuditKind.HUNT,
                    file.toString(),
                    _ -> Hunts.run(new CaseHuntTarget(opened), hunt, options));
        }
    }

    /// Before anything runs, as a run may take long.
    private static void requireKind(Path file) {
        if (Reports.Kind.of(file).isEmpty()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the ending of '"
                            + file
                            + "' is no kind of report: end it with .html, .md or"
                            + " .json");
        }
    }

    private static void problems(HuntFile hunt, ProblemException e, Console console) {
        Hunts.lines(hunt, e.problems()).forEach(console::error);
    }

    @Command(
            name = "run",
            description = "Run a hunt's blocks in order and write a report.",
            mixinStandardHelpOptions = true)
    static final class RunCommand implements Callable<Integer> {
        @Mixin HuntOptions hunting = new HuntOptions();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "The report: its name ends with .html, .md or .json.")
        Optional<Path> output = Optional.empty();

        @Option(
                names = "--record",
                description = "Record the results in the hunt file, for 'hunt verify'.")
        boolean record;

        @Option(
                names = "--raw",
                description = "Print what logs hold as it is: control characters, whole cells.")
        boolean raw;

        private final Console console;
        private final Clock clock;
        private final Interruption interruption;

        RunCommand(Console console, Clock clock, Interruption interruption) {
            this.interruption = interruption;
            this.console = console;
            this.clock = clock;
        }

        @Override
        public Integer call() throws IOException {
            output.ifPresent(HuntCommand::requireKind);
            HuntFile hunt = Hunts.read(hunting.file);
            try (Case opened = hunting.asking.open(hunting.paths, console, clock)) {
                HuntRun run = hunting.run(opened, hunt, interruption);
                if (output.isPresent()) {
                    Reports.write(run, output.get());
                    console.note("report: " + output.get());
                } else {
                    print(run);
                }
                for (HuntRun.BlockRun block : run.blocks()) {
                    Hunts.lines(hunt, block.problems()).forEach(console::error);
                }
                if (record) {
                    Hunts.record(run, hunting.file);
                    console.note("recorded in " + hunting.file);
                }
                return run.failed() ? ErrorKind.USER.exitCode() : 0;
            } catch (ProblemException e) {
                problems(hunt, e, console);
                return ErrorKind.USER.exitCode();
            }
        }

        private void print(HuntRun run) {
            console.out().println(Visible.line(run.hunt().title()));
            for (HuntRun.BlockRun block : run.blocks()) {
                console.out().println();
                console.out().println("## " + Visible.line(block.label()));
                Optional<ResultTable> table = block.table();
                table.ifPresent(result -> ResultText.print(result, console.out(), raw));
                block.notes().forEach(note -> console.note("note: " + note));
            }
            run.notes().forEach(note -> console.note("note: " + note));
        }
    }

    @Command(
            name = "verify",
            description =
                    "Run a hunt and compare with the results in its file; exit 1 where one changed.",
            mixinStandardHelpOptions = true)
    static final class VerifyCommand implements Callable<Integer> {
        @Mixin HuntOptions hunting = new HuntOptions();

        private final Console console;
        private final Clock clock;
        private final Interruption interruption;

        VerifyCommand(Console console, Clock clock, Interruption interruption) {
            this.interruption = interruption;
            this.console = console;
            this.clock = clock;
        }

        @Override
        public Integer call() throws IOException {
            HuntFile hunt = Hunts.read(hunting.file);
            try (Case opened = hunting.asking.open(hunting.paths, console, clock)) {
                Verification verification = Hunts.verify(hunting.run(opened, hunt, interruption));
                for (Verification.Check check : verification.checks()) {
                    console.out()
                            .println(
                                    Visible.line(
                                            check.label()
                                                    + ": "
                                                    + check.state()
                                                            .name()
                                                            .toLowerCase(Locale.ROOT)));
                    for (String sentence : check.sentences()) {
                        console.out().println("  " + Visible.line(sentence));
                    }
                }
                return verification.changed() ? 1 : 0;
            } catch (ProblemException e) {
                problems(hunt, e, console);
                return ErrorKind.USER.exitCode();
            }
        }
    }
}
