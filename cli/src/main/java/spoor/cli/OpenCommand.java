package spoor.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.Now;
import spoor.workbench.Progress;
import spoor.workbench.ShippedHunts;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.query.WarmFrontEnd;

/// `spoor open PATH...`
@Command(
        name = "open",
        description =
                "Load logs into a case, print the account, run the hunts that come with Spoor and"
                        + " fit its tables, serve the workbench.",
        mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Log files, and folders of them.")
    List<Path> paths = List.of();

    @Option(
            names = "--case",
            paramLabel = "DIR",
            description = "The case folder. Without it: .spoor/NAME in the current directory.")
    Optional<Path> folder = Optional.empty();

    @Option(names = "--no-serve", description = "Do not serve the workbench.")
    boolean noServe;

    @Option(names = "--no-hunts", description = "Do not run the hunts that come with Spoor.")
    boolean noHunts;

    @Option(
            names = "--now",
            paramLabel = "TIME|last-event",
            description = "What now() and ago() count from in the workbench.")
    Optional<String> now = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "duckdb|spark",
            description = "The engine; only duckdb is there.")
    String engine = "duckdb";

    @Option(names = "--master", paramLabel = "URL", description = "The master of a Spark cluster.")
    Optional<String> master = Optional.empty();

    @Mixin AccountOptions printing = new AccountOptions();

    @Mixin MemoryOption memory = new MemoryOption();

    @Mixin ExternalOptions externals = new ExternalOptions();

    @Mixin LoadingOptions loading = new LoadingOptions();
    @Mixin ServingOptions serving = new ServingOptions();

    private final Console console;
    private final Clock clock;

    OpenCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!engine.equals("duckdb") || master.isPresent()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "only the engine duckdb is in this build: leave --engine and --master out");
        }
        if (!noServe) {
            serving.check();
        }
        Optional<Now> start = now.map(NowText::parse);
        Path place = folder.orElseGet(() -> CaseChoice.standardFolder(paths));
        Progress progress = new ProgressLine(console);
        WarmFrontEnd.begin();
        try (Case opened = Case.open(place, clock)) {
            externals.allow(opened);
            memory.bound(opened);
            Account account = CommandAudit.load(opened, paths, loading.load(), progress);
            printing.print(account, console);
            console.flush();
            int code = loading.exitCode(account);
            boolean anything = account.lines().stream().anyMatch(Loaded::read);
            if (!anything) {
                return code;
            }
            boolean plain = printing.format == AccountFormat.TABLE;
            ShippedHunts hunts = ShippedHunts.ofInstallation(opened, start);
            if (!noHunts) {
                PrintStream where = plain ? console.out() : console.errors();
                boolean _ =
                        CommandAudit.record(
                                opened,
                                AuditKind.HUNT,
                                "the shipped hunts that fit",
                                _ -> {
                                    HuntFindings.print(hunts, console, where, printing.raw);
                                    return true;
                                });
            }
            if (noServe) {
                return code;
            }
            serving.serve(opened, start, hunts, loading.load().toAnyTable(), console, clock, plain);
            return code;
        }
    }
}
