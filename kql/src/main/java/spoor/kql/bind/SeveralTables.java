package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.bind.BoundQuery.Drawing;
import spoor.kql.bind.BoundQuery.Result;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.Span;

/// Binds the operators that end a query with several tables: `fork`, `facet`. Each table is a
/// relation of its own over the same rows.
final class SeveralTables {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Optional<Drawing> drawing;

    SeveralTables(RelationBinder relations, Rows input, Optional<Drawing> drawing) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.drawing = drawing;
    }

    /// A table of each branch.
    List<Result> fork(Operator.Fork fork) {
        List<Result> results = new ArrayList<>();
        for (Operator.Branch branch : fork.branches()) {
            for (Operator operator : branch.operators()) {
                refused(operator)
                        .ifPresent(name -> {
                            throw context.fail(
                                    "KQL121",
                                    branch.span(),
                                    "'" + name + "' cannot stand in a branch of 'fork'",
                                    "write a query of its own, after ';'");
                        });
            }
            results.add(result(branch.name(), applied(branch.operators())));
        }
        return results;
    }

    /// The table of the rows, where it is asked for, then those of the values, the most frequent
    /// first.
    List<Result> facet(Operator.Facet facet) {
        List<Result> results = new ArrayList<>();
        if (!facet.with().isEmpty()) {
            results.add(result(Optional.empty(), applied(facet.with())));
        }
        Made made = new Made(facet.span());
        for (Expr column : facet.columns()) {
            if (!(column instanceof Expr.Name name)) {
                throw context.fail(
                        "KQL131",
                        column.span(),
                        "'facet' takes columns",
                        "compute it before with 'extend'");
            }
            String count = "count_" + name.name();
            results.add(
                    result(
                            Optional.empty(),
                            applied(
                                    List.of(
                                            made.summarize(
                                                    List.of(made.item(count, made.call("count"))),
                                                    List.of(made.item(column))),
                                            new Operator.Sort(
                                                    List.of(
                                                            key(made, made.name(count), false),
                                                            key(made, column, true)),
                                                    facet.span())))));
        }
        return results;
    }

    private static Operator.SortKey key(Made made, Expr column, boolean ascending) {
        return new Operator.SortKey(made.item(column), ascending, Optional.empty());
    }

    /// Names that a branch gives (`as`) are its own.
    private Rows applied(List<Operator> operators) {
        return relations.nested(relations.environment().inner()).applied(input, operators);
    }

    private Result result(Optional<String> name, Rows rows) {
        return new Result(name, rows.relation(), drawing);
    }

    /// The problem of an operator of several tables where rows must go on.
    static Context.Failed misplaced(Context context, String operator, Span span) {
        return context.fail(
                "KQL121",
                span,
                "'"
                        + operator
                        + "' gives several tables and must be the last operator of the query",
                "only 'render' may follow it");
    }

    /// What an operator is called that a branch must not have; Kusto refuses the same ones.
    private static Optional<String> refused(Operator operator) {
        return switch (operator) {
            case Operator.Join _ -> Optional.of("join");
            case Operator.Lookup _ -> Optional.of("lookup");
            case Operator.Union _ -> Optional.of("union");
            case Operator.MakeSeries _ -> Optional.of("make-series");
            case Operator.MvApply _ -> Optional.of("mv-apply");
            case Operator.Partition _ -> Optional.of("partition");
            case Operator.Serialize _ -> Optional.of("serialize");
            case Operator.GetSchema _ -> Optional.of("getschema");
            case Operator.Evaluate _ -> Optional.of("evaluate");
            case Operator.Search _ -> Optional.of("search");
            case Operator.Scan _ -> Optional.of("scan");
            case Operator.Fork _ -> Optional.of("fork");
            case Operator.Facet _ -> Optional.of("facet");
            case Operator.Where _,
                    Operator.Extend _,
                    Operator.Project _,
                    Operator.ProjectPick _,
                    Operator.ProjectRename _,
                    Operator.ProjectReorder _,
                    Operator.Distinct _,
                    Operator.Summarize _,
                    Operator.Sort _,
                    Operator.Top _,
                    Operator.Take _,
                    Operator.Count _,
                    Operator.MvExpand _,
                    Operator.Sample _,
                    Operator.SampleDistinct _,
                    Operator.TopHitters _,
                    Operator.TopNested _,
                    Operator.ProjectByNames _,
                    Operator.As _,
                    Operator.Render _,
                    Operator.Parse _,
                    Operator.ParseKv _,
                    Operator.Invoke _ ->
                    Optional.empty();
        };
    }
}
