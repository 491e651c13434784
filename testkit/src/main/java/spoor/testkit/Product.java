package spoor.testkit;

import java.time.Clock;
import java.util.List;
import spoor.engine.Engine;
import spoor.engine.duckdb.DuckDbEngine;
import spoor.engine.duckdb.Settings;
import spoor.kql.bind.Catalog;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.query.QueryPipeline;

/// Spoor itself with an engine in memory and the reference tables in it.
final class Product implements Answerer, AutoCloseable {
    private final Engine engine;
    private final QueryPipeline pipeline;

    Product(List<ReferenceTables.Table> tables) {
        engine =
                DuckDbEngine.inMemory(
                        Settings.standard(
                                java.nio.file.Path.of(System.getProperty("java.io.tmpdir"))));
        for (ReferenceTables.Table table : tables) {
            engine.store(table.schema().name(), table.schema().columns(), table.cursor());
        }
        Clock clock = Clock.systemUTC();
        Catalog catalog = Catalog.of(tables.stream().map(ReferenceTables.Table::schema).toList());
        pipeline = new QueryPipeline(engine, catalog, clock, clock::instant);
    }

    @Override
    public QueryAnswer answer(QueryRequest request) {
        return pipeline.run(request);
    }

    @Override
    public void close() {
        engine.close();
    }
}
