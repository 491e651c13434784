package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import spoor.kql.bind.Relation.Leg;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `union`: columns are matched by name and type; a name with several types gives a column
/// per type.
final class UnionBinder {
    /// A table under the name that `withsource` tells.
    record Named(String source, Rows rows) {}

    private record Key(String name, KqlType type) {}

    private final RelationBinder relations;
    private final Context context;

    UnionBinder(RelationBinder relations) {
        this.relations = relations;
        this.context = relations.context();
    }

    Rows bind(Optional<Named> piped, Operator.Union union) {
        List<Named> legs = new ArrayList<>();
        piped.ifPresent(legs::add);
        for (Expr table : union.tables()) {
            add(table, union, legs);
        }
        if (legs.isEmpty()) {
            throw context.fail("KQL102", union.span(), "none of these tables exists");
        }
        return switch (union.kind()) {
            case "outer" -> outer(legs, union);
            case "inner" -> inner(legs, union);
            default ->
                    throw context.fail(
                            "KQL128",
                            union.span(),
                            "unknown union kind '" + union.kind() + "'",
                            "it is outer or inner");
        };
    }

    /// The rows of tables that are bound already, each with its name in a first column.
    Rows combine(List<Named> legs, String withSource, Span span) {
        return outer(
                legs, new Operator.Union("outer", false, Optional.of(withSource), List.of(), span));
    }

    private void add(Expr table, Operator.Union union, List<Named> legs) {
        if (table instanceof Expr.Name name && name.name().contains("*")) {
            addMatching(name, union, legs);
            return;
        }
        if (union.fuzzy() && isMissing(table)) {
            return;
        }
        Rows rows = relations.rows(table, relations.environment());
        legs.add(new Named(source(table).orElse("union_arg" + legs.size()), rows));
    }

    private void addMatching(Expr.Name name, Operator.Union union, List<Named> legs) {
        Pattern pattern = ColumnPicker.pattern(name.name());
        Set<String> matching = matching(relations, pattern);
        if (matching.isEmpty() && !union.fuzzy()) {
            throw context.fail("KQL102", name.span(), "no table matches '" + name.name() + "'");
        }
        for (String match : matching) {
            Rows rows = relations.named(new Expr.Name(match, name.span()));
            legs.add(new Named(match, rows));
        }
    }

    /// Tables of the case, and views, whose names match.
    static Set<String> matching(RelationBinder relations, Pattern pattern) {
        Set<String> matching = new TreeSet<>(relations.context().tableNames());
        relations.environment().names().stream()
                .filter(name -> isView(relations, name))
                .forEach(matching::add);
        matching.removeIf(name -> !pattern.matcher(name).matches());
        return matching;
    }

    private static boolean isView(RelationBinder relations, String name) {
        return relations.environment().find(name).orElse(null)
                        instanceof Environment.Entry.UserFunction function
                && function.function().view()
                && function.function().parameters().isEmpty();
    }

    /// What `withsource` says of a table of the case, of a view, and of what `as` names.
    Optional<String> source(Expr table) {
        return switch (table) {
            case Expr.Name name
                    when relations.environment().find(name.name()).isEmpty()
                            || isView(relations, name.name()) ->
                    Optional.of(name.name());
            case Expr.Subquery subquery
                    when !subquery.query().operators().isEmpty()
                            && subquery.query().operators().getLast() instanceof Operator.As as ->
                    Optional.of(as.name());
            default -> Optional.empty();
        };
    }

    /// Whether a leg begins with a name that nothing has.
    private boolean isMissing(Expr table) {
        return switch (table) {
            case Expr.Name name ->
                    relations.environment().find(name.name()).isEmpty()
                            && context.table(name.name()).isEmpty();
            case Expr.Subquery subquery ->
                    subquery.query().source() instanceof Query.Source.Of of
                            && isMissing(of.expression());
            case Expr.Call call ->
                    call.name().equals("table")
                            && call.arguments().size() == 1
                            && call.arguments().getFirst().value() instanceof Expr.Literal literal
                            && literal.value().isPresent()
                            && isMissing(
                                    new Expr.Name(literal.value().get().toString(), call.span()));
            default -> false;
        };
    }

    private Rows outer(List<Named> legs, Operator.Union union) {
        Map<Key, Symbol> columns = new LinkedHashMap<>();
        Map<String, List<KqlType>> types = new LinkedHashMap<>();
        for (Named leg : legs) {
            for (Symbol column : leg.rows().columns()) {
                List<KqlType> known =
                        types.computeIfAbsent(column.name(), name -> new ArrayList<>());
                if (!known.contains(column.type())) {
                    known.add(column.type());
                }
            }
        }
        Set<String> plain = new HashSet<>();
        types.forEach((name, all) -> {
            if (all.size() == 1) {
                plain.add(name);
            }
        });
        // the columns of one name stand side by side
        types.forEach((name, all) -> {
            for (KqlType type : all) {
                String known = name;
                if (all.size() > 1) {
                    known = Naming.unique(name + "_" + type.kqlName(), plain);
                    plain.add(known);
                }
                columns.put(new Key(name, type), new Symbol(known, type, true));
            }
        });
        return rows(legs, columns, union);
    }

    private Rows inner(List<Named> legs, Operator.Union union) {
        Map<Key, Symbol> columns = new LinkedHashMap<>();
        for (Symbol column : legs.getFirst().rows().columns()) {
            boolean everywhere =
                    legs.stream()
                            .allMatch(leg ->
                                    leg.rows().columns().stream()
                                            .anyMatch(other ->
                                                    other.name().equals(column.name())
                                                            && other.type() == column.type()));
            if (everywhere) {
                columns.put(
                        new Key(column.name(), column.type()),
                        new Symbol(column.name(), column.type(), true));
            }
        }
        return rows(legs, columns, union);
    }

    private Rows rows(List<Named> legs, Map<Key, Symbol> columns, Operator.Union union) {
        List<Symbol> all = new ArrayList<>();
        Optional<Symbol> source =
                union.withSource().map(name -> new Symbol(name, KqlType.STRING, false));
        source.ifPresent(all::add);
        all.addAll(columns.values());
        List<Leg> bound = new ArrayList<>();
        for (Named leg : legs) {
            Map<Symbol, Bound> values = new LinkedHashMap<>();
            source.ifPresent(symbol -> values.put(symbol, text(leg.source())));
            // of several columns of one name and type the first
            for (Symbol column : leg.rows().columns()) {
                Symbol shown = columns.get(new Key(column.name(), column.type()));
                if (shown != null) {
                    values.putIfAbsent(shown, new Bound.Ref(column));
                }
            }
            bound.add(new Leg(leg.rows().relation(), values));
        }
        return Rows.of(new Relation.Union(bound, all));
    }

    private static Bound text(String value) {
        return new Bound.Constant(KqlType.STRING, Optional.of(value));
    }
}
