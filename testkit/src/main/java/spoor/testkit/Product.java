package spoor.testkit;

import java.util.List;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;

/// Spoor itself with an engine in memory and the reference tables in it.
final class Product implements Answerer, AutoCloseable {
    Product(List<ReferenceTables.Table> tables) {}

    @Override
    public QueryAnswer answer(QueryRequest request) {
        throw new IllegalStateException("no pipeline");
    }

    @Override
    public void close() {}
}
