package spoor.workbench.hunt;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import spoor.kql.bind.Catalog;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.TableSchema;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.query.QueryPipeline;

/// A case as a hunt sees it: its tables, and results kept beside them in the engine, where only
/// this hunt finds them.
final class CaseTarget implements HuntTarget {
    private static final AtomicLong RUNS = new AtomicLong();

    private final Case cased;
    private final QueryPipeline pipeline;
    private final String prefix = "spoor_hunt_" + RUNS.incrementAndGet() + "_";
    private final List<TableSchema> kept = new ArrayList<>();

    CaseTarget(Case cased, Clock clock) {
        this.cased = cased;
        this.pipeline =
                new QueryPipeline(
                        cased.engine(),
                        new Both(),
                        clock,
                        () -> cased.lastEventTime().orElseGet(clock::instant));
    }

    @Override
    public List<TableSchema> tables() {
        return cased.tables().stream().map(Account.Table::schema).toList();
    }

    @Override
    public List<Source> sources() {
        return cased.account().lines().stream()
                .map(Account.Line::source)
                .map(source ->
                        new Source(
                                source.path(),
                                source.content().size(),
                                source.content().sha256(),
                                source.format(),
                                source.counts().events().count(),
                                source.counts().rejects().count()))
                .toList();
    }

    @Override
    public QueryAnswer query(QueryRequest request) {
        return pipeline.run(request);
    }

    @Override
    public String keep(ResultTable table) {
        String name = prefix + kept.size();
        kept.add(new TableSchema(name, table.columns()));
        cased.engine().store(name, table.columns(), new Rows(table));
        return name;
    }

    @Override
    public void forget() {
        kept.forEach(table -> cased.engine().drop(table.name()));
        kept.clear();
    }

    /// The tables of the case, and what is kept.
    private final class Both implements Catalog {
        @Override
        public Optional<TableSchema> table(String name) {
            return kept.stream()
                    .filter(table -> table.name().equals(name))
                    .findFirst()
                    .or(() -> cased.catalog().table(name));
        }

        @Override
        public Collection<String> tableNames() {
            return cased.catalog().tableNames();
        }
    }

    private static final class Rows implements RowCursor {
        private final List<Column> columns;
        private final Iterator<RowBatch> batches;

        Rows(ResultTable table) {
            this.columns = table.columns();
            this.batches = table.batches().stream().filter(batch -> batch.rows() > 0).iterator();
        }

        @Override
        public List<Column> columns() {
            return columns;
        }

        @Override
        public Optional<RowBatch> next() {
            return batches.hasNext() ? Optional.of(batches.next()) : Optional.empty();
        }

        @Override
        public void close() {}
    }
}
