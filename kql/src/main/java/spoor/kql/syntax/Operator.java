package spoor.kql.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.syntax.Query.Item;
import spoor.model.Span;

/// One step of a pipeline, as written.
public sealed interface Operator {
    Span span();

    record Where(Expr predicate, Span span) implements Operator {}

    record Extend(List<Item> items, Span span) implements Operator {
        public Extend {
            items = List.copyOf(items);
        }
    }

    record Project(List<Item> items, Span span) implements Operator {
        public Project {
            items = List.copyOf(items);
        }
    }

    /// `project-away`, `project-keep`: names, perhaps with `*` in them.
    record ProjectPick(boolean keep, List<NamePattern> names, Span span) implements Operator {
        public ProjectPick {
            names = List.copyOf(names);
        }
    }

    record ProjectRename(List<Item> items, Span span) implements Operator {
        public ProjectRename {
            items = List.copyOf(items);
        }
    }

    /// @param order per name: empty, `asc`, `desc`, `granny-asc` or `granny-desc`
    record ProjectReorder(List<NamePattern> names, List<String> order, Span span)
            implements Operator {
        public ProjectReorder {
            names = List.copyOf(names);
            order = List.copyOf(order);
        }
    }

    record NamePattern(String pattern, boolean wildcard, Span span) {}

    record Distinct(List<Expr> columns, Span span) implements Operator {
        public Distinct {
            columns = List.copyOf(columns);
        }
    }

    record Summarize(List<Item> aggregates, List<Item> keys, Span span) implements Operator {
        public Summarize {
            aggregates = List.copyOf(aggregates);
            keys = List.copyOf(keys);
        }
    }

    record Sort(List<SortKey> keys, Span span) implements Operator {
        public Sort {
            keys = List.copyOf(keys);
        }
    }

    /// @param nullsFirst empty: first when ascending, last when descending
    record SortKey(Item item, boolean ascending, Optional<Boolean> nullsFirst) {}

    record Top(Expr count, SortKey key, Span span) implements Operator {}

    record Take(Expr count, Span span) implements Operator {}

    record Count(Optional<String> name, Span span) implements Operator {}

    record Join(String kind, Query right, List<Expr> on, Span kindSpan, Span span)
            implements Operator {
        public Join {
            on = List.copyOf(on);
        }
    }

    record Lookup(String kind, Query right, List<Expr> on, Span span) implements Operator {
        public Lookup {
            on = List.copyOf(on);
        }
    }

    /// @param withSource the name of the source column, when asked for
    record Union(
            String kind, boolean fuzzy, Optional<String> withSource, List<Expr> tables, Span span)
            implements Operator {
        public Union {
            tables = List.copyOf(tables);
        }
    }

    record MvExpand(
            boolean asArrays,
            Optional<String> indexColumn,
            List<ExpandItem> items,
            Optional<Expr> limit,
            boolean legacy,
            Span span)
            implements Operator {
        public MvExpand {
            items = List.copyOf(items);
        }
    }

    /// @param indexColumn the column of the element's number, when asked for
    record MvApply(
            Optional<String> indexColumn,
            List<ExpandItem> items,
            Optional<Expr> limit,
            List<Operator> subquery,
            Span span)
            implements Operator {
        public MvApply {
            items = List.copyOf(items);
            subquery = List.copyOf(subquery);
        }
    }

    /// @param nonEmpty whether no rows give a row all the same
    record MakeSeries(
            List<SeriesItem> items, SeriesAxis axis, List<Item> keys, boolean nonEmpty, Span span)
            implements Operator {
        public MakeSeries {
            items = List.copyOf(items);
            keys = List.copyOf(keys);
        }
    }

    /// @param absent the value of a step without rows
    record SeriesItem(Item item, Optional<Expr> absent) {}

    /// @param inRange whether written `in range(from, to, step)`: `to` belongs to it, and steps
    ///   begin where `bin` has them
    record SeriesAxis(
            Item item, Optional<Expr> from, Optional<Expr> to, Expr step, boolean inRange) {}

    record Sample(Expr count, Span span) implements Operator {}

    record SampleDistinct(Expr count, Expr column, Span span) implements Operator {}

    /// @param weight summed; counted without one
    record TopHitters(Expr count, Expr value, Optional<Expr> weight, Span span)
            implements Operator {}

    record TopNested(List<NestedLevel> levels, Span span) implements Operator {
        public TopNested {
            levels = List.copyOf(levels);
        }
    }

    /// @param count how many values stay; empty: all
    /// @param others what stands for the values that do not stay; empty: nothing does
    record NestedLevel(
            Optional<Expr> count, Item key, Optional<Expr> others, Item value, boolean ascending) {}

    record ProjectByNames(List<Expr> names, Span span) implements Operator {
        public ProjectByNames {
            names = List.copyOf(names);
        }
    }

    record Partition(Expr column, List<Operator> subquery, Span span) implements Operator {
        public Partition {
            subquery = List.copyOf(subquery);
        }
    }

    /// `fork name = (...) (...)`: a table of each branch.
    record Fork(List<Branch> branches, Span span) implements Operator {
        public Fork {
            branches = List.copyOf(branches);
        }
    }

    /// @param name of its table; empty: it has none
    record Branch(Optional<String> name, List<Operator> operators, Span span) {
        public Branch {
            operators = List.copyOf(operators);
        }
    }

    /// `facet by a, b with (...)`: a table of the rows, where operators are given, then one of the
    /// values of each column.
    record Facet(List<Expr> columns, List<Operator> with, Span span) implements Operator {
        public Facet {
            columns = List.copyOf(columns);
            with = List.copyOf(with);
        }
    }

    /// @param type the name of `to typeof(...)`, when given
    record ExpandItem(Item item, Optional<String> type) {}

    record Serialize(List<Item> items, Span span) implements Operator {
        public Serialize {
            items = List.copyOf(items);
        }
    }

    record GetSchema(Span span) implements Operator {}

    record As(String name, Span span) implements Operator {}

    /// @param properties by lower-case name
    record Render(String kind, Map<String, String> properties, Span span) implements Operator {
        public Render {
            properties = Map.copyOf(properties);
        }
    }

    /// @param schema the columns that the user declares; `*` stands for those of the input
    record Evaluate(Expr.Call call, Optional<List<Statement.TableColumn>> schema, Span span)
            implements Operator {}

    record Invoke(Expr.Call call, Span span) implements Operator {}

    /// `parse`; with `filters`, `parse-where`.
    record Parse(boolean filters, Expr text, ParsePattern pattern, Span span) implements Operator {}

    /// @param properties of `with (...)`, by name
    record ParseKv(
            Expr text,
            List<ParsePattern.Part.Capture> keys,
            Map<String, String> properties,
            Span span)
            implements Operator {
        public ParseKv {
            keys = List.copyOf(keys);
            properties = Map.copyOf(properties);
        }
    }

    record Search(TableSearch.Search search, Span span) implements Operator {}

    /// @param matchId the column of the sequence's number, when asked for
    /// @param columns declared ones, each with its default
    record Scan(
            Optional<String> matchId,
            List<Statement.Parameter> columns,
            List<ScanStep> steps,
            Span span)
            implements Operator {
        public Scan {
            columns = List.copyOf(columns);
            steps = List.copyOf(steps);
        }
    }

    /// `step name output=last: condition => column = value, ...;`.
    record ScanStep(
            String name, StepOutput output, Expr condition, List<Item> assignments, Span span) {
        public ScanStep {
            assignments = List.copyOf(assignments);
        }
    }

    /// Which of a step's rows `scan` gives.
    enum StepOutput {
        ALL,
        /// The last of each series of matches.
        LAST,
        NONE
    }
}
