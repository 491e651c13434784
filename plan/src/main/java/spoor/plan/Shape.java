package spoor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.bind.AggregateCall;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Symbol;
import spoor.kql.bind.WindowCall;
import spoor.kql.functions.Functions;

/// What a relation computes, whatever its columns are called: relations of equal shapes give equal
/// rows, the k-th symbol of one standing for the k-th of the other.
///
/// @param parts every part of the relation in one fixed order, symbols by number
/// @param symbols in the order in which the parts first name them
/// @param steady whether it gives the same rows each time it runs: it draws no random numbers
record Shape(List<Object> parts, List<Symbol> symbols, boolean steady) {
    static Shape of(Relation relation) {
        Reader reader = new Reader();
        reader.read(relation);
        return new Shape(reader.parts, reader.symbols, reader.steady);
    }

    private static final class Reader {
        private final List<Object> parts = new ArrayList<>();
        private final List<Symbol> symbols = new ArrayList<>();
        private final Map<Symbol, Integer> numbers = new HashMap<>();
        private boolean steady = true;
        private final IdentityHashMap<AggregateCall.Ranking, Integer> rankings =
                new IdentityHashMap<>();

        /// Takes each relation apart by all its components, so that a new one cannot be forgotten.
        void read(Relation relation) {
            parts.add(relation.getClass());
            switch (relation) {
                case Relation.Scan(var table, var columns, var sources, var hidden) -> {
                    parts.add(table);
                    parts.add(sources);
                    symbols(columns);
                    symbols(hidden);
                }
                case Relation.Values(var columns, var rows) -> {
                    symbols(columns);
                    parts.add(rows.size());
                    rows.forEach(row -> row.forEach(this::read));
                }
                case Relation.Series(var column, var from, var to, var step) -> {
                    symbol(column);
                    read(from);
                    read(to);
                    read(step);
                }
                case Relation.Filter(var input, var predicate) -> {
                    read(input);
                    read(predicate);
                }
                case Relation.Compute(var input, var assignments, var columns) -> {
                    read(input);
                    assignments(assignments);
                    symbols(columns);
                }
                case Relation.Aggregate(var input, var keys, var aggregates) -> {
                    read(input);
                    assignments(keys);
                    parts.add(aggregates.size());
                    aggregates.forEach(this::read);
                }
                case Relation.Join(var kind, var left, var right, var keys, var columns) -> {
                    parts.add(kind);
                    read(left);
                    read(right);
                    parts.add(keys.size());
                    for (Relation.KeyPair key : keys) {
                        symbol(key.left());
                        symbol(key.right());
                    }
                    symbols(columns);
                }
                case Relation.Union(var legs, var columns) -> {
                    parts.add(legs.size());
                    for (Relation.Leg leg : legs) {
                        read(leg.input());
                        assignments(leg.values());
                    }
                    symbols(columns);
                }
                case Relation.Sort(var input, var keys) -> {
                    read(input);
                    parts.add(keys.size());
                    for (Relation.Key key : keys) {
                        symbol(key.symbol());
                        parts.add(key.ascending());
                        parts.add(key.nullsFirst());
                    }
                }
                case Relation.Limit(var input, var rows) -> {
                    read(input);
                    parts.add(rows);
                }
                case Relation.Distinct(var input) -> {
                    read(input);
                    symbols(input.columns());
                }
                case Relation.Window(var input, var calls, var partition) -> {
                    read(input);
                    parts.add(calls.size());
                    calls.forEach(this::read);
                    symbols(partition);
                }
                case Relation.Expand(
                                var input,
                                var items,
                                var asArrays,
                                var index,
                                var limit,
                                var columns) -> {
                    read(input);
                    parts.add(items.size());
                    for (Relation.ExpandItem item : items) {
                        symbol(item.array());
                        symbol(item.element());
                    }
                    parts.add(asArrays);
                    symbols(index.stream().toList());
                    parts.add(limit);
                    symbols(columns);
                }
                case Relation.Sessions(
                                var input,
                                var time,
                                var maxFromFirst,
                                var maxBetween,
                                var restart,
                                var symbol) -> {
                    read(input);
                    symbol(time);
                    parts.add(maxFromFirst);
                    parts.add(maxBetween);
                    symbols(restart.stream().toList());
                    symbol(symbol);
                }
                case Relation.Shared(var once, var columns) -> {
                    parts.add(once);
                    symbols(columns);
                }
                case Relation.Mine(var input, var call, var columns) -> {
                    read(input);
                    symbols(input.columns());
                    parts.add(call.name());
                    parts.add(call.input());
                    call.arguments().forEach(this::read);
                    symbols(columns);
                }
            }
        }

        private void read(Relation.AggregateAssignment assignment) {
            switch (assignment.call()) {
                case AggregateCall(var kind, var operand, var filter, var number, var ranking) -> {
                    parts.add(kind);
                    read(operand);
                    read(filter);
                    parts.add(number);
                    parts.add(ranking.isPresent());
                    ranking.ifPresent(this::read);
                }
            }
            symbol(assignment.symbol());
        }

        private void read(AggregateCall.Ranking ranking) {
            Integer known = rankings.putIfAbsent(ranking, rankings.size());
            parts.add(known == null ? rankings.size() - 1 : known);
            parts.add(ranking.greatest());
            parts.add(ranking.by().size());
            ranking.by().forEach(this::read);
        }

        private void read(WindowCall call) {
            switch (call) {
                case WindowCall(
                                var kind,
                                var symbol,
                                var operand,
                                var offset,
                                var fallback,
                                var restart) -> {
                    parts.add(kind);
                    read(operand);
                    parts.add(offset);
                    read(fallback);
                    read(restart);
                    symbol(symbol);
                }
            }
        }

        /// Places in the text are no part of what is computed.
        private void read(Relation.PluginArgument argument) {
            switch (argument) {
                case Relation.PluginArgument.OfColumn column -> {
                    parts.add(column.name());
                    parts.add(column.column());
                }
                case Relation.PluginArgument.OfColumns columns -> {
                    parts.add(columns.name());
                    parts.add(columns.columns());
                }
                case Relation.PluginArgument.OfSteps steps -> parts.add(steps.logic());
                case Relation.PluginArgument.OfConstant constant -> {
                    parts.add(constant.name());
                    parts.add(constant.constant());
                }
            }
        }

        private void read(Optional<Bound> bound) {
            parts.add(bound.isPresent());
            bound.ifPresent(this::read);
        }

        private void read(Bound bound) {
            switch (bound) {
                case Bound.Constant constant -> parts.add(constant);
                case Bound.Ref ref -> symbol(ref.symbol());
                case Bound.Apply apply -> {
                    steady &= !Functions.isVolatile(apply.signature());
                    parts.add(apply.signature());
                    parts.add(apply.type());
                    parts.add(apply.arguments().size());
                    apply.arguments().forEach(this::read);
                }
                case Bound.Widen widen -> {
                    parts.add(widen.type());
                    read(widen.operand());
                }
                case Bound.ScalarQuery query -> {
                    parts.add(query.type());
                    read(query.relation());
                }
                case Bound.InQuery query -> {
                    read(query.operand());
                    parts.add(query.negated());
                    parts.add(query.caseSensitive());
                    read(query.relation());
                }
            }
        }

        private void assignments(List<Relation.Assignment> assignments) {
            parts.add(assignments.size());
            for (Relation.Assignment assignment : assignments) {
                read(assignment.expression());
                symbol(assignment.symbol());
            }
        }

        private void symbols(List<Symbol> all) {
            parts.add(all.size());
            all.forEach(this::symbol);
        }

        private void symbol(Symbol symbol) {
            Integer known = numbers.get(symbol);
            if (known == null) {
                parts.add(numbers.size());
                parts.add(symbol.type());
                numbers.put(symbol, numbers.size());
                symbols.add(symbol);
            } else {
                parts.add(known);
            }
        }
    }
}
