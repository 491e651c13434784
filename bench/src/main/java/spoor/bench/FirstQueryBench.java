package spoor.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spoor.kql.bind.Catalog;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;
import spoor.workbench.Case;
import spoor.workbench.query.WarmFrontEnd;

/// How long the first query of this process is read, bound and planned, in milliseconds. Nothing of
/// the front end has run before but what `spoor query` runs.
public final class FirstQueryBench {
    private FirstQueryBench() {}

    /// `FirstQueryBench TABLES QUERY alone|opens`: columns, one a line (table, name, type); a
    /// query; whether a case is opened before, as `spoor query` does, or the query is all that
    /// runs.
    public static void main(String[] arguments) throws Exception {
        Catalog catalog = Catalog.of(tables(Path.of(arguments[0])));
        String text = Files.readString(Path.of(arguments[1]), StandardCharsets.UTF_8);
        if (arguments[2].equals("alone")) {
            print(text, catalog);
            return;
        }
        WarmFrontEnd.begin();
        try (Case opened = Case.temporary(Clock.systemUTC())) {
            if (opened.engine() != null) {
                print(text, catalog);
            }
        }
    }

    private static void print(String text, Catalog catalog) {
        long begin = System.nanoTime();
        boolean bound = FrontendBench.plans(text, catalog);
        double milliseconds = (System.nanoTime() - begin) / 1e6;
        if (!bound) {
            throw new IllegalStateException("does not bind: " + text);
        }
        System.out.printf(Locale.ROOT, "%.1f%n", milliseconds);
    }

    private static List<TableSchema> tables(Path file) throws IOException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] parts = line.split("\t", 3);
            tables.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                    .add(new Column(parts[1], KqlType.named(parts[2]).orElseThrow()));
        }
        List<TableSchema> schemas = new ArrayList<>();
        tables.forEach((name, columns) -> schemas.add(new TableSchema(name, columns)));
        return schemas;
    }
}
