package spoor.kql.bind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;

/// Binds `evaluate schema_merge(PreserveOrder)` over the rows of several `getschema`: the columns
/// of all. The rows are asked for while binding, so what Kusto leaves open can be refused.
final class SchemaMergeBinder {
    private static final List<String> NAMES =
            List.of("ColumnName", "ColumnOrdinal", "DataType", "ColumnType");

    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Expr.Call call;
    private final Made made;

    /// A column of the schemas with the places that it has in them.
    private record Merged(
            String name, String dataType, String columnType, SortedSet<Long> places) {}

    SchemaMergeBinder(RelationBinder relations, Rows input, Operator.Evaluate evaluate) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.call = evaluate.call();
        this.made = new Made(call.span());
    }

    Rows bind() {
        PluginArguments arguments = new PluginArguments(relations, input, call);
        arguments.named("PreserveOrder");
        arguments.atMost(1);
        boolean ordered =
                arguments
                        .find("PreserveOrder", 0)
                        .flatMap(arguments::constant)
                        .filter(Boolean.FALSE::equals)
                        .isEmpty();
        for (String name : NAMES) {
            if (input.scope().find(name).isEmpty()) {
                throw context.fail(
                        "KQL111",
                        call.span(),
                        "'schema_merge' takes the rows of 'getschema', which have a column '"
                                + name
                                + "'");
            }
        }
        List<Merged> columns = merged();
        return values(ordered ? inPlace(columns) : arranged(columns));
    }

    private List<Merged> merged() {
        Rows asked =
                relations.applied(
                        input,
                        List.of(
                                made.project(
                                        NAMES.stream()
                                                .map(name -> made.item(name, text(name)))
                                                .toList())));
        Map<String, Merged> merged = new LinkedHashMap<>();
        for (List<Object> row : context.answer(asked.relation(), made.span())) {
            String name = row.get(0).toString();
            Merged known =
                    merged.computeIfAbsent(
                            name,
                            _ ->
                                    new Merged(
                                            name,
                                            row.get(2).toString(),
                                            row.get(3).toString(),
                                            new TreeSet<>()));
            if (!known.columnType().equals(row.get(3).toString())) {
                throw context.fail(
                        "KQL111",
                        call.span(),
                        "the column '" + name + "' has different types in the schemas",
                        "'schema_merge' merges columns of one type");
            }
            known.places().add(Long.parseLong(row.get(1).toString()));
        }
        return merged.values().stream()
                .sorted(Comparator.comparing(column -> column.places().last()))
                .toList();
    }

    private Expr text(String name) {
        return made.call("tostring", made.name(name));
    }

    /// Each column at its place; one that has several places is told as an error, in Kusto's words.
    private static List<List<Object>> inPlace(List<Merged> columns) {
        List<List<Object>> rows = new ArrayList<>();
        for (Merged column : columns) {
            rows.add(
                    column.places().size() == 1
                            ? row(column, column.places().first())
                            : List.of(
                                    column.name(),
                                    -1L,
                                    "ERROR(unknown CSL type:ERROR(columns are out of order))",
                                    "ERROR(columns are out of order)"));
        }
        return rows;
    }

    /// New places, where those that the columns have leave one order only.
    private List<List<Object>> arranged(List<Merged> columns) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).places().last() != i) {
                throw context.fail(
                        "KQL110",
                        call.span(),
                        "'schema_merge' without order: the places of the columns leave several"
                                + " orders, and Kusto does not tell which it takes",
                        "merge with PreserveOrder = true");
            }
            rows.add(row(columns.get(i), i));
        }
        return rows;
    }

    private static List<Object> row(Merged column, long place) {
        return List.of(column.name(), place, column.dataType(), column.columnType());
    }

    private static Rows values(List<List<Object>> rows) {
        List<Symbol> columns =
                List.of(
                        new Symbol(NAMES.get(0), KqlType.STRING, false),
                        new Symbol(NAMES.get(1), KqlType.LONG, false),
                        new Symbol(NAMES.get(2), KqlType.STRING, false),
                        new Symbol(NAMES.get(3), KqlType.STRING, false));
        List<List<Bound>> cells = new ArrayList<>();
        for (List<Object> row : rows) {
            List<Bound> bound = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                bound.add(new Bound.Constant(columns.get(i).type(), Optional.of(row.get(i))));
            }
            cells.add(bound);
        }
        return Rows.of(new Relation.Values(columns, cells));
    }
}
