package spoor.kql.bind;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import spoor.kql.functions.Function;
import spoor.kql.functions.Function.ResultName;
import spoor.kql.functions.Functions;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Query;

/// Names the columns that the user left unnamed, as Kusto does.
final class Naming {
    private Naming() {}

    /// The name an expression gives to its column; empty: `Column1`, `Column2`, ...
    static Optional<String> of(Expr expression) {
        return switch (expression) {
            case Expr.Name name -> Optional.of(name.name());
            case Expr.Member member ->
                    of(member.target()).map(target -> target + "_" + member.name());
            case Expr.Element element ->
                    of(element.target())
                            .flatMap(target ->
                                    element.index() instanceof Expr.Literal index
                                                    && index.value().isPresent()
                                            ? Optional.of(target + "_" + index.value().get())
                                            : Optional.empty());
            case Expr.Call call -> ofCall(call);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofCall(Expr.Call call) {
        Optional<Function> function = Functions.named(call.name());
        if (function.isPresent()
                && function.get().resultName() == ResultName.PREFIX_ONLY
                && call.arguments().size() != 1) {
            return Optional.of(function.get().prefix());
        }
        if (call.arguments().isEmpty()) {
            return AggregateForms.columnName(call);
        }
        Expr.Argument argument = call.arguments().getFirst();
        Optional<String> first = argument.name().or(() -> of(argument.value()));
        boolean aggregate = call.arguments().size() == 1 && AggregateForms.isAggregate(call.name());
        if (function.isEmpty() || aggregate) {
            return AggregateForms.columnName(call);
        }
        return switch (function.get().resultName()) {
            case NONE -> Optional.empty();
            case FIRST_ARGUMENT -> first;
            case ONLY_ARGUMENT -> call.arguments().size() == 1 ? first : Optional.empty();
            case FIRST_ARGUMENT_VALUE -> value(call);
            case PREFIX_ONLY -> Optional.of(function.get().prefix());
            case NAME_AND_FIRST_ARGUMENT ->
                    Optional.of(function.get().prefix() + "_" + first.orElse(""));
            case FIRST_ARGUMENT_AND_NAME -> first.map(name -> name + "_" + function.get().prefix());
        };
    }

    private static Optional<String> value(Expr.Call call) {
        return call.arguments().getFirst().value() instanceof Expr.Literal literal
                ? literal.value().map(Object::toString)
                : Optional.empty();
    }

    /// The name as it is, or with the first number that makes it new.
    static String unique(String name, Collection<String> taken) {
        if (!taken.contains(name)) {
            return name;
        }
        for (int i = 1; ; i++) {
            if (!taken.contains(name + i)) {
                return name + i;
            }
        }
    }

    /// `Column1`, `Column2`, ...: the next that is free.
    static String anonymous(Collection<String> taken) {
        for (int i = 1; ; i++) {
            if (!taken.contains("Column" + i)) {
                return "Column" + i;
            }
        }
    }

    static Optional<String> of(Query.Item item) {
        return item.name().or(() -> of(item.expression()));
    }

    static List<String> names(Collection<Symbol> symbols) {
        return symbols.stream().map(Symbol::name).toList();
    }
}
