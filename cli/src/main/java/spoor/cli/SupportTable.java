package spoor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import spoor.formats.Format;
import spoor.formats.Formats;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.mining.Miner;
import spoor.mining.Miners;
import spoor.workbench.query.Support;

/// A command that lists what a registry holds.
@Command(mixinStandardHelpOptions = true)
final class SupportTable implements Callable<Integer> {
    private final Console console;
    private final List<String> header;

    /// Asked only when the command runs: a start need not load every registry.
    private final Supplier<Stream<List<String>>> rows;

    private SupportTable(
            Console console, List<String> header, Supplier<Stream<List<String>>> rows) {
        this.console = console;
        this.header = header;
        this.rows = rows;
    }

    /// Adds the four tables to the command line.
    static void addTo(CommandLine line, Console console) {
        add(
                line,
                "formats",
                "List the log formats that are read.",
                new SupportTable(
                        console,
                        List.of("format", "what it is", "recognised by", "tables"),
                        SupportTable::formats));
        add(
                line,
                "functions",
                "List the scalar functions of KQL that are there.",
                new SupportTable(
                        console,
                        List.of("function", "kind", "other names", "what it gives"),
                        SupportTable::functions));
        add(
                line,
                "operators",
                "List the operators of KQL that are there.",
                new SupportTable(
                        console,
                        List.of("operator", "kind", "other names", "what it gives"),
                        SupportTable::operators));
        add(
                line,
                "miners",
                "List the miners: what 'evaluate' understands beside Kusto's plugins.",
                new SupportTable(
                        console,
                        List.of("miner", "how it is called", "what it gives"),
                        SupportTable::miners));
    }

    private static void add(CommandLine line, String name, String summary, SupportTable table) {
        CommandLine command = new CommandLine(table);
        command.getCommandSpec().usageMessage().description(summary);
        line.addSubcommand(name, command);
    }

    @Override
    public Integer call() {
        TextTable table = new TextTable(header, header.stream().map(_ -> false).toList(), true);
        rows.get().forEach(table::add);
        table.print(console.out());
        return 0;
    }

    private static Stream<List<String>> formats() {
        return Formats.ALL.stream()
                .map(Format::description)
                .map(format ->
                        List.of(
                                format.name(),
                                format.summary(),
                                format.recognisedBy(),
                                format.tables()));
    }

    private static Stream<List<String>> functions() {
        return Stream.of(
                        Functions.ALL.stream()
                                .filter(one -> !one.hidden() && isWord(one))
                                .map(one -> row("scalar", one)),
                        named("aggregation", Support.aggregations()),
                        named("window", Support.windowFunctions()))
                .flatMap(rows -> rows)
                .sorted((a, b) -> a.getFirst().compareTo(b.getFirst()));
    }

    private static Stream<List<String>> operators() {
        return Stream.concat(
                named("tabular", Support.tabularOperators()),
                Functions.ALL.stream()
                        .filter(one -> !one.hidden() && !isWord(one))
                        .map(one -> row("on values", one)));
    }

    private static Stream<List<String>> miners() {
        return Miners.ALL.stream()
                .map(Miner::description)
                .map(miner -> List.of(miner.name(), miner.signature(), miner.summary()));
    }

    private static boolean isWord(Function function) {
        return Character.isLetter(function.name().charAt(0));
    }

    private static List<String> row(String kind, Function function) {
        return List.of(
                function.name(), kind, String.join(", ", function.aliases()), function.summary());
    }

    private static Stream<List<String>> named(String kind, List<String> names) {
        return names.stream().map(name -> List.of(name, kind, "", ""));
    }
}
