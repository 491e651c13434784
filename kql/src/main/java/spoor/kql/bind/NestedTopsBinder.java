package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.bind.Relation.JoinKind;
import spoor.kql.bind.Relation.KeyPair;
import spoor.kql.bind.Relation.Leg;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.model.KqlType;

/// Binds `top-nested`.
///
/// Each level groups the rows by its key and those before, keeps the groups whose parents were
/// kept, and of each parent the first ones. `with others` adds, below each parent, a row for the
/// rows of the groups that were not kept; the levels below it divide them no further.
final class NestedTopsBinder {
    private static final String KEY = "$key";
    private static final String VALUE = "$value";
    private static final String ROWS = "$rows";

    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Calls calls;

    NestedTopsBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.calls = new Calls(context);
    }

    /// @param counts how many values of each level stay
    Rows bind(Operator.TopNested top, List<Optional<Long>> counts) {
        List<String> names = new ArrayList<>();
        SharedRows rows = keyed(top, names);
        List<SharedRows> kept = new ArrayList<>();
        for (int level = 0; level < top.levels().size(); level++) {
            kept.add(SharedRows.of(kept(rows, kept, top, level, counts.get(level)), false, 1));
        }
        return shown(top, names, all(rows, kept, top, counts));
    }

    /// The rows beside the key of each level.
    private SharedRows keyed(Operator.TopNested top, List<String> names) {
        List<Assignment> computed = new ArrayList<>();
        Staged staged = new Staged(relations, input);
        for (Operator.NestedLevel level : top.levels()) {
            Bound value = staged.withoutWindows(level.key().expression());
            OperatorBinder.groupable(context, value.type(), level.key().span(), "top-nested");
            computed.add(
                    new Assignment(
                            new Symbol(KEY + computed.size(), value.type(), value.nullable()),
                            value));
            String name = Naming.of(level.key()).orElseGet(() -> context.unnamedColumn(names));
            names.add(Naming.unique(name, names));
        }
        List<Symbol> visible =
                Stream.concat(input.columns().stream(), computed.stream().map(Assignment::symbol))
                        .toList();
        Rows keyed =
                new Rows(
                        new Relation.Compute(staged.relation(), computed, visible),
                        input.hidden(),
                        input.serialized(),
                        input.broken());
        return SharedRows.of(keyed, false, 1);
    }

    /// The groups of a level that stay: its key and those before, then the values of the same
    /// levels.
    private Rows kept(
            SharedRows rows,
            List<SharedRows> before,
            Operator.TopNested top,
            int level,
            Optional<Long> count) {
        Rows grouped = grouped(rows.again(), level + 1, List.of(level), top);
        List<Symbol> keys = grouped.columns().subList(0, level + 1);
        Symbol value = value(grouped, level, top);
        List<Symbol> columns = new ArrayList<>(keys);
        Relation relation = grouped.relation();
        if (level > 0) {
            Rows parents = before.get(level - 1).again();
            relation = joined(JoinKind.INNER, parents, grouped, level);
            columns.addAll(parents.columns().subList(level, 2 * level));
        }
        columns.add(value);
        if (count.isPresent()) {
            relation = first(relation, keys, value, count.get(), top.levels().get(level), top);
        }
        return Rows.of(new Relation.Compute(relation, List.of(), columns));
    }

    /// Groups by the first keys, with the aggregates of some levels.
    private Rows grouped(Rows rows, int keys, List<Integer> levels, Operator.TopNested top) {
        Made made = new Made(top.span());
        List<Query.Item> aggregates = new ArrayList<>();
        for (int level : levels) {
            aggregates.add(made.item(VALUE + level, top.levels().get(level).value().expression()));
        }
        if (keys == 0) {
            aggregates.add(made.item(ROWS, made.call("count")));
        }
        return new SummarizeBinder(relations, rows)
                .bind(
                        new Operator.Summarize(
                                aggregates,
                                IntStream.range(0, keys)
                                        .mapToObj(key -> made.item(made.name(KEY + key)))
                                        .toList(),
                                top.span()));
    }

    private Symbol value(Rows grouped, int level, Operator.TopNested top) {
        return grouped.columns().stream()
                .filter(column -> column.name().equals(VALUE + level))
                .findFirst()
                .orElseThrow(() ->
                        context.fail(
                                "KQL111",
                                top.levels().get(level).value().span(),
                                "'top-nested' takes an aggregate of one value"));
    }

    /// Two relations that begin with the same keys, side by side.
    private static Relation joined(JoinKind kind, Rows left, Rows right, int keys) {
        List<KeyPair> pairs = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            pairs.add(new KeyPair(key(left, i), key(right, i)));
        }
        List<Symbol> columns =
                kind == JoinKind.INNER
                        ? Stream.concat(left.columns().stream(), right.columns().stream()).toList()
                        : left.columns();
        return new Relation.Join(kind, left.relation(), right.relation(), pairs, columns);
    }

    private static Symbol key(Rows rows, int level) {
        return rows.columns().stream()
                .filter(column -> column.name().equals(KEY + level))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key " + level));
    }

    /// The first groups of each parent.
    private Relation first(
            Relation relation,
            List<Symbol> keys,
            Symbol value,
            long count,
            Operator.NestedLevel level,
            Operator.TopNested top) {
        Relation sorted =
                new Relation.Sort(
                        relation,
                        List.of(new Relation.Key(value, level.ascending(), level.ascending())));
        Symbol number = new Symbol("$number", KqlType.LONG, false);
        Relation numbered =
                new Relation.Window(
                        sorted,
                        List.of(SomeRowsBinder.rowNumber(number)),
                        keys.subList(0, keys.size() - 1));
        Bound few = calls.apply("<=", List.of(new Bound.Ref(number), whole(count)), top.span());
        return new Relation.Filter(numbered, few);
    }

    /// What stays at the last level, and the others of each level: a column for each key, each
    /// value, and whether the level's row is one of others.
    private Rows all(
            SharedRows rows,
            List<SharedRows> kept,
            Operator.TopNested top,
            List<Optional<Long>> counts) {
        int levels = top.levels().size();
        Rows last = kept.getLast().again();
        List<Symbol> columns = new ArrayList<>();
        for (Symbol column : last.columns()) {
            columns.add(new Symbol(column.name(), column.type(), true));
        }
        for (int level = 0; level < levels; level++) {
            columns.add(new Symbol("$others" + level, KqlType.LONG, false));
        }
        List<Optional<Bound>> others = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            others.add(others(top.levels().get(level), last.columns().get(level).type()));
        }
        List<Assignment> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(
                    new Assignment(
                            columns.get(i),
                            i < 2 * levels ? new Bound.Ref(last.columns().get(i)) : whole(0)));
        }
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg(last.relation(), values));
        for (int level = 0; level < levels; level++) {
            List<Integer> said =
                    IntStream.range(level, levels)
                            .filter(each -> others.get(each).isPresent())
                            .boxed()
                            .toList();
            if (!said.isEmpty() && counts.get(level).isPresent()) {
                legs.add(rest(rows, kept, top, level, said, others, columns));
            }
        }
        return Rows.of(new Relation.Union(legs, columns));
    }

    /// The rows whose parents were kept at the levels before, but that were not at this one.
    private Leg rest(
            SharedRows rows,
            List<SharedRows> kept,
            Operator.TopNested top,
            int level,
            List<Integer> said,
            List<Optional<Bound>> others,
            List<Symbol> columns) {
        int levels = top.levels().size();
        Rows here = rows.again();
        if (level > 0) {
            Rows parents = kept.get(level - 1).again();
            here = here.with(joined(JoinKind.LEFT_SEMI, here, parents, level));
        }
        here = here.with(joined(JoinKind.LEFT_ANTI, here, kept.get(level).again(), level + 1));
        Rows grouped =
                grouped(
                        new Rows(here.relation(), List.of(), false, new HashSet<>()),
                        level,
                        said,
                        top);
        List<Assignment> values = new ArrayList<>();
        for (int each : said) {
            values.add(new Assignment(columns.get(each), others.get(each).orElseThrow()));
            values.add(
                    new Assignment(
                            columns.get(levels + each), new Bound.Ref(value(grouped, each, top))));
        }
        for (int each = 0; each < levels; each++) {
            values.add(new Assignment(columns.get(2 * levels + each), whole(each < level ? 0 : 1)));
        }
        Relation relation;
        if (level == 0) {
            Bound any =
                    calls.apply(
                            ">",
                            List.of(new Bound.Ref(grouped.columns().getLast()), whole(0)),
                            top.span());
            relation = new Relation.Filter(grouped.relation(), any);
        } else {
            Rows parents = kept.get(level - 1).again();
            relation = joined(JoinKind.INNER, parents, grouped, level);
            for (int each = 0; each < level; each++) {
                values.add(
                        new Assignment(
                                columns.get(each), new Bound.Ref(parents.columns().get(each))));
                values.add(
                        new Assignment(
                                columns.get(levels + each),
                                new Bound.Ref(parents.columns().get(level + each))));
            }
        }
        return new Leg(relation, values);
    }

    /// The constant that stands for the other values of a level, in their type.
    private Optional<Bound> others(Operator.NestedLevel level, KqlType type) {
        if (level.others().isEmpty()) {
            return Optional.empty();
        }
        Expr expression = level.others().get();
        Bound bound = Folding.fold(relations.constants().bind(expression));
        if (type == KqlType.INT && Folding.number(bound).isPresent()) {
            return Optional.of(calls.apply("toint", List.of(bound), expression.span()));
        }
        if (!Types.common(bound.type(), type).equals(Optional.of(type))) {
            throw context.fail(
                    "KQL111",
                    expression.span(),
                    "the others of a level of type "
                            + type.kqlName()
                            + " cannot be a "
                            + bound.type().kqlName(),
                    type == KqlType.STRING ? "write it in quotes" : "group by tostring(...)");
        }
        return Optional.of(Types.widen(bound, type));
    }

    /// The columns under their names, each level beside its value; others after what stays.
    private static Rows shown(Operator.TopNested top, List<String> names, Rows all) {
        int levels = top.levels().size();
        List<String> taken = new ArrayList<>();
        List<Assignment> renamed = new ArrayList<>();
        List<Relation.Key> order = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            Operator.NestedLevel level = top.levels().get(i);
            String name = Naming.unique(names.get(i), taken);
            taken.add(name);
            String value = Naming.unique(level.value().name().orElse("aggregated_" + name), taken);
            taken.add(value);
            renamed.add(named(name, all.columns().get(i)));
            renamed.add(named(value, all.columns().get(levels + i)));
            order.add(new Relation.Key(all.columns().get(2 * levels + i), true, true));
            order.add(
                    new Relation.Key(
                            all.columns().get(levels + i), level.ascending(), level.ascending()));
            order.add(new Relation.Key(all.columns().get(i), true, true));
        }
        Relation sorted = new Relation.Sort(all.relation(), order);
        return Rows.serialized(
                new Relation.Compute(
                        sorted, renamed, renamed.stream().map(Assignment::symbol).toList()));
    }

    private static Assignment named(String name, Symbol like) {
        return new Assignment(new Symbol(name, like.type(), like.nullable()), new Bound.Ref(like));
    }

    private static Bound.Constant whole(long value) {
        return new Bound.Constant(KqlType.LONG, Optional.of(value));
    }
}
