package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds one operator over the rows before it.
final class OperatorBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Optional<String> name;

    OperatorBinder(RelationBinder relations, Rows input) {
        this(relations, input, Optional.empty());
    }

    /// @param name of the table that the input is
    OperatorBinder(RelationBinder relations, Rows input, Optional<String> name) {
        this.relations = relations;
        this.name = name;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator operator) {
        return switch (operator) {
            case Operator.Where where -> where(where);
            case Operator.Extend extend -> extend(extend.items());
            case Operator.Project project -> project(project);
            case Operator.ProjectPick pick -> new ColumnPicker(context, input).pick(pick);
            case Operator.ProjectRename rename -> new ColumnPicker(context, input).rename(rename);
            case Operator.ProjectReorder reorder ->
                    new ColumnPicker(context, input).reorder(reorder);
            case Operator.Distinct distinct -> distinct(distinct);
            case Operator.Summarize summarize ->
                    new SummarizeBinder(relations, input).bind(summarize);
            case Operator.Sort sort -> sort(sort.keys());
            case Operator.Top top -> {
                Rows sorted = sort(List.of(top.key()));
                yield sorted.with(new Relation.Limit(sorted.relation(), rows(top.count())));
            }
            case Operator.Take take ->
                    input.with(new Relation.Limit(input.relation(), rows(take.count())));
            case Operator.Count count -> count(count);
            case Operator.Join join -> new JoinBinder(relations, input).join(join);
            case Operator.Lookup lookup -> new JoinBinder(relations, input).lookup(lookup);
            case Operator.Union union ->
                    new UnionBinder(relations)
                            .bind(
                                    Optional.of(
                                            new UnionBinder.Named(
                                                    name.orElse("union_arg0"), input)),
                                    union);
            case Operator.MvExpand expand -> new ExpandBinder(relations, input).bind(expand);
            case Operator.Sample sample ->
                    new SomeRowsBinder(relations, input).sample(sample, rows(sample.count()));
            case Operator.SampleDistinct sample ->
                    new SomeRowsBinder(relations, input)
                            .sampleDistinct(sample, rows(sample.count()));
            case Operator.TopHitters top ->
                    new SomeRowsBinder(relations, input).topHitters(top, rows(top.count()));
            case Operator.TopNested top ->
                    new NestedTopsBinder(relations, input)
                            .bind(
                                    top,
                                    top.levels().stream()
                                            .map(level -> level.count().map(this::rows))
                                            .toList());
            case Operator.ProjectByNames project ->
                    new ByNamesBinder(relations, input).bind(project);
            case Operator.MakeSeries series -> new MakeSeriesBinder(relations, input).bind(series);
            case Operator.MvApply apply -> new ApplyBinder(relations, input).bind(apply);
            case Operator.Partition partition -> new ApplyBinder(relations, input).bind(partition);
            case Operator.Serialize serialize -> {
                Rows ordered = new Rows(input.relation(), input.hidden(), true, input.broken());
                yield new OperatorBinder(relations, ordered).extend(serialize.items());
            }
            case Operator.GetSchema schema -> Rows.serialized(schema());
            case Operator.As as -> relations.name(as.name(), input);
            case Operator.Render render ->
                    throw context.fail(
                            "KQL121",
                            render.span(),
                            "'render' must be the last operator of the query");
            case Operator.Fork fork -> throw SeveralTables.misplaced(context, "fork", fork.span());
            case Operator.Facet facet ->
                    throw SeveralTables.misplaced(context, "facet", facet.span());
            case Operator.Evaluate evaluate -> new EvaluateBinder(relations, input).bind(evaluate);
            case Operator.Search search ->
                    new SearchBinder(relations)
                            .bind(search.search(), input, name.orElse("search_arg0"));
            case Operator.Parse parse -> new ParseBinder(relations, input).bind(parse);
            case Operator.ParseKv parse -> new ParseKvBinder(relations, input).bind(parse);
            case Operator.Scan scan -> new ScanBinder(relations, input).bind(scan);
            case Operator.Invoke invoke -> relations.called(invoke.call(), Optional.of(input));
        };
    }

    private Rows where(Operator.Where where) {
        Staged staged = new Staged(relations, input);
        Bound predicate = staged.bind(where.predicate());
        if (predicate.type() != KqlType.BOOL) {
            throw context.fail(
                    "KQL122",
                    where.predicate().span(),
                    "'where' needs a bool, this is " + predicate.type().kqlName(),
                    predicate.type() == KqlType.DYNAMIC
                            ? "convert it: tobool(...)"
                            : "compare it with something");
        }
        return input.with(new Relation.Filter(staged.relation(), predicate));
    }

    private Rows extend(List<Query.Item> items) {
        if (items.isEmpty()) {
            return input;
        }
        Staged staged = new Staged(relations, input);
        List<Symbol> columns = new ArrayList<>(input.columns());
        List<Assignment> assignments = new ArrayList<>();
        Set<String> broken = new HashSet<>(input.broken());
        Set<String> fresh = new HashSet<>();
        boolean failed = false;
        for (Query.Item item : items) {
            try {
                if (SeveralColumns.isSeveral(item.expression())) {
                    for (Assignment one :
                            new SeveralColumns(staged).bind(item, Naming.names(columns))) {
                        assignments.add(one);
                        replace(columns, one.symbol());
                        fresh.add(one.symbol().name());
                    }
                    continue;
                }
                Bound value = staged.bind(item.expression());
                String name = newName(item, Naming.names(columns), fresh);
                Symbol symbol = new Symbol(name, value.type(), value.nullable());
                assignments.add(new Assignment(symbol, value));
                replace(columns, symbol);
                fresh.add(name);
            } catch (Context.Failed e) {
                failed = true;
                Naming.of(item).ifPresent(broken::add);
            }
        }
        if (failed && broken.isEmpty()) {
            throw new Context.Failed();
        }
        return new Rows(
                new Relation.Compute(staged.relation(), assignments, columns),
                input.hidden(),
                input.serialized(),
                broken);
    }

    /// The name of a column in `extend`: the one given, the inferred one (which replaces a column
    /// of that name unless this same list made it), or the next `ColumnN`.
    private String newName(Query.Item item, List<String> taken, Set<String> fresh) {
        if (item.names().size() > 1) {
            throw context.fail(
                    "KQL110",
                    item.span(),
                    "several names for one expression are not supported yet");
        }
        if (item.name().isPresent()) {
            if (fresh.contains(item.name().get())) {
                throw context.fail(
                        "KQL123",
                        item.span(),
                        "two columns of this list have the name '" + item.name().get() + "'");
            }
            return item.name().get();
        }
        Optional<String> inferred = Naming.of(item.expression());
        if (inferred.isEmpty()) {
            return context.unnamedColumn(taken);
        }
        return fresh.contains(inferred.get())
                ? Naming.unique(inferred.get(), taken)
                : inferred.get();
    }

    private static void replace(List<Symbol> columns, Symbol symbol) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(symbol.name())) {
                columns.set(i, symbol);
                return;
            }
        }
        columns.add(symbol);
    }

    private Rows project(Operator.Project project) {
        Staged staged = new Staged(relations, input);
        List<Symbol> columns = new ArrayList<>();
        List<Assignment> assignments = new ArrayList<>();
        Set<String> broken = new HashSet<>();
        List<String> given =
                project.items().stream().flatMap(item -> item.names().stream()).toList();
        for (Query.Item item : project.items()) {
            try {
                projectItem(item, staged, columns, assignments, given);
            } catch (Context.Failed e) {
                Naming.of(item).ifPresent(broken::add);
            }
        }
        if (columns.isEmpty() && !project.items().isEmpty() && broken.isEmpty()) {
            throw new Context.Failed();
        }
        return new Rows(
                new Relation.Compute(staged.relation(), assignments, columns),
                List.of(),
                input.serialized(),
                broken);
    }

    private void projectItem(
            Query.Item item,
            Staged staged,
            List<Symbol> columns,
            List<Assignment> assignments,
            List<String> given) {
        if (item.expression() instanceof Expr.Star) {
            for (Symbol column : input.columns()) {
                columns.add(column);
            }
            return;
        }
        if (SeveralColumns.isSeveral(item.expression())) {
            for (Assignment one : new SeveralColumns(staged).bind(item, Naming.names(columns))) {
                assignments.add(one);
                columns.add(one.symbol());
            }
            return;
        }
        Bound value = staged.bind(item.expression());
        List<String> taken = new ArrayList<>(Naming.names(columns));
        if (item.names().size() > 1) {
            throw context.fail(
                    "KQL110",
                    item.span(),
                    "several names for one expression are not supported yet");
        }
        String name;
        Optional<String> own =
                item.name()
                        .or(() ->
                                item.expression() instanceof Expr.Name plain
                                        ? Optional.of(plain.name())
                                        : Optional.empty());
        if (own.isPresent()) {
            name = own.get();
            if (taken.contains(name)) {
                throw context.fail(
                        "KQL123", item.span(), "two columns have the name '" + name + "'");
            }
        } else {
            taken.addAll(given);
            name =
                    Naming.of(item.expression())
                            .map(inferred -> Naming.unique(inferred, taken))
                            .orElseGet(() -> context.unnamedColumn(taken));
        }
        if (value instanceof Bound.Ref ref
                && ref.symbol().name().equals(name)
                && !columns.contains(ref.symbol())) {
            columns.add(ref.symbol());
            return;
        }
        Symbol symbol = new Symbol(name, value.type(), value.nullable());
        assignments.add(new Assignment(symbol, value));
        columns.add(symbol);
    }

    private Rows distinct(Operator.Distinct distinct) {
        boolean all =
                distinct.columns().size() == 1
                        && distinct.columns().getFirst() instanceof Expr.Star;
        Rows picked =
                all
                        ? input
                        : project(
                                new Operator.Project(
                                        distinct.columns().stream()
                                                .map(column ->
                                                        new Query.Item(
                                                                List.of(), column, column.span()))
                                                .toList(),
                                        distinct.span()));
        for (Symbol column : picked.columns()) {
            groupable(context, column.type(), distinct.span(), "distinct");
        }
        return Rows.of(new Relation.Distinct(picked.relation()));
    }

    /// Refuses to group by a dynamic value, as KQL does.
    static void groupable(Context context, KqlType type, Span span, String where) {
        if (type == KqlType.DYNAMIC) {
            throw context.fail(
                    "KQL124",
                    span,
                    "a dynamic value cannot stand in '" + where + "'",
                    "convert it: tostring(...), tolong(...), ...");
        }
    }

    private Rows sort(List<Operator.SortKey> keys) {
        Staged staged = new Staged(relations, input);
        List<Relation.Key> bound = new ArrayList<>();
        for (Operator.SortKey key : keys) {
            Bound value = staged.bind(key.item().expression());
            groupable(context, value.type(), key.item().span(), "sort");
            boolean nullsFirst = key.nullsFirst().orElse(key.ascending());
            if (value instanceof Bound.Constant) {
                continue;
            }
            bound.add(new Relation.Key(staged.column(value), key.ascending(), nullsFirst));
        }
        return new Rows(
                new Relation.Sort(staged.relation(), bound), input.hidden(), true, input.broken());
    }

    private long rows(Expr count) {
        Bound bound =
                new ExpressionBinder(
                                context,
                                relations.environment(),
                                Scope.none(),
                                relations,
                                ExpressionBinder.Extractor.none())
                        .bind(count);
        return Folding.number(bound)
                .filter(rows -> rows >= 0)
                .orElseThrow(() ->
                        context.fail(
                                "KQL111",
                                count.span(),
                                "the number of rows must be a constant whole number"));
    }

    private Rows count(Operator.Count count) {
        Symbol symbol = new Symbol(count.name().orElse("Count"), KqlType.LONG, false);
        AggregateCall call =
                new AggregateCall(
                        AggregateCall.Kind.COUNT,
                        new Bound.Constant(KqlType.LONG, Optional.of(1L)),
                        Optional.empty(),
                        0,
                        Optional.empty());
        return Rows.of(
                new Relation.Aggregate(
                        input.relation(),
                        List.of(),
                        List.of(new Relation.AggregateAssignment(symbol, call))));
    }

    private Relation schema() {
        List<Symbol> columns =
                List.of(
                        new Symbol("ColumnName", KqlType.STRING, false),
                        new Symbol("ColumnOrdinal", KqlType.LONG, false),
                        new Symbol("DataType", KqlType.STRING, false),
                        new Symbol("ColumnType", KqlType.STRING, false));
        List<List<Bound>> rows = new ArrayList<>();
        for (int i = 0; i < input.columns().size(); i++) {
            Symbol symbol = input.columns().get(i);
            rows.add(
                    List.of(
                            text(symbol.name()),
                            new Bound.Constant(KqlType.LONG, Optional.of((long) i)),
                            text(dataType(symbol.type())),
                            text(symbol.type().kqlName())));
        }
        return new Relation.Values(columns, rows);
    }

    private static Bound text(String value) {
        return new Bound.Constant(KqlType.STRING, Optional.of(value));
    }

    /// The .NET type that Kusto names.
    private static String dataType(KqlType type) {
        return switch (type) {
            case BOOL -> "System.SByte";
            case INT -> "System.Int32";
            case LONG -> "System.Int64";
            case REAL -> "System.Double";
            case DECIMAL -> "System.Data.SqlTypes.SqlDecimal";
            case STRING -> "System.String";
            case DATETIME -> "System.DateTime";
            case TIMESPAN -> "System.TimeSpan";
            case DYNAMIC -> "System.Object";
            case GUID -> "System.Guid";
        };
    }
}
