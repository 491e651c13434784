package spoor.workbench.hunt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;
import spoor.model.ProblemException;
import spoor.model.RowBatch;
import spoor.model.Span;
import spoor.model.TableSchema;
import spoor.model.Vector;
import spoor.workbench.QueryAnswer;
import spoor.workbench.QueryRequest;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;

/// Answers a query by its last line: a prepared table, or a problem at the word `wrong` or at
/// `first` where nothing defines it.
final class FakeTarget implements HuntTarget {
    final List<TableSchema> tables = new ArrayList<>();
    final Map<String, ResultTable> answers = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    final List<String> kept = new ArrayList<>();

    static ResultTable table(Map<String, List<String>> columns, Optional<Render> render) {
        List<Column> names =
                columns.keySet().stream().map(name -> new Column(name, KqlType.STRING)).toList();
        List<Vector> vectors = new ArrayList<>();
        int rows = 0;
        for (List<String> values : columns.values()) {
            rows = values.size();
            vectors.add(new Vector.Texts(values.toArray(new @Nullable String[0])));
        }
        return new ResultTable("", names, List.of(new RowBatch(names, vectors, rows)), render);
    }

    @Override
    public List<TableSchema> tables() {
        return tables;
    }

    @Override
    public List<Source> sources() {
        return List.of(new Source("a.csv", 10, "00", "delimited", 2, 0));
    }

    @Override
    public QueryAnswer query(QueryRequest request) {
        asked.add(request.text());
        int wrong = request.text().indexOf("wrong");
        if (wrong >= 0) {
            throw new ProblemException(
                    new Problem("KQL002", new Span(wrong, wrong + 5), "unknown table 'wrong'"));
        }
        int first = request.text().indexOf("first");
        if (first >= 0 && !request.text().contains("let first")) {
            throw new ProblemException(
                    new Problem("KQL102", new Span(first, first + 5), "unknown table 'first'"));
        }
        String last = request.text().stripTrailing().lines().reduce("", (_, line) -> line);
        ResultTable table = answers.get(last);
        if (table == null) {
            throw new IllegalStateException("no answer prepared for " + last);
        }
        return new QueryAnswer(List.of(table), List.of("a note"), 1);
    }

    @Override
    public String keep(ResultTable table) {
        kept.add("kept" + kept.size());
        return kept.getLast();
    }

    @Override
    public void forget() {
        kept.clear();
    }
}
