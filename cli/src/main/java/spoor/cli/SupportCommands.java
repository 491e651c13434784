package spoor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import spoor.formats.Format;
import spoor.formats.Formats;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.mining.Miner;
import spoor.mining.Miners;
import spoor.workbench.query.Support;

/// The support tables, from the registries.
final class SupportCommands {
    private SupportCommands() {}

    private static boolean isWord(Function function) {
        return Character.isLetter(function.name().charAt(0));
    }

    private static void print(Console console, List<String> header, Stream<List<String>> rows) {
        TextTable table = new TextTable(header, header.stream().map(_ -> false).toList(), true);
        rows.forEach(table::add);
        table.print(console.out());
    }

    private static List<String> row(String kind, Function function) {
        return List.of(
                function.name(), kind, String.join(", ", function.aliases()), function.summary());
    }

    private static Stream<List<String>> named(String kind, List<String> names) {
        return names.stream().map(name -> List.of(name, kind, "", ""));
    }

    @Command(
            name = "formats",
            description = "List the log formats that are read.",
            mixinStandardHelpOptions = true)
    static final class FormatsCommand implements Callable<Integer> {
        private final Console console;

        FormatsCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            print(
                    console,
                    List.of("format", "what it is", "recognised by", "tables"),
                    Formats.ALL.stream()
                            .map(Format::description)
                            .map(format ->
                                    List.of(
                                            format.name(),
                                            format.summary(),
                                            format.recognisedBy(),
                                            format.tables())));
            return 0;
        }
    }

    @Command(
            name = "functions",
            description = "List the scalar functions of KQL that are there.",
            mixinStandardHelpOptions = true)
    static final class FunctionsCommand implements Callable<Integer> {
        private final Console console;

        FunctionsCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            print(
                    console,
                    List.of("function", "kind", "other names", "what it gives"),
                    Stream.of(
                                    Functions.ALL.stream()
                                            .filter(one -> !one.hidden() && isWord(one))
                                            .map(one -> row("scalar", one)),
                                    named("aggregation", Support.aggregations()),
                                    named("window", Support.windowFunctions()))
                            .flatMap(rows -> rows)
                            .sorted((a, b) -> a.getFirst().compareTo(b.getFirst())));
            return 0;
        }
    }

    @Command(
            name = "operators",
            description = "List the operators of KQL that are there.",
            mixinStandardHelpOptions = true)
    static final class OperatorsCommand implements Callable<Integer> {
        private final Console console;

        OperatorsCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            print(
                    console,
                    List.of("operator", "kind", "other names", "what it gives"),
                    Stream.concat(
                            named("tabular", Support.tabularOperators()),
                            Functions.ALL.stream()
                                    .filter(one -> !one.hidden() && !isWord(one))
                                    .map(one -> row("on values", one))));
            return 0;
        }
    }

    @Command(
            name = "miners",
            description = "List the miners: what 'evaluate' understands beside Kusto's plugins.",
            mixinStandardHelpOptions = true)
    static final class MinersCommand implements Callable<Integer> {
        private final Console console;

        MinersCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            print(
                    console,
                    List.of("miner", "how it is called", "what it gives"),
                    Miners.ALL.stream()
                            .map(Miner::description)
                            .map(miner ->
                                    List.of(miner.name(), miner.signature(), miner.summary())));
            return 0;
        }
    }
}
