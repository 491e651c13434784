package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Span;

/// Bound rows: what a pipeline means, in few kinds of steps.
public sealed interface Relation {
    /// The columns that can be seen, in order.
    List<Symbol> columns();

    /// A table.
    ///
    /// @param sources the stored names of `columns`
    /// @param hidden columns that are not shown but can be asked for, and that order the rows;
    ///   none: rows are in the order they were stored
    record Scan(String table, List<Symbol> columns, List<String> sources, List<Symbol> hidden)
            implements Relation {
        public Scan {
            columns = List.copyOf(columns);
            sources = List.copyOf(sources);
            hidden = List.copyOf(hidden);
        }

        /// Columns stored under their own names.
        public static Scan of(String table, List<Symbol> columns, List<Symbol> hidden) {
            return new Scan(table, columns, columns.stream().map(Symbol::name).toList(), hidden);
        }
    }

    /// Rows of constants (`datatable`); one row without columns for `print`.
    record Values(List<Symbol> columns, List<List<Bound>> rows) implements Relation {
        public Values {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// `range x from a to b step s`.
    record Series(Symbol column, Bound from, Bound to, Bound step) implements Relation {
        @Override
        public List<Symbol> columns() {
            return List.of(column);
        }
    }

    record Filter(Relation input, Bound predicate) implements Relation {
        @Override
        public List<Symbol> columns() {
            return input.columns();
        }
    }

    /// New columns beside those of the input; `columns` are the ones that can be seen after it.
    record Compute(Relation input, List<Assignment> assignments, List<Symbol> columns)
            implements Relation {
        public Compute {
            assignments = List.copyOf(assignments);
            columns = List.copyOf(columns);
        }
    }

    record Assignment(Symbol symbol, Bound expression) {}

    /// Groups. Keys and arguments are references to columns of the input, or constants.
    record Aggregate(Relation input, List<Assignment> keys, List<AggregateAssignment> aggregates)
            implements Relation {
        public Aggregate {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }

        @Override
        public List<Symbol> columns() {
            return java.util.stream.Stream.concat(
                            keys.stream().map(Assignment::symbol),
                            aggregates.stream().map(AggregateAssignment::symbol))
                    .toList();
        }
    }

    record AggregateAssignment(Symbol symbol, AggregateCall call) {}

    /// @param columns what can be seen: for semi and anti joins one side, else left then right
    record Join(
            JoinKind kind, Relation left, Relation right, List<KeyPair> keys, List<Symbol> columns)
            implements Relation {
        public Join {
            keys = List.copyOf(keys);
            columns = List.copyOf(columns);
        }
    }

    enum JoinKind {
        INNER_UNIQUE,
        INNER,
        LEFT_OUTER,
        RIGHT_OUTER,
        FULL_OUTER,
        LEFT_SEMI,
        LEFT_ANTI,
        RIGHT_SEMI,
        RIGHT_ANTI
    }

    /// Keys are columns of either side, of one type.
    record KeyPair(Symbol left, Symbol right) {}

    record Union(List<Leg> legs, List<Symbol> columns) implements Relation {
        public Union {
            legs = List.copyOf(legs);
            columns = List.copyOf(columns);
        }
    }

    /// What one input gives to a union.
    ///
    /// @param values of columns of the union, each at most once, expressions over the input's; a
    ///   union of many tables has many columns, of which each table has few, so what a leg lacks is
    ///   left out
    record Leg(Relation input, List<Assignment> values) {
        public Leg {
            values = List.copyOf(values);
        }

        /// The values of columns: null, or '', where the leg has none.
        public List<Bound> values(List<Symbol> columns) {
            Map<Symbol, Bound> given = new HashMap<>();
            values.forEach(value -> given.put(value.symbol(), value.expression()));
            List<Bound> all = new ArrayList<>();
            for (Symbol column : columns) {
                Bound value = given.get(column);
                all.add(value == null ? absent(column.type()) : value);
            }
            return all;
        }

        private static Bound absent(KqlType type) {
            return new Bound.Constant(
                    type, type == KqlType.STRING ? Optional.of("") : Optional.empty());
        }
    }

    /// Keys are columns of the input.
    record Sort(Relation input, List<Key> keys) implements Relation {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Symbol> columns() {
            return input.columns();
        }
    }

    record Key(Symbol symbol, boolean ascending, boolean nullsFirst) {}

    record Limit(Relation input, long rows) implements Relation {
        @Override
        public List<Symbol> columns() {
            return input.columns();
        }
    }

    record Distinct(Relation input) implements Relation {
        @Override
        public List<Symbol> columns() {
            return input.columns();
        }
    }

    /// Functions of neighbouring rows, in the input's order; beside the input's columns.
    ///
    /// @param partition columns of the input: rows that differ in them are not neighbours
    record Window(Relation input, List<WindowCall> calls, List<Symbol> partition)
            implements Relation {
        public Window {
            calls = List.copyOf(calls);
            partition = List.copyOf(partition);
        }

        public Window(Relation input, List<WindowCall> calls) {
            this(input, calls, List.of());
        }

        @Override
        public List<Symbol> columns() {
            return input.columns();
        }
    }

    /// `mv-expand`: for each row a row per element; several arrays side by side.
    ///
    /// @param items arrays (dynamic columns of the input) and the dynamic columns of their elements
    /// @param index the column of the element's number, from 0
    /// @param limit most rows per row; 0: no limit
    record Expand(
            Relation input,
            List<ExpandItem> items,
            boolean asArrays,
            Optional<Symbol> index,
            long limit,
            List<Symbol> columns)
            implements Relation {
        public Expand {
            items = List.copyOf(items);
            columns = List.copyOf(columns);
        }
    }

    record ExpandItem(Symbol array, Symbol element) {}

    /// `row_window_session`: in the input's order, the time at which each row's session began;
    /// beside the input's columns. A row opens a session when there is none, when its time is at
    /// least `maxFromFirst` after the session's first or `maxBetween` after the row before, or when
    /// `restart` is true. Ticks.
    record Sessions(
            Relation input,
            Symbol time,
            long maxFromFirst,
            long maxBetween,
            Optional<Symbol> restart,
            Symbol symbol)
            implements Relation {
        @Override
        public List<Symbol> columns() {
            return input.columns();
        }
    }

    /// A step that SQL cannot take: the input's rows, in order, pass through a miner.
    record Mine(Relation input, PluginCall call, List<Symbol> columns) implements Relation {
        public Mine {
            columns = List.copyOf(columns);
        }
    }

    /// Rows that a text names, perhaps at several places (`let`, `as`, a tabular parameter): each
    /// place has columns of its own.
    ///
    /// @param columns one for each of `once.columns()`, in order
    record Shared(Once once, List<Symbol> columns) implements Relation {
        public Shared {
            columns = List.copyOf(columns);
        }
    }

    /// What several [Shared] stand for; its identity tells which do.
    final class Once {
        private final Relation relation;
        private final List<Symbol> columns;
        private final boolean kept;

        /// @param columns those of `relation` that can be named, hidden ones included
        /// @param kept whether it must be computed only once (`materialize`)
        public Once(Relation relation, List<Symbol> columns, boolean kept) {
            this.relation = relation;
            this.columns = List.copyOf(columns);
            this.kept = kept;
        }

        public Relation relation() {
            return relation;
        }

        public List<Symbol> columns() {
            return columns;
        }

        public boolean kept() {
            return kept;
        }
    }

    /// A call of a miner.
    record PluginCall(String name, List<Column> input, List<PluginArgument> arguments, Span span) {
        public PluginCall {
            input = List.copyOf(input);
            arguments = List.copyOf(arguments);
        }
    }

    /// One argument of a miner: columns of the input, or a constant.
    sealed interface PluginArgument {
        record OfColumn(Optional<String> name, Column column, Span span)
                implements PluginArgument {}

        record OfColumns(Optional<String> name, List<Column> columns, Span span)
                implements PluginArgument {
            public OfColumns {
                columns = List.copyOf(columns);
            }
        }

        /// What `scan` does with its rows.
        record OfSteps(ScanLogic logic) implements PluginArgument {}

        record OfConstant(Optional<String> name, Bound.Constant constant, Span span)
                implements PluginArgument {}
    }
}
