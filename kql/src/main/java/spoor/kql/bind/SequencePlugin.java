package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;

/// Binds `sequence_detect(timeline, stepWindow, span, name = predicate..., dimensions...)`: each
/// series of moments, one per predicate and each after the one before, that are close enough.
final class SequencePlugin {
    private final RelationBinder relations;
    private final Rows input;
    private final Expr.Call call;

    SequencePlugin(RelationBinder relations, Rows input, Operator.Evaluate evaluate) {
        this.relations = relations;
        this.input = input;
        this.call = evaluate.call();
    }

    Rows bind() {
        QueryPlugin plugin = new QueryPlugin(relations, input, call);
        Symbol time = plugin.timeline(0);
        plugin.positive("near", 1, QueryPlugin.distance(time));
        plugin.positive("span", 2, QueryPlugin.distance(time));
        plugin.dimensions(3);
        List<String> steps = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            if (argument.name().isPresent()) {
                plugin.expression("e" + steps.size(), predicate(argument.value()));
                steps.add(argument.name().get() + "_" + time.name());
            }
        }
        if (steps.size() < 2) {
            throw relations
                    .context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'sequence_detect' needs at least two steps",
                            "give each a name: first = (Operation == 'a'), second = ...");
        }
        List<String> names = new ArrayList<>(plugin.dimensionNames());
        names.addAll(steps);
        names.add("Duration");
        return plugin.rows(query(plugin.dimensions(", ", ""), steps.size()), names);
    }

    private Expr predicate(Expr expression) {
        Bound bound = new Staged(relations, input).withoutWindows(expression);
        if (bound.type() != KqlType.BOOL) {
            throw relations
                    .context()
                    .fail(
                            "KQL131",
                            expression.span(),
                            "a step of 'sequence_detect' is a bool, this is "
                                    + bound.type().kqlName());
        }
        return expression;
    }

    private static String query(String dimensions, int steps) {
        StringBuilder text = new StringBuilder();
        StringBuilder times = new StringBuilder();
        for (int i = 0; i < steps; i++) {
            times.append(", s").append(i);
            String step =
                    "Source | where e%1$d and isnotnull(t) | summarize by one = 1%2$s, s%1$d = t"
                            .formatted(i, dimensions);
            if (i == 0) {
                text.append(step);
            } else {
                text.append(" | join kind=inner (")
                        .append(step)
                        .append(") on one")
                        .append(dimensions)
                        .append(
                                " | where s%1$d > s%2$d and s%1$d - s%2$d <= near and s%1$d - s0 <= span"
                                        .formatted(i, i - 1))
                        .append(" | project one")
                        .append(dimensions)
                        .append(times);
            }
        }
        String shown = (dimensions + times).substring(2);
        return text + " | project " + shown + ", duration = s" + (steps - 1) + " - s0";
    }
}
