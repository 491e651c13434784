package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.WindowCall.Kind;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;

/// Binds functions of neighbouring rows: `prev`, `next`, `row_number`, `row_cumsum`,
/// `row_window_session`.
final class WindowBinder {
    private static final Set<String> NAMES =
            Set.of(
                    "prev",
                    "next",
                    "row_number",
                    "row_cumsum",
                    "row_rank_dense",
                    "row_rank_min",
                    "row_window_session");

    private final Staged staged;

    WindowBinder(Staged staged) {
        this.staged = staged;
    }

    /// In alphabetical order.
    static List<String> names() {
        return NAMES.stream().sorted().toList();
    }

    static boolean isWindow(String name) {
        return NAMES.contains(name);
    }

    Optional<Bound> extract(Expr.Call call, ExpressionBinder binder) {
        if (!isWindow(call.name())) {
            return Optional.empty();
        }
        Context context = staged.context();
        if (!staged.input().serialized()) {
            throw context.fail(
                    "KQL125",
                    call.nameSpan(),
                    "'" + call.name() + "' needs rows in order",
                    "put 'sort by ...' or 'serialize' before it");
        }
        List<Bound> arguments =
                call.arguments().stream().map(argument -> binder.bind(argument.value())).toList();
        Symbol symbol =
                switch (call.name()) {
                    case "prev" -> neighbour(Kind.PREVIOUS, call, arguments);
                    case "next" -> neighbour(Kind.NEXT, call, arguments);
                    case "row_number" -> rowNumber(call, arguments);
                    case "row_cumsum" -> cumulativeSum(call, arguments);
                    case "row_rank_dense", "row_rank_min" -> rank(call, arguments);
                    default -> session(call, arguments);
                };
        return Optional.of(new Bound.Ref(symbol));
    }

    private void arity(Expr.Call call, int least, int most) {
        int given = call.arguments().size();
        if (given < least || given > most) {
            throw staged.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'"
                                    + call.name()
                                    + "' takes "
                                    + least
                                    + " to "
                                    + most
                                    + " arguments, not "
                                    + given);
        }
    }

    private long constant(Expr.Call call, Bound bound) {
        return Folding.number(bound)
                .orElseThrow(() ->
                        staged.context()
                                .fail(
                                        "KQL111",
                                        call.span(),
                                        "'" + call.name() + "' takes constant numbers here"));
    }

    private Symbol neighbour(Kind kind, Expr.Call call, List<Bound> arguments) {
        arity(call, 1, 3);
        Bound value = arguments.getFirst();
        long offset = arguments.size() > 1 ? constant(call, arguments.get(1)) : 1;
        Optional<Bound> fallback = Optional.empty();
        if (arguments.size() > 2) {
            Bound given =
                    new Calls(staged.context()).to(value.type(), arguments.get(2), call.span());
            if (!(given instanceof Bound.Constant)) {
                throw staged.context()
                        .fail(
                                "KQL111",
                                call.span(),
                                "the default of '" + call.name() + "' must be a constant");
            }
            fallback = Optional.of(given);
        }
        Kind direction = kind;
        if (offset < 0) {
            direction = kind == Kind.PREVIOUS ? Kind.NEXT : Kind.PREVIOUS;
            offset = -offset;
        }
        Bound operand = staged.operand(value);
        Symbol symbol = new Symbol("$" + call.name(), value.type(), true);
        staged.putWindow(
                new WindowCall(direction, symbol, operand, offset, fallback, Optional.empty()));
        return symbol;
    }

    private Symbol rowNumber(Expr.Call call, List<Bound> arguments) {
        arity(call, 0, 2);
        long start = arguments.isEmpty() ? 1 : constant(call, arguments.getFirst());
        Optional<Bound> restart = restart(call, arguments, 1);
        Symbol symbol = new Symbol("$row_number", KqlType.LONG, false);
        Bound zero = new Bound.Constant(KqlType.LONG, Optional.of(0L));
        staged.putWindow(
                new WindowCall(Kind.ROW_NUMBER, symbol, zero, start, Optional.empty(), restart));
        return symbol;
    }

    private Symbol cumulativeSum(Expr.Call call, List<Bound> arguments) {
        arity(call, 1, 2);
        Bound value = arguments.getFirst();
        if (value.type() == KqlType.INT) {
            value = Types.widen(value, KqlType.LONG);
        }
        if (value.type() != KqlType.LONG
                && value.type() != KqlType.REAL
                && value.type() != KqlType.TIMESPAN) {
            throw staged.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'row_cumsum' does not take (" + value.type().kqlName() + ")");
        }
        Bound operand = staged.operand(value);
        Optional<Bound> restart = restart(call, arguments, 1);
        Symbol symbol = new Symbol("$row_cumsum", value.type(), true);
        staged.putWindow(
                new WindowCall(
                        Kind.ROW_CUMULATIVE_SUM, symbol, operand, 0, Optional.empty(), restart));
        return symbol;
    }

    private Symbol rank(Expr.Call call, List<Bound> arguments) {
        arity(call, 1, 2);
        Bound value = arguments.getFirst();
        OperatorBinder.groupable(staged.context(), value.type(), call.span(), call.name());
        RankBinder ranks = new RankBinder(staged, call.span());
        Optional<Bound> restart = restart(call, arguments, 1);
        return call.name().equals("row_rank_dense")
                ? ranks.dense(value, restart)
                : ranks.least(value, restart);
    }

    private Optional<Bound> restart(Expr.Call call, List<Bound> arguments, int index) {
        if (arguments.size() <= index) {
            return Optional.empty();
        }
        Bound restart = arguments.get(index);
        if (restart.type() != KqlType.BOOL) {
            throw staged.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "the restart of '" + call.name() + "' must be a bool");
        }
        return Optional.of(staged.operand(restart));
    }

    private Symbol session(Expr.Call call, List<Bound> arguments) {
        arity(call, 3, 4);
        if (arguments.getFirst().type() != KqlType.DATETIME) {
            throw staged.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'row_window_session' needs a datetime first, not "
                                    + arguments.getFirst().type().kqlName());
        }
        long maxFromFirst = span(call, arguments.get(1));
        long maxBetween = span(call, arguments.get(2));
        Symbol time = staged.column(arguments.getFirst());
        Optional<Symbol> restart = restart(call, arguments, 3).map(bound -> staged.column(bound));
        Symbol symbol = new Symbol("$row_window_session", KqlType.DATETIME, true);
        staged.put(
                new Relation.Sessions(
                        staged.relation(), time, maxFromFirst, maxBetween, restart, symbol));
        return symbol;
    }

    private long span(Expr.Call call, Bound bound) {
        if (bound.type() != KqlType.TIMESPAN) {
            throw staged.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'row_window_session' takes constant time spans for its limits");
        }
        return constant(call, bound);
    }
}
