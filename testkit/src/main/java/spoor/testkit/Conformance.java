package spoor.testkit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import spoor.kql.bind.Catalog;
import spoor.model.TableSchema;
import spoor.testkit.corpus.CorpusReport;
import spoor.testkit.corpus.CorpusRun;

/// Runs files of KQL cases through Spoor and compares: `./conformance FILE.jsonl...`; and real
/// queries without answers: `./conformance --corpus FILE.jsonl --schema FILE.json`.
///
/// `--support FUNCTIONS.json` writes `docs/support.md`: of each name in a list of Microsoft's
/// functions whether it is supported.
///
/// `--only ID` (again for more), `--family NAME` and `--refused TEXT` narrow; `--write-docs` writes
/// the sections of `docs/conformance.md` that it has figures for; `--no-execution` ends with
/// planning. Exit code 1 when a case differs.
public final class Conformance {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Path> files = new ArrayList<>();
    private final Set<String> only = new LinkedHashSet<>();
    private Optional<String> family = Optional.empty();
    private Optional<String> refused = Optional.empty();
    private Optional<Path> corpus = Optional.empty();
    private Optional<Path> schema = Optional.empty();
    private Optional<Path> support = Optional.empty();
    private boolean writeDocs;
    private boolean execute = true;

    private Conformance(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--only" -> only.add(value(arguments, ++i));
                case "--family" -> family = Optional.of(value(arguments, ++i));
                case "--refused" -> refused = Optional.of(value(arguments, ++i));
                case "--corpus" -> corpus = Optional.of(Path.of(value(arguments, ++i)));
                case "--support" -> support = Optional.of(Path.of(value(arguments, ++i)));
                case "--schema" -> schema = Optional.of(Path.of(value(arguments, ++i)));
                case "--no-execution" -> execute = false;
                case "--write-docs" -> writeDocs = true;
                default -> files.add(Path.of(arguments[i]));
            }
        }
        boolean nothing = files.isEmpty() && corpus.isEmpty() && support.isEmpty();
        if (nothing
                || corpus.isPresent() != schema.isPresent()
                || files.stream().anyMatch(file -> file.toString().startsWith("--"))) {
            throw new IllegalArgumentException(
                    "usage: conformance [--only ID]... [--family NAME] [--refused TEXT]"
                            + " [--write-docs] [--support FUNCTIONS.json]"
                            + " [--corpus FILE.jsonl --schema FILE.json [--no-execution]]"
                            + " FILE.jsonl...");
        }
        List<Path> needed = new ArrayList<>(files);
        corpus.ifPresent(needed::add);
        schema.ifPresent(needed::add);
        support.ifPresent(needed::add);
        for (Path file : needed) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("no file of cases at " + file);
            }
        }
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Conformance run;
        try {
            run = new Conformance(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        int exit = run.run(out);
        out.flush();
        // Not System.exit alone: a query that hangs must not keep the process.
        Runtime.getRuntime().halt(exit);
    }

    private int run(PrintStream out) throws IOException {
        if (support.isPresent()) {
            SupportTable table = SupportTable.read(support.get());
            Path page = Path.of(System.getProperty("spoor.home", "."), "docs", "support.md");
            Files.writeString(page, table.page(), StandardCharsets.UTF_8);
            out.println(table.figures());
        }
        int exit = files.isEmpty() ? 0 : cases(out);
        if (corpus.isPresent() && schema.isPresent()) {
            CorpusReport report =
                    CorpusRun.run(
                            corpus.get(),
                            schema.get(),
                            id -> only.isEmpty() || only.contains(id),
                            execute);
            refused.ifPresent(text -> out.print(report.refused(text)));
            if (!only.isEmpty()) {
                out.print(report.refused(""));
            }
            out.print(report.text());
            if (writeDocs) {
                ConformancePage.standard()
                        .writeCorpus(report.page(corpus.get().getFileName().toString()));
            }
        }
        return exit;
    }

    private int cases(PrintStream out) throws IOException {
        List<ReferenceTables.Table> tables = new ArrayList<>();
        for (Path file : files) {
            if (tables.isEmpty()) {
                tables.addAll(
                        ReferenceTables.read(file.toAbsolutePath().resolveSibling("stormevents")));
            }
        }
        List<TableSchema> schemas = tables.stream().map(ReferenceTables.Table::schema).toList();
        CaseFile reader = new CaseFile(Catalog.of(schemas));
        List<ConformanceReport.Judged> judged = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Product product = new Product(tables)) {
            Judge judge = new Judge(product, threads, LIMIT);
            for (Path file : files) {
                for (ConformanceCase one : reader.read(file)) {
                    if (wanted(one)) {
                        judged.add(new ConformanceReport.Judged(one, judge.judge(one)));
                    }
                }
            }
        }
        threads.shutdownNow();
        ConformanceReport report = new ConformanceReport(judged);
        refused.ifPresent(text -> listRefused(out, judged, text));
        out.print(report.text());
        if (writeDocs) {
            List<String> names =
                    files.stream().map(file -> "`" + file.getFileName() + "`").toList();
            ConformancePage.standard().writeCases(report.page(names));
        }
        return report.differing() > 0 ? 1 : 0;
    }

    private boolean wanted(ConformanceCase one) {
        return (only.isEmpty() || only.contains(one.id()))
                && family.map(name -> one.family().contains(name)).orElse(true);
    }

    private static void listRefused(
            PrintStream out, List<ConformanceReport.Judged> judged, String text) {
        for (ConformanceReport.Judged one : judged) {
            if (one.verdict() instanceof Verdict.Refused reason && reason.reason().contains(text)) {
                out.println("refused " + one.one().id() + "  " + reason.reason());
                out.println(one.one().query().indent(6));
            }
        }
    }
}
