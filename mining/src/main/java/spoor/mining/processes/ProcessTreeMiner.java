package spoor.mining.processes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spoor.mining.Arguments;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;

/// `evaluate process_tree()`: who started whom, a row per process in the order of the drawn tree.
///
/// Parents are found on the same host only. The rule by pid, name and time is that of msticpy's
/// `proc_tree_builder` (Microsoft, MIT licence), without its mixing of hosts.
public final class ProcessTreeMiner implements Miner {
    private static final String NAME = "process_tree";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "process_tree([pid, parent_pid, time, name, host, parent_name, guid,"
                            + " parent_guid, parent_time, shape='sysmon'])",
                    "Finds the parent of each process: depth, path, children, root and the tree as"
                            + " text; parents that the log lacks are marked.");
    private static final List<String> PARAMETERS = parameters();
    private static final int BATCH_ROWS = 8192;

    private static List<String> parameters() {
        List<String> names = new ArrayList<>(Part.arguments());
        names.add("shape");
        return List.copyOf(names);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        Arguments arguments = new Arguments(NAME, call, PARAMETERS, "");
        shapes(arguments, call);
        List<Column> output = output(arguments, call);
        return arguments.checked(output);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Arguments arguments = new Arguments(NAME, call, PARAMETERS, "");
        List<Shape.Found> shapes = shapes(arguments, call);
        List<Column> output = output(arguments, call);
        arguments.throwProblems();
        Rows rows = Rows.readAll(input);
        Texts texts = new Texts();
        List<ProcessRow> processes = new ProcessReader(rows, texts, stop).read(shapes);
        if (processes.isEmpty() && rows.count() > 0) {
            throw new ProblemException(nothingStarts(call, shapes, rows.count()));
        }
        Tree tree = Tree.of(new Parents(processes, texts, stop).link(), texts, stop);
        return new TreeTable(rows, tree, texts, stop).batches(output, BATCH_ROWS);
    }

    private static List<Column> output(Arguments arguments, Call call) {
        return arguments.output(
                call.input(), TreeTable.ADDED, "rename or drop it before: project-away NAME");
    }

    private static Problem nothingStarts(Call call, List<Shape.Found> shapes, int rows) {
        String names = shapes.stream().map(Shape.Found::name).collect(Collectors.joining(", "));
        return new Problem(
                "MINE008",
                call.span(),
                "none of the "
                        + rows
                        + " rows before '"
                        + NAME
                        + "' starts a process (looked for: "
                        + names
                        + ")",
                "check the filter before it: events 4688 of Windows, 1 of Sysmon, execve of auditd;"
                        + " or name the columns: process_tree(pid=..., parent_pid=..., time=...)");
    }

    /// The shapes to read; a problem is noted where there is none.
    private static List<Shape.Found> shapes(Arguments arguments, Call call) {
        Map<Part, Column> given = new EnumMap<>(Part.class);
        boolean isNamed = arguments.isGiven(Part.PID.argument());
        for (Part part : Part.NAMED) {
            if (arguments.isGiven(part.argument()) || (isNamed && Part.NEEDED.contains(part))) {
                Optional<Column> column =
                        arguments.column(part.argument(), part.types(), part.hint());
                column.ifPresent(one -> given.put(part, one));
            }
        }
        @Nullable String wanted =
                arguments.isGiven("shape") ? arguments.word("shape", "", Shape.names()) : null;
        if (isNamed) {
            if (wanted != null) {
                arguments.problem(
                        "MINE004",
                        arguments.span("shape"),
                        "'shape' has columns recognised, and 'pid' names them",
                        "leave one of the two out");
            }
            return List.of(new Shape.Found("named", given, List.of()));
        }
        List<Shape.Found> found =
                Shape.all(call.input()).stream()
                        .filter(shape -> wanted == null || shape.name().equals(wanted))
                        .map(shape -> shape.with(given))
                        .toList();
        if (found.isEmpty() && arguments.problems().isEmpty()) {
            notRecognised(arguments, call, wanted);
        }
        return found;
    }

    private static void notRecognised(Arguments arguments, Call call, @Nullable String wanted) {
        String shapes =
                Shape.KNOWN.stream()
                        .filter(shape -> wanted == null || shape.name().equals(wanted))
                        .map(Shape::needs)
                        .collect(Collectors.joining("; "));
        Set<String> texts = Shape.timesThatAreNoTimes(call.input());
        arguments.problem(
                "MINE002",
                call.span(),
                "'" + NAME + "' finds no columns of processes in the table; it looks for " + shapes,
                texts.isEmpty()
                        ? "name them: process_tree(pid=..., parent_pid=..., time=...)"
                        : "the time must be a datetime, and "
                                + String.join(", ", texts)
                                + " is none: extend "
                                + texts.iterator().next()
                                + " = todatetime(...), of Unix seconds"
                                + " unixtime_seconds_todatetime(...)");
    }
}
