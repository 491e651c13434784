package spoor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spoor.engine.Limits;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.workbench.Case;
import spoor.workbench.Now;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.query.WarmFrontEnd;

/// `spoor query 'KQL' [--case DIR | PATH...]`
@Command(
        name = "query",
        description = "Answer a KQL query on a case, or on files loaded for this query only.",
        mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "KQL", description = "The query.")
    String text = "";

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            description = "Log files, and folders of them.")
    List<Path> paths = List.of();

    @Option(names = "--case", paramLabel = "DIR", description = "The case folder.")
    Path folder = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to print the result: ${COMPLETION-CANDIDATES}.")
    ResultFormat format = ResultFormat.TABLE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the result to a file.")
    Optional<Path> output = Optional.empty();

    @Option(names = "--explain", description = "Show the plan and the SQL; run nothing.")
    boolean explain;

    @Option(
            names = "--timeout",
            paramLabel = "30s",
            converter = Durations.class,
            description = "Stop the query after this time.")
    Duration timeout = Duration.ZERO;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description = "More rows than this are an error, never a cut. 0: no limit.")
    long maxRows;

    @Option(
            names = "--now",
            paramLabel = "TIME|last-event",
            description = "What now() and ago() count from.")
    Optional<String> now = Optional.empty();

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description = "The value of a query parameter.")
    Map<String, String> parameters = Map.of();

    @Option(
            names = "--raw",
            description = "Print what logs hold as it is: control characters, whole cells.")
    boolean raw;

    @Mixin MemoryOption memory = new MemoryOption();

    @Mixin ExternalOptions externals = new ExternalOptions();

    @Mixin LoadingOptions loading = new LoadingOptions();

    private final Console console;
    private final Clock clock;
    private final Interruption interruption;

    QueryCommand(Console console, Clock clock, Interruption interruption) {
        this.console = console;
        this.clock = clock;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws IOException {
        format.check(output);
        QueryRequest request =
                new QueryRequest(
                        text,
                        now.map(NowText::parse).orElseGet(Now.Clock::new),
                        parameters,
                        new Limits(timeout, maxRows));
        WarmFrontEnd.begin();
        try (Case opened =
                CaseChoice.of(folder, paths, loading.load(), clock, new ProgressLine(console))) {
            externals.allow(opened);
            memory.bound(opened);
            CaseChoice.remark(opened, paths, console);
            if (explain) {
                console.out().println(opened.explain(request));
                return 0;
            }
            QueryAnswer answer = opened.query(request.stoppedBy(interruption.stop()));
            format.print(answer, output, console, raw);
            answer.notes().forEach(note -> console.note("note: " + note));
            return paths.isEmpty() ? 0 : loading.exitCode(opened.account());
        } catch (ProblemException e) {
            e.problems().forEach(problem -> console.error(ProblemText.of(problem, text)));
            return ErrorKind.USER.exitCode();
        }
    }
}
