package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.bind.BoundQuery.Drawing;
import spoor.kql.bind.BoundQuery.Result;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Parsed;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.model.Problem;
import spoor.model.Span;

/// Resolves the names and types of a request.
public final class Binder {
    private Binder() {}

    /// What a request is bound against.
    ///
    /// @param now what `now()` is, in ticks
    /// @param parameters values of `declare query_parameters`, as KQL text
    /// @param answers the rows of what earlier bindings of the text asked for, in order; not given:
    ///   nothing can be asked, and what the binder asks for has no rows
    public record Surroundings(
            Catalog catalog,
            Plugins plugins,
            long now,
            Map<String, String> parameters,
            Optional<List<List<List<Object>>>> answers) {
        public Surroundings {
            parameters = Map.copyOf(parameters);
        }

        public Surroundings(
                Catalog catalog, Plugins plugins, long now, Map<String, String> parameters) {
            this(catalog, plugins, now, parameters, Optional.empty());
        }
    }

    /// Binds a request; its problems are those of reading and of binding.
    public static BoundQuery bind(Parsed parsed, Surroundings surroundings) {
        List<Problem> problems = new ArrayList<>(parsed.problems());
        if (!problems.isEmpty()) {
            return new BoundQuery(List.of(), problems);
        }
        Context context =
                new Context(
                        surroundings.catalog(),
                        surroundings.plugins(),
                        surroundings.now(),
                        surroundings.parameters(),
                        surroundings.answers());
        Environment environment = saved(surroundings.catalog()).inner();
        RelationBinder relations = new RelationBinder(context, environment);
        List<Result> results = new ArrayList<>();
        for (Statement statement : parsed.statements()) {
            try {
                if (statement instanceof Statement.Expression expression) {
                    results.addAll(results(expression.expression(), relations, environment));
                } else {
                    relations.define(statement, environment);
                }
            } catch (Context.Failed failed) {
                // noted; the next statement may have problems of its own
            } catch (Context.Asks asks) {
                return context.problems().isEmpty()
                        ? BoundQuery.asking(asks.relation())
                        : new BoundQuery(List.of(), context.problems());
            }
        }
        problems.addAll(context.problems());
        if (problems.isEmpty() && results.isEmpty()) {
            problems.add(
                    new Problem(
                            "KQL100",
                            Span.NONE,
                            "there is no query in this text",
                            "name a table, then add operators after '|'"));
        }
        return new BoundQuery(problems.isEmpty() ? results : List.of(), problems);
    }

    /// The saved functions; each may call the others.
    private static Environment saved(Catalog catalog) {
        Environment environment = new Environment(Optional.empty());
        for (String text : catalog.functions()) {
            for (Statement statement : Parser.parse(text).statements()) {
                if (statement instanceof Statement.LetFunction function) {
                    environment.define(
                            function.name(),
                            new Environment.Entry.UserFunction(function, environment));
                }
            }
        }
        return environment;
    }

    private static List<Result> results(
            Expr expression, RelationBinder relations, Environment environment) {
        Optional<Drawing> drawing = Optional.empty();
        Expr rows = expression;
        if (expression instanceof Expr.Subquery subquery
                && !subquery.query().operators().isEmpty()
                && subquery.query().operators().getLast() instanceof Operator.Render render) {
            RenderKinds.check(relations.context(), render);
            drawing = Optional.of(new Drawing(render.kind(), render.properties()));
            rows = withoutLast(subquery);
        }
        if (rows instanceof Expr.Subquery subquery && !subquery.query().operators().isEmpty()) {
            Operator last = subquery.query().operators().getLast();
            if (last instanceof Operator.Fork fork) {
                Rows input = relations.rows(withoutLast(subquery), environment);
                return new SeveralTables(relations, input, drawing).fork(fork);
            }
            if (last instanceof Operator.Facet facet) {
                Rows input = relations.rows(withoutLast(subquery), environment);
                return new SeveralTables(relations, input, drawing).facet(facet);
            }
        }
        Rows bound = relations.rows(rows, environment);
        return List.of(new Result(Optional.empty(), bound.relation(), drawing));
    }

    private static Expr withoutLast(Expr.Subquery subquery) {
        List<Operator> operators = subquery.query().operators();
        return new Expr.Subquery(
                new Query(
                        subquery.query().source(),
                        operators.subList(0, operators.size() - 1),
                        subquery.query().span()),
                subquery.span());
    }
}
