package spoor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spoor.engine.Limits;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.workbench.Case;
import spoor.workbench.Now;
import spoor.workbench.QueryRequest;
import spoor.workbench.RunningAnswer;
import spoor.workbench.audit.AuditEntry;
import spoor.workbench.audit.AuditKind;

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

    @Mixin AskingOptions asking = new AskingOptions();

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
            names = "--max-rows",
            paramLabel = "N",
            description = "More rows than this are an error, never a cut. 0: no limit.")
    long maxRows;

    @Option(
            names = "--raw",
            description = "Print what logs hold as it is: control characters, whole cells.")
    boolean raw;

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
                        asking.now().orElseGet(Now.Clock::new),
                        asking.parameters,
                        new Limits(asking.timeout, maxRows));
        try (Case opened = asking.open(paths, console, clock)) {
            if (explain) {
                console.out().println(opened.explain(request));
                return 0;
            }
            return answer(opened, request);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> console.error(ProblemText.of(problem, text)));
            return ErrorKind.USER.exitCode();
        }
    }

    /// Who presses Ctrl+C is told at once; closing the case may take the engine a moment longer.
    private int answer(Case opened, QueryRequest request) throws IOException {
        try {
            boolean _ =
                    CommandAudit.record(
                            opened,
                            output.isPresent() ? AuditKind.EXPORT : AuditKind.QUERY,
                            text,
                            entry -> {
                                print(opened, request.stoppedBy(interruption.stop()), entry);
                                return true;
                            });
        } catch (ReaderGone e) {
            return 0;
        } catch (SpoorException e) {
            if (interruption.stop().reason().isEmpty()) {
                throw e;
            }
            console.error(String.valueOf(e.getMessage()));
            console.flush();
            return e.kind().exitCode();
        }
        return paths.isEmpty() ? 0 : asking.loading.exitCode(opened.account());
    }

    private void print(Case opened, QueryRequest request, AuditEntry entry) throws IOException {
        try (QueryLine line = new QueryLine(console);
                RunningAnswer answer =
                        new CountedAnswer(opened.begin(request.toldTo(line.meter())), entry)) {
            format.print(answer, output, () -> console.results(line::end), raw);
            line.end();
            answer.notes().forEach(note -> console.note("note: " + note));
        }
    }
}
