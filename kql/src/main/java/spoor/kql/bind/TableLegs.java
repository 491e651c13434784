package spoor.kql.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;
import spoor.model.Span;

/// The tables that `search` or `find` looks into, and how one predicate is bound in each: a column
/// that a table lacks is null (or '') there.
final class TableLegs {
    record Leg(String source, Rows rows) {
        boolean has(String name) {
            return rows.columns().stream().anyMatch(column -> column.name().equals(name));
        }
    }

    private final RelationBinder relations;
    private final Context context;
    private final List<Leg> legs;

    private TableLegs(RelationBinder relations, List<Leg> legs) {
        this.relations = relations;
        this.context = relations.context();
        this.legs = List.copyOf(legs);
    }

    static TableLegs of(RelationBinder relations, Leg leg) {
        return new TableLegs(relations, List.of(leg));
    }

    /// @param names of tables, perhaps with `*`; none: all tables
    static TableLegs named(RelationBinder relations, List<Expr> names, Span span) {
        Set<String> distinct = new LinkedHashSet<>();
        if (names.isEmpty()) {
            distinct.addAll(UnionBinder.matching(relations, Pattern.compile(".*")));
        }
        for (Expr table : names) {
            if (!(table instanceof Expr.Name name)) {
                throw relations
                        .context()
                        .fail(
                                "KQL112",
                                table.span(),
                                "only names of tables have a meaning after 'in'",
                                "give the table a name with 'let'");
            }
            if (name.name().contains("*")) {
                distinct.addAll(UnionBinder.matching(relations, ColumnPicker.pattern(name.name())));
            } else {
                distinct.add(name.name());
            }
        }
        if (distinct.isEmpty()) {
            throw relations.context().fail("KQL102", span, "none of these tables exists");
        }
        List<Leg> legs = new ArrayList<>();
        for (String name : distinct) {
            Expr.Name table = new Expr.Name(name, span);
            legs.add(new Leg(name, relations.rows(table, relations.environment())));
        }
        return new TableLegs(relations, legs);
    }

    List<Leg> legs() {
        return legs;
    }

    /// The types of each name, in the order in which they come.
    Map<String, List<KqlType>> types() {
        Map<String, List<KqlType>> types = new LinkedHashMap<>();
        for (Leg leg : legs) {
            for (Symbol column : leg.rows().columns()) {
                List<KqlType> known =
                        types.computeIfAbsent(column.name(), name -> new ArrayList<>(1));
                if (!known.contains(column.type())) {
                    known.add(column.type());
                }
            }
        }
        return types;
    }

    /// Without the tables that have no column of a predicate which names some and nothing else.
    TableLegs thatHaveSome(NamesIn names) {
        Map<String, List<KqlType>> types = types();
        List<String> known = names.names().stream().filter(types::containsKey).toList();
        if (names.anyColumn() || known.isEmpty()) {
            return this;
        }
        return new TableLegs(
                relations, legs.stream().filter(leg -> known.stream().anyMatch(leg::has)).toList());
    }

    /// The rows of each table that fulfil the predicate.
    ///
    /// @param shared the columns, by name, as the predicate knows them
    TableLegs where(
            Expr predicate, NamesIn names, boolean caseSensitive, Map<String, Column> shared) {
        List<Leg> filtered = new ArrayList<>();
        for (Leg leg : legs) {
            filtered.add(
                    new Leg(
                            leg.source(),
                            where(leg.rows(), predicate, names, caseSensitive, shared)));
        }
        return new TableLegs(relations, filtered);
    }

    /// How the predicate knows a column: as the column `source` of a table, when that has one of
    /// these types, converted to `type`.
    record Column(String source, List<KqlType> types, KqlType type) {}

    private Rows where(
            Rows rows,
            Expr predicate,
            NamesIn names,
            boolean caseSensitive,
            Map<String, Column> shared) {
        List<Assignment> assignments = new ArrayList<>();
        List<Symbol> extra = new ArrayList<>();
        for (String name : names.names()) {
            Column column = shared.get(name);
            if (column != null) {
                Bound value = value(rows, column, predicate.span());
                if (!(value instanceof Bound.Ref ref) || !ref.symbol().name().equals(name)) {
                    Symbol symbol = new Symbol(name, column.type(), true);
                    assignments.add(new Assignment(symbol, value));
                    extra.add(symbol);
                }
            }
        }
        Relation relation = rows.relation();
        if (!assignments.isEmpty()) {
            relation = new Relation.Compute(relation, assignments, rows.columns());
        }
        List<String> replaced = Naming.names(extra);
        List<Symbol> columns =
                rows.columns().stream()
                        .filter(column -> !replaced.contains(column.name()))
                        .toList();
        extra.addAll(rows.hidden());
        ExpressionBinder binder =
                new ExpressionBinder(
                        context,
                        relations.environment(),
                        new Scope(columns, extra, rows.broken()),
                        relations,
                        ExpressionBinder.Extractor.none());
        Bound condition = new TermBinder(binder, caseSensitive).bind(predicate);
        return rows.with(new Relation.Filter(relation, condition));
    }

    /// A column of a table as it is known to all.
    Bound value(Rows rows, Column column, Span span) {
        Optional<Symbol> own =
                rows.columns().stream()
                        .filter(symbol ->
                                symbol.name().equals(column.source())
                                        && column.types().contains(symbol.type()))
                        .findFirst();
        return own.<Bound>map(
                        symbol -> new Calls(context).to(column.type(), new Bound.Ref(symbol), span))
                .orElseGet(() -> nothing(column.type()));
    }

    static Bound nothing(KqlType type) {
        return new Bound.Constant(
                type, type == KqlType.STRING ? Optional.of("") : Optional.empty());
    }
}
