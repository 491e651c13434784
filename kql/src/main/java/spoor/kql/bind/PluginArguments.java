package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Nearest;

/// The arguments of a plugin, by place or by name.
final class PluginArguments {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Expr.Call call;
    private final List<Expr> positional = new ArrayList<>();

    PluginArguments(RelationBinder relations, Rows input, Expr.Call call) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.call = call;
        for (Expr.Argument argument : call.arguments()) {
            if (argument.name().isEmpty()) {
                positional.add(argument.value());
            }
        }
    }

    int count() {
        return positional.size();
    }

    Expr at(int index) {
        if (index >= positional.size()) {
            throw context.fail(
                    "KQL111",
                    call.span(),
                    "'" + call.name() + "' needs at least " + (index + 1) + " arguments");
        }
        return positional.get(index);
    }

    void atMost(int count) {
        if (positional.size() > count) {
            throw context.fail(
                    "KQL111",
                    positional.get(count).span(),
                    "'" + call.name() + "' takes at most " + count + " arguments without a name");
        }
    }

    /// Refuses named arguments other than these.
    void named(String... names) {
        for (Expr.Argument argument : call.arguments()) {
            if (argument.name().isPresent() && !List.of(names).contains(argument.name().get())) {
                throw context.fail(
                        "KQL111",
                        argument.value().span(),
                        "'" + call.name() + "' has no argument '" + argument.name().get() + "'",
                        Nearest.hint(argument.name().get(), List.of(names)));
            }
        }
    }

    /// An argument by name, else by place.
    Optional<Expr> find(String name, int place) {
        for (Expr.Argument argument : call.arguments()) {
            if (argument.name().filter(name::equals).isPresent()) {
                return Optional.of(argument.value());
            }
        }
        return place < positional.size() ? Optional.of(positional.get(place)) : Optional.empty();
    }

    /// A column of the input.
    Symbol column(Expr expression) {
        if (new Staged(relations, input).withoutWindows(expression) instanceof Bound.Ref ref) {
            return ref.symbol();
        }
        throw context.fail(
                "KQL131",
                expression.span(),
                "'" + call.name() + "' takes a column here",
                "compute it before with 'extend'");
    }

    /// The value of a constant; empty for null.
    Optional<Object> constant(Expr expression) {
        if (Folding.fold(relations.constants().bind(expression))
                instanceof Bound.Constant constant) {
            return constant.value();
        }
        throw context.fail(
                "KQL131", expression.span(), "'" + call.name() + "' takes a constant here");
    }
}
