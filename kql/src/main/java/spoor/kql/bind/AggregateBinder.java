package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.bind.AggregateCall.Kind;
import spoor.kql.bind.AggregateForms.Form;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;

/// Binds one call of an aggregate in `summarize`.
final class AggregateBinder {
    /// The most elements of `makelist` and `makeset`.
    private static final long LEGACY_ELEMENTS = 128;

    private static final long MOST_ELEMENTS = 1_048_576;

    private final Staged staged;
    private final Context context;

    AggregateBinder(Staged staged) {
        this.staged = staged;
        this.context = staged.context();
    }

    /// Binds a call that gives one column.
    Relation.AggregateAssignment bind(Expr.Call call, ExpressionBinder binder, String name) {
        Form form =
                AggregateForms.named(call.name())
                        .orElseThrow(() ->
                                context.fail(
                                        "KQL111",
                                        call.span(),
                                        "'" + call.name() + "' is not supported here"));
        List<Bound> arguments = arguments(call, binder);
        int needed = form.operands() + (form.filtered() ? 1 : 0);
        boolean countWithArgument = form.kind() == Kind.COUNT && !form.filtered();
        int most = countWithArgument ? 1 : needed + 1;
        if (arguments.size() < needed || arguments.size() > most) {
            throw context.fail(
                    "KQL111",
                    call.span(),
                    "'" + call.name() + "' does not take " + arguments.size() + " arguments");
        }
        Optional<Bound> filter = Optional.empty();
        if (form.filtered()) {
            Bound predicate = arguments.get(form.operands());
            if (predicate.type() != KqlType.BOOL) {
                throw context.fail(
                        "KQL111",
                        call.span(),
                        "'"
                                + call.name()
                                + "' needs a bool as its condition, not "
                                + predicate.type().kqlName());
            }
            filter = Optional.of(staged.operand(predicate));
        }
        Bound operand =
                form.operands() == 0
                        ? new Bound.Constant(KqlType.LONG, Optional.of(1L))
                        : operand(call, form.kind(), arguments.getFirst());
        double number = number(call, form, arguments, needed);
        KqlType type = resultType(form.kind(), operand.type());
        Kind kind =
                form.kind() == Kind.LIST_WITH_NULLS
                                && arguments.getFirst().type() == KqlType.DYNAMIC
                        ? Kind.LIST
                        : form.kind();
        Symbol symbol = new Symbol(name, type, isNullable(kind));
        return new Relation.AggregateAssignment(
                symbol, new AggregateCall(kind, operand, filter, number, Optional.empty()));
    }

    static List<Bound> arguments(Expr.Call call, ExpressionBinder binder) {
        List<Bound> arguments = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            arguments.add(binder.bind(argument.value()));
        }
        return arguments;
    }

    private double number(Expr.Call call, Form form, List<Bound> arguments, int needed) {
        boolean legacy = call.name().equals("makelist") || call.name().equals("makeset");
        double absent =
                switch (form.kind()) {
                    case LIST, LIST_WITH_NULLS, SET, BAG ->
                            legacy ? LEGACY_ELEMENTS : MOST_ELEMENTS;
                    default -> 0;
                };
        if (form.kind() == Kind.COUNT || arguments.size() <= needed) {
            if (form.kind() == Kind.PERCENTILE) {
                throw context.fail(
                        "KQL111", call.span(), "'" + call.name() + "' needs the percentile");
            }
            return absent;
        }
        Bound given = arguments.get(needed);
        if (given instanceof Bound.Constant constant
                && constant.value().isPresent()
                && constant.value().get() instanceof Number number) {
            return number.doubleValue();
        }
        throw context.fail(
                "KQL111",
                call.span(),
                "the last argument of '" + call.name() + "' must be a constant number");
    }

    Bound operand(Expr.Call call, Kind kind, Bound value) {
        KqlType type = value.type();
        boolean fits =
                switch (kind) {
                    case SUM, AVERAGE ->
                            type == KqlType.INT
                                    || type == KqlType.LONG
                                    || type == KqlType.REAL
                                    || type == KqlType.TIMESPAN
                                    || type == KqlType.DYNAMIC;
                    case STANDARD_DEVIATION,
                            STANDARD_DEVIATION_POPULATION,
                            VARIANCE,
                            VARIANCE_POPULATION ->
                            type == KqlType.INT
                                    || type == KqlType.LONG
                                    || type == KqlType.REAL
                                    || type == KqlType.DYNAMIC;
                    case MIN, MAX, PERCENTILE ->
                            type != KqlType.DYNAMIC
                                    && type != KqlType.GUID
                                    && type != KqlType.DECIMAL
                                    && (kind != Kind.PERCENTILE
                                            || (type != KqlType.BOOL && type != KqlType.STRING));
                    case BAG -> type == KqlType.DYNAMIC;
                    case COUNT, DISTINCT_COUNT, ANY, LIST, LIST_WITH_NULLS, SET, RANKED -> true;
                };
        if (!fits) {
            throw context.fail(
                    "KQL111",
                    call.span(),
                    "'" + call.name() + "' does not take " + type.kqlName(),
                    type == KqlType.DYNAMIC ? "convert it: todouble(...), tostring(...)" : "");
        }
        Bound typed = value;
        switch (kind) {
            case SUM -> {
                if (type == KqlType.INT) {
                    typed = Types.widen(value, KqlType.LONG);
                } else if (type == KqlType.DYNAMIC) {
                    throw context.fail(
                            "KQL111",
                            call.span(),
                            "'" + call.name() + "' of a dynamic value is not supported",
                            "convert it: todouble(...) or tolong(...)");
                }
            }
            case AVERAGE,
                    STANDARD_DEVIATION,
                    STANDARD_DEVIATION_POPULATION,
                    VARIANCE,
                    VARIANCE_POPULATION -> {
                if (type == KqlType.DYNAMIC) {
                    typed = new Calls(context).to(KqlType.REAL, value, call.span());
                } else if (kind == Kind.AVERAGE && type == KqlType.INT) {
                    typed = Types.widen(value, KqlType.LONG);
                } else if (kind != Kind.AVERAGE) {
                    typed = Types.widen(value, KqlType.REAL);
                }
            }
            case PERCENTILE -> {
                if (type == KqlType.INT) {
                    typed = Types.widen(value, KqlType.LONG);
                }
            }
            case COUNT, DISTINCT_COUNT, MIN, MAX, ANY, LIST, LIST_WITH_NULLS, SET, BAG, RANKED -> {}
        }
        return staged.operand(collected(call, kind, typed));
    }

    /// Lists and sets are made of JSON values; arrays among them give their elements.
    private Bound collected(Expr.Call call, Kind kind, Bound value) {
        Calls calls = new Calls(context);
        return switch (kind) {
            case LIST, LIST_WITH_NULLS, SET ->
                    value.type() == KqlType.DYNAMIC
                            ? calls.apply("$list_items", List.of(value), call.span())
                            : calls.to(KqlType.DYNAMIC, value, call.span());
            case COUNT,
                    DISTINCT_COUNT,
                    SUM,
                    AVERAGE,
                    MIN,
                    MAX,
                    ANY,
                    BAG,
                    PERCENTILE,
                    STANDARD_DEVIATION,
                    STANDARD_DEVIATION_POPULATION,
                    VARIANCE,
                    VARIANCE_POPULATION,
                    RANKED ->
                    value;
        };
    }

    private static KqlType resultType(Kind kind, KqlType operand) {
        return switch (kind) {
            case COUNT, DISTINCT_COUNT -> KqlType.LONG;
            case SUM, MIN, MAX, ANY, PERCENTILE, RANKED -> operand;
            case AVERAGE -> operand == KqlType.TIMESPAN ? KqlType.TIMESPAN : KqlType.REAL;
            case LIST, LIST_WITH_NULLS, SET, BAG -> KqlType.DYNAMIC;
            case STANDARD_DEVIATION, STANDARD_DEVIATION_POPULATION, VARIANCE, VARIANCE_POPULATION ->
                    KqlType.REAL;
        };
    }

    private static boolean isNullable(Kind kind) {
        return switch (kind) {
            case COUNT,
                    DISTINCT_COUNT,
                    SUM,
                    LIST,
                    LIST_WITH_NULLS,
                    SET,
                    BAG,
                    STANDARD_DEVIATION,
                    STANDARD_DEVIATION_POPULATION,
                    VARIANCE,
                    VARIANCE_POPULATION ->
                    false;
            case AVERAGE, MIN, MAX, ANY, PERCENTILE, RANKED -> true;
        };
    }
}
