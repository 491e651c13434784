package spoor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.SpoorException;

/// `spoor`: what the command line understands, and what its exit codes mean.
@Command(
        name = "spoor",
        description = "A threat-hunting workbench: a folder of logs in, answers in KQL out.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            OpenCommand.class,
            LoadCommand.class,
            AccountCommand.class,
            RejectsCommand.class,
            RecordCommand.class,
            QueryCommand.class,
            WatchlistCommand.class,
            FunctionCommand.class,
            ConnectCommand.class,
            ModelsCommand.class,
            HuntCommand.class,
            ServeCommand.class,
            UsersCommand.class,
            AuditCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 fine; 1 the hunt or account found a difference; 2 the given text is"
                    + " wrong; 3 data could not be read; 4 a limit was hit; 70 a fault of Spoor's"
                    + " own; 130 ended by Ctrl+C."
        })
public final class Main implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error.")
    boolean debug;

    private final Console console;
    private final Clock clock;

    Main(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        Interruption interruption = Interruption.ofProcess();
        int code = ErrorKind.INTERNAL.exitCode();
        try {
            code = run(arguments, console, Clock.systemUTC(), interruption);
            console.flush();
            code = written(console, code);
        } finally {
            interruption.commandEnded();
        }
        System.exit(code);
    }

    /// What a command printed and could not be written is no success.
    private static int written(Console console, int code) {
        try {
            if (console.out() instanceof ProcessOut out) {
                out.check();
            }
            return code;
        } catch (SpoorException e) {
            if (code == 0) {
                console.error(String.valueOf(e.getMessage()));
                console.flush();
                return e.kind().exitCode();
            }
            return code;
        }
    }

    /// Runs a command line.
    ///
    /// @return the exit code
    static int run(String[] arguments, Console console, Clock clock, Interruption interruption) {
        Main main = new Main(console, clock);
        CommandLine line = new CommandLine(main, new Commands(console, clock, interruption));
        SupportTable.addTo(line, console);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.errors(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((e, _) -> wrongUse(e, console));
        line.setExecutionExceptionHandler((e, _, _) -> failed(e, console, main.debug));
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    Clock clock() {
        return clock;
    }

    Console console() {
        return console;
    }

    private static int wrongUse(ParameterException e, Console console) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.error(e.getMessage() + " (see '" + command + " --help')");
        return ErrorKind.USER.exitCode();
    }

    static int failed(Throwable e, Console console, boolean debug) {
        if (debug) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            console.note(trace.toString().stripTrailing());
        }
        return switch (e) {
            case ProblemException problems -> {
                problems.problems().forEach(problem -> console.error(problem.line()));
                yield ErrorKind.USER.exitCode();
            }
            case SpoorException known -> {
                console.error(String.valueOf(known.getMessage()));
                yield known.kind().exitCode();
            }
            case OutOfMemoryError _ -> {
                console.error(
                        "the result does not fit in memory: narrow the query, or give Java more"
                                + " (SPOOR_JAVA_OPTIONS=-Xmx4g)");
                yield ErrorKind.LIMIT.exitCode();
            }
            default -> {
                console.error(
                        "a fault of Spoor's own: "
                                + e
                                + " (please report it; --debug shows where it came from)");
                yield ErrorKind.INTERNAL.exitCode();
            }
        };
    }

    /// Reads the version that the build wrote into the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"spoor " + (version == null ? "0.1.0-SNAPSHOT" : version)};
        }
    }
}
