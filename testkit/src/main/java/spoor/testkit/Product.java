package spoor.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.DuckDbEngine;
import spoor.engine.duckdb.Settings;
import spoor.kql.bind.Catalog;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.query.QueryPipeline;

/// Spoor itself with an engine in memory and the reference tables in it.
final class Product implements Answerer, AutoCloseable {
    private final DuckDbEngine engine =
            DuckDbEngine.inMemory(new Settings(1L << 30, 2, Optional.empty()));
    private final QueryPipeline pipeline;

    Product(List<ReferenceTables.Table> tables) {
        for (ReferenceTables.Table table : tables) {
            engine.store(table.schema().name(), table.schema().columns(), table.cursor());
        }
        pipeline =
                new QueryPipeline(
                        engine,
                        Catalog.of(tables.stream().map(ReferenceTables.Table::schema).toList()),
                        Clock.systemUTC(),
                        Instant::now);
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
