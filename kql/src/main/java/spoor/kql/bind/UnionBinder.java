package spoor.kql.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import spoor.kql.bind.Relation.Assignment;
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

    private final RelationBinder relations;
    private final Context context;
    private List<Operator.Where> filters = List.of();

    UnionBinder(RelationBinder relations) {
        this.relations = relations;
        this.context = relations.context();
    }

    /// For rows that pass these filters next: a place elsewhere is asked only for those.
    UnionBinder filtered(List<Operator.Where> next) {
        filters = next;
        return this;
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
        new RemoteBinder(relations).filter(legs, filters, union.withSource());
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
            case Expr.Member member -> new DatabaseNames(relations).isMissing(member);
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
        Map<String, Alike> byName = new LinkedHashMap<>();
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            Given ofLeg = new Given(legs.get(i));
            for (Symbol column : legs.get(i).rows().columns()) {
                Alike alike = byName.computeIfAbsent(column.name(), Alike::new);
                Shown shown = alike.of(column.type()).orElseGet(() -> alike.add(column.type()));
                ofLeg.add(column, shown, i);
            }
            given.add(ofLeg);
        }
        return rows(given, symbols(byName.values()), union);
    }

    /// The columns of one name stand side by side.
    private static List<Symbol> symbols(Collection<Alike> all) {
        Set<String> plain = new HashSet<>();
        for (Alike alike : all) {
            if (alike.shown.size() == 1) {
                plain.add(alike.name);
            }
        }
        List<Symbol> columns = new ArrayList<>();
        for (Alike alike : all) {
            for (Shown shown : alike.shown) {
                String known = alike.name;
                if (alike.shown.size() > 1) {
                    known = Naming.unique(known + "_" + shown.type.kqlName(), plain);
                    plain.add(known);
                }
                shown.place = columns.size();
                columns.add(new Symbol(known, shown.type, true));
            }
        }
        return columns;
    }

    private Rows inner(List<Named> legs, Operator.Union union) {
        Map<String, Alike> byName = new LinkedHashMap<>();
        for (Symbol column : legs.getFirst().rows().columns()) {
            boolean everywhere =
                    legs.stream()
                            .allMatch(leg ->
                                    leg.rows().columns().stream()
                                            .anyMatch(other ->
                                                    other.name().equals(column.name())
                                                            && other.type() == column.type()));
            if (everywhere) {
                Alike alike = byName.computeIfAbsent(column.name(), Alike::new);
                if (alike.of(column.type()).isEmpty()) {
                    alike.add(column.type());
                }
            }
        }
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            int leg = i;
            Given ofLeg = new Given(legs.get(i));
            for (Symbol column : legs.get(i).rows().columns()) {
                Optional.ofNullable(byName.get(column.name()))
                        .flatMap(alike -> alike.of(column.type()))
                        .ifPresent(shown -> ofLeg.add(column, shown, leg));
            }
            given.add(ofLeg);
        }
        return rows(given, plain(byName.values()), union);
    }

    private static List<Symbol> plain(Collection<Alike> all) {
        List<Symbol> columns = new ArrayList<>();
        for (Alike alike : all) {
            for (Shown shown : alike.shown) {
                shown.place = columns.size();
                columns.add(new Symbol(alike.name, shown.type, true));
            }
        }
        return columns;
    }

    private Rows rows(List<Given> legs, List<Symbol> columns, Operator.Union union) {
        Optional<Symbol> source =
                union.withSource().map(name -> new Symbol(name, KqlType.STRING, false));
        List<Leg> bound = new ArrayList<>();
        for (Given leg : legs) {
            List<Assignment> values = new ArrayList<>(leg.columns.size() + 1);
            source.ifPresent(
                    symbol -> values.add(new Assignment(symbol, text(leg.named.source()))));
            for (int i = 0; i < leg.columns.size(); i++) {
                values.add(
                        new Assignment(
                                columns.get(leg.shown.get(i).place),
                                new Bound.Ref(leg.columns.get(i))));
            }
            bound.add(new Leg(leg.named.rows().relation(), values));
        }
        source.ifPresent(columns::addFirst);
        return Rows.of(new Relation.Union(bound, columns));
    }

    /// The columns of one name: one for each type.
    private static final class Alike {
        private final String name;
        private final List<Shown> shown = new ArrayList<>(1);

        Alike(String name) {
            this.name = name;
        }

        Optional<Shown> of(KqlType type) {
            for (Shown one : shown) {
                if (one.type == type) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }

        Shown add(KqlType type) {
            Shown one = new Shown(type);
            shown.add(one);
            return one;
        }
    }

    /// A column of the union.
    private static final class Shown {
        private final KqlType type;
        private int place;
        private int lastLeg = -1;

        Shown(KqlType type) {
            this.type = type;
        }
    }

    /// What a leg gives: its columns, and beside each the union's.
    private static final class Given {
        private final Named named;
        private final List<Symbol> columns;
        private final List<Shown> shown;

        Given(Named named) {
            this.named = named;
            this.columns = new ArrayList<>(named.rows().columns().size());
            this.shown = new ArrayList<>(named.rows().columns().size());
        }

        /// Of several columns of one name and type the first counts.
        void add(Symbol column, Shown as, int leg) {
            if (as.lastLeg != leg) {
                as.lastLeg = leg;
                columns.add(column);
                shown.add(as);
            }
        }
    }

    private static Bound text(String value) {
        return new Bound.Constant(KqlType.STRING, Optional.of(value));
    }
}
