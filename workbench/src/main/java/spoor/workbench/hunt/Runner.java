package spoor.workbench.hunt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import spoor.kql.bind.Catalog;
import spoor.model.EngineException;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.Span;
import spoor.workbench.Now;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntFile.Block;
import spoor.workbench.hunt.HuntRun.BlockRun;

/// One run of one hunt: chooses the values and tables its names stand for, then runs the blocks.
///
/// A block's text is run behind `let` statements for the parameters, the tables and the results of
/// earlier blocks; those are kept as tables, so nothing is computed twice.
final class Runner {
    private final HuntTarget target;
    private final HuntFile hunt;
    private final Hunts.Options options;
    private final Now now;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> bindings = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final StringBuilder prelude = new StringBuilder();
    private final Set<String> failed = new HashSet<>();

    Runner(HuntTarget target, HuntFile hunt, Hunts.Options options) {
        this.target = target;
        this.hunt = hunt;
        this.options = options;
        this.now = options.now().or(hunt.header()::now).orElse(new Now.Clock());
    }

    HuntRun run() {
        chooseValues();
        new TableBinding(target, this::count).bind(hunt.header().tables(), bindings, notes);
        refuseNamesOfTables();
        bindings.forEach(this::name);
        try {
            List<BlockRun> blocks = new ArrayList<>();
            for (Block block : hunt.blocks()) {
                blocks.add(run(block, blocks.size() + 1));
            }
            return new HuntRun(hunt, values, nowText(), bindings, target.sources(), notes, blocks);
        } finally {
            target.forget();
        }
    }

    private void chooseValues() {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> given = new TreeMap<>(options.parameters());
        for (HuntHeader.Parameter parameter : hunt.header().parameters()) {
            String name = parameter.name();
            Optional<String> value =
                    Optional.ofNullable(given.remove(name)).or(parameter::defaultValue);
            if (value.isEmpty()) {
                problems.add(
                        new Problem(
                                "HUNT030",
                                parameter.span(),
                                "parameter '" + name + "' has no value",
                                "give one with -p " + name + "=..."));
                continue;
            }
            Optional<String> literal = Literals.of(parameter.type(), value.get());
            if (literal.isEmpty()) {
                problems.add(
                        new Problem(
                                "HUNT006",
                                parameter.span(),
                                "'"
                                        + value.get()
                                        + "', given for parameter '"
                                        + name
                                        + "', is no "
                                        + parameter.type().kqlName(),
                                Literals.example(parameter.type())));
                continue;
            }
            values.put(name, value.get());
            prelude.append("let ").append(name).append(" = ").append(literal.get()).append(";\n");
        }
        for (String name : given.keySet()) {
            problems.add(
                    new Problem(
                            "HUNT031",
                            Span.NONE,
                            "the hunt has no parameter '" + name + "'",
                            parameterHint()));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private String parameterHint() {
        List<String> names =
                hunt.header().parameters().stream().map(HuntHeader.Parameter::name).toList();
        return names.isEmpty() ? "it has none" : "it has: " + String.join(", ", names);
    }

    /// A block may not take the name of a table of the case: whichever won, a reader would be
    /// misled.
    private void refuseNamesOfTables() {
        Catalog catalog = Catalog.of(target.tables());
        List<Problem> problems = new ArrayList<>();
        for (Block block : hunt.blocks()) {
            if (!block.name().isEmpty() && catalog.table(block.name()).isPresent()) {
                problems.add(
                        new Problem(
                                "HUNT032",
                                block.span(),
                                "the case has a table '"
                                        + block.name()
                                        + "', so no block may have that name",
                                "rename the block"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private void name(String name, String table) {
        if (!name.equals(table)) {
            prelude.append("let ")
                    .append(name)
                    .append(" = ")
                    .append(Literals.name(table))
                    .append(";\n");
        }
    }

    private long count(String table) {
        QueryAnswer answer = target.query(request(Literals.name(table) + "\n| count"));
        Object count = answer.tables().getFirst().batches().getFirst().value(0, 0);
        if (count instanceof Long rows) {
            return rows;
        }
        throw new IllegalStateException("count gave " + count);
    }

    private BlockRun run(Block block, int number) {
        String label = block.name().isEmpty() ? "block " + number : block.name();
        List<Problem> problems = new ArrayList<>();
        List<String> said = new ArrayList<>();
        Optional<ResultTable> table = Optional.empty();
        long milliseconds = 0;
        try {
            QueryAnswer answer = target.query(request(prelude + block.query()));
            milliseconds = answer.milliseconds();
            said.addAll(answer.notes());
            table = only(answer, block, problems);
        } catch (ProblemException e) {
            e.problems().forEach(problem -> problems.add(moved(problem, block)));
        } catch (EngineException e) {
            problems.add(new Problem("HUNT034", block.span(), String.valueOf(e.getMessage())));
        }
        if (!block.name().isEmpty()) {
            table.ifPresentOrElse(
                    result -> name(block.name(), target.keep(result)),
                    () -> failed.add(block.name()));
        }
        return new BlockRun(label, block, table, said, problems, milliseconds);
    }

    private static Optional<ResultTable> only(
            QueryAnswer answer, Block block, List<Problem> problems) {
        if (answer.tables().size() == 1) {
            return Optional.of(answer.tables().getFirst());
        }
        problems.add(
                new Problem(
                        "HUNT035",
                        block.span(),
                        "the block gives " + answer.tables().size() + " tables, not one",
                        "keep one query in it, and give each other one a block of its own"));
        return Optional.empty();
    }

    /// From a position behind the prelude to one in the hunt file.
    private Problem moved(Problem problem, Block block) {
        int shift = block.span().start() - prelude.length();
        int start = problem.span().start() + shift;
        int end = problem.span().end() + shift;
        boolean inside = start >= block.span().start() && end <= block.span().end();
        Span span = inside ? new Span(start, end) : block.span();
        String name = inside ? hunt.text().substring(start, end) : "";
        if (failed.contains(name)) {
            return new Problem(
                    "HUNT033",
                    span,
                    "this block uses '" + name + "', and that block failed",
                    "mend block '" + name + "' first");
        }
        return new Problem(problem.code(), span, problem.message(), problem.hint());
    }

    private QueryRequest request(String text) {
        return new QueryRequest(text, now, Map.of(), options.limits());
    }

    private String nowText() {
        return switch (now) {
            case Now.Clock _ -> "clock";
            case Now.LastEvent _ -> "last-event";
            case Now.At at -> at.instant().toString();
        };
    }
}
