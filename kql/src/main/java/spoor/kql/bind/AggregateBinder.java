package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spoor.kql.bind.AggregateCall.Kind;
import spoor.kql.bind.AggregateCall.Ranking;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;

/// Binds one call of an aggregate in `summarize`.
final class AggregateBinder {
    /// @param prefix begins the name of an unnamed column: `sum_x`; empty: the argument's own name
    /// @param operands arguments before the predicate
    /// @param filtered whether the next argument is a predicate
    private record Form(Kind kind, String prefix, int operands, boolean filtered) {}

    private static final Map<String, Form> FORMS = forms();

    /// The most elements of `makelist` and `makeset`.
    private static final long LEGACY_ELEMENTS = 128;

    private static final long MOST_ELEMENTS = 1_048_576;

    private final Staged staged;
    private final Context context;

    AggregateBinder(Staged staged) {
        this.staged = staged;
        this.context = staged.context();
    }

    private static Map<String, Form> forms() {
        Map<String, Form> forms = new TreeMap<>();
        forms.put("count", new Form(Kind.COUNT, "count", 0, false));
        forms.put("countif", new Form(Kind.COUNT, "countif", 0, true));
        both(forms, "dcount", Kind.DISTINCT_COUNT, "dcount");
        forms.put("count_distinct", new Form(Kind.DISTINCT_COUNT, "count_distinct", 1, false));
        forms.put("count_distinctif", new Form(Kind.DISTINCT_COUNT, "count_distinctif", 1, true));
        both(forms, "sum", Kind.SUM, "sum");
        both(forms, "min", Kind.MIN, "min");
        both(forms, "max", Kind.MAX, "max");
        both(forms, "avg", Kind.AVERAGE, "avg");
        both(forms, "stdev", Kind.STANDARD_DEVIATION, "stdev");
        both(forms, "stdevp", Kind.STANDARD_DEVIATION_POPULATION, "stdevp");
        both(forms, "variance", Kind.VARIANCE, "variance");
        both(forms, "variancep", Kind.VARIANCE_POPULATION, "variancep");
        forms.put("make_list", new Form(Kind.LIST, "list", 1, false));
        forms.put("makelist", new Form(Kind.LIST, "list", 1, false));
        forms.put("make_list_if", new Form(Kind.LIST, "list", 1, true));
        forms.put("make_list_with_nulls", new Form(Kind.LIST_WITH_NULLS, "list", 1, false));
        forms.put("make_set", new Form(Kind.SET, "set", 1, false));
        forms.put("makeset", new Form(Kind.SET, "set", 1, false));
        forms.put("make_set_if", new Form(Kind.SET, "set", 1, true));
        forms.put("make_bag", new Form(Kind.BAG, "bag", 1, false));
        forms.put("make_bag_if", new Form(Kind.BAG, "bag", 1, true));
        forms.put("any", new Form(Kind.ANY, "any", 1, false));
        forms.put("take_any", new Form(Kind.ANY, "", 1, false));
        forms.put("anyif", new Form(Kind.ANY, "anyif", 1, true));
        forms.put("take_anyif", new Form(Kind.ANY, "", 1, true));
        forms.put("percentile", new Form(Kind.PERCENTILE, "percentile", 1, false));
        forms.put("percentiles", new Form(Kind.PERCENTILE, "percentile", 1, false));
        forms.put("arg_max", new Form(Kind.RANKED, "", 1, false));
        forms.put("arg_min", new Form(Kind.RANKED, "", 1, false));
        forms.put("argmax", new Form(Kind.RANKED, "max", 1, false));
        forms.put("argmin", new Form(Kind.RANKED, "min", 1, false));
        return forms;
    }

    private static void both(Map<String, Form> forms, String name, Kind kind, String prefix) {
        forms.put(name, new Form(kind, prefix, 1, false));
        forms.put(name + "if", new Form(kind, prefix + "if", 1, true));
    }

    static boolean isAggregate(String name) {
        return FORMS.containsKey(name);
    }

    static List<String> names() {
        return List.copyOf(FORMS.keySet());
    }

    /// Whether a call gives several columns (or one for each of several arguments).
    static boolean isMultiple(Expr.Call call) {
        return switch (call.name()) {
            case "arg_max", "arg_min", "argmax", "argmin", "percentiles" -> true;
            case "any", "take_any" ->
                    call.arguments().size() != 1
                            || call.arguments().getFirst().value() instanceof Expr.Star;
            default -> false;
        };
    }

    /// The name of an unnamed column; empty when the call is no aggregate of one column.
    static Optional<String> columnName(Expr.Call call) {
        Form form = FORMS.get(call.name());
        if (form == null || isMultiple(call)) {
            return Optional.empty();
        }
        Optional<String> first =
                call.arguments().isEmpty()
                        ? Optional.empty()
                        : Naming.of(call.arguments().getFirst().value());
        if (form.kind() == Kind.PERCENTILE) {
            String percent =
                    call.arguments().size() > 1
                                    && call.arguments().get(1).value() instanceof Expr.Literal p
                            ? p.value().map(AggregateBinder::percentText).orElse("")
                            : "";
            return Optional.of("percentile_" + first.orElse("") + "_" + percent);
        }
        if (form.prefix().isEmpty()) {
            return first;
        }
        return Optional.of(form.prefix() + "_" + first.orElse(""));
    }

    static String percentText(Object percent) {
        String text = percent.toString();
        if (text.endsWith(".0")) {
            text = text.substring(0, text.length() - 2);
        }
        return text.replace('.', '_');
    }

    /// Binds a call that gives one column.
    Relation.AggregateAssignment bind(Expr.Call call, ExpressionBinder binder, String name) {
        Form form = FORMS.get(call.name());
        if (form == null) {
            throw new IllegalStateException(call.name());
        }
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
        if (form.kind() == Kind.SET && arguments.getFirst().type() == KqlType.DYNAMIC) {
            throw context.fail(
                    "KQL111",
                    call.span(),
                    "'" + call.name() + "' of a dynamic value is not supported yet",
                    "convert it: tostring(...)");
        }
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

    private List<Bound> arguments(Expr.Call call, ExpressionBinder binder) {
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

    private Bound operand(Expr.Call call, Kind kind, Bound value) {
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

    /// Binds a call that gives several columns; `names` are those the user gave, first to last.
    List<Relation.AggregateAssignment> bindMultiple(
            Expr.Call call, ExpressionBinder binder, List<String> names, List<String> taken) {
        return switch (call.name()) {
            case "percentiles" -> percentiles(call, binder, names, taken);
            case "any", "take_any" -> ranked(call, binder, names, taken, 0);
            default -> ranked(call, binder, names, taken, 1);
        };
    }

    private List<Relation.AggregateAssignment> percentiles(
            Expr.Call call, ExpressionBinder binder, List<String> names, List<String> taken) {
        List<Bound> arguments = arguments(call, binder);
        if (arguments.size() < 2) {
            throw context.fail("KQL111", call.span(), "'percentiles' needs percentiles");
        }
        Bound operand = operand(call, Kind.PERCENTILE, arguments.getFirst());
        String base = Naming.of(call.arguments().getFirst().value()).orElse("");
        List<Relation.AggregateAssignment> columns = new ArrayList<>();
        List<String> used = new ArrayList<>(taken);
        for (int i = 1; i < arguments.size(); i++) {
            if (!(arguments.get(i) instanceof Bound.Constant constant)
                    || constant.value().isEmpty()
                    || !(constant.value().get() instanceof Number percent)) {
                throw context.fail(
                        "KQL111", call.span(), "'percentiles' takes constant percentiles");
            }
            String name =
                    i <= names.size()
                            ? names.get(i - 1)
                            : Naming.unique(
                                    "percentile_" + base + "_" + percentText(percent), used);
            used.add(name);
            columns.add(
                    new Relation.AggregateAssignment(
                            new Symbol(name, operand.type(), true),
                            new AggregateCall(
                                    Kind.PERCENTILE,
                                    operand,
                                    Optional.empty(),
                                    percent.doubleValue(),
                                    Optional.empty())));
        }
        return columns;
    }

    private List<Relation.AggregateAssignment> ranked(
            Expr.Call call,
            ExpressionBinder binder,
            List<String> names,
            List<String> taken,
            int ordered) {
        if (call.arguments().isEmpty()) {
            throw context.fail("KQL111", call.span(), "'" + call.name() + "' needs an argument");
        }
        List<Bound> values = new ArrayList<>();
        List<String> natural = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            if (argument.value() instanceof Expr.Star) {
                Optional<Bound> by =
                        values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
                for (Symbol column : binder.scope().columns()) {
                    boolean isBy =
                            ordered > 0
                                    && by.isPresent()
                                    && by.get() instanceof Bound.Ref ref
                                    && ref.symbol() == column;
                    if (!isBy && !taken.contains(column.name())) {
                        values.add(new Bound.Ref(column));
                        natural.add(column.name());
                    }
                }
            } else {
                values.add(binder.bind(argument.value()));
                natural.add(name(call, argument.value()));
            }
        }
        List<Bound> by = List.of();
        if (ordered > 0) {
            OperatorBinder.groupable(context, values.getFirst().type(), call.span(), call.name());
            by = List.of(staged.operand(values.getFirst()));
        }
        Ranking ranking =
                new Ranking(by, call.name().equals("arg_max") || call.name().equals("argmax"));
        List<Relation.AggregateAssignment> columns = new ArrayList<>();
        List<String> used = new ArrayList<>(taken);
        for (int i = 0; i < values.size(); i++) {
            String name = i < names.size() ? names.get(i) : Naming.unique(natural.get(i), used);
            used.add(name);
            Bound operand = staged.operand(values.get(i));
            columns.add(
                    new Relation.AggregateAssignment(
                            new Symbol(name, operand.type(), true),
                            new AggregateCall(
                                    Kind.RANKED,
                                    operand,
                                    Optional.empty(),
                                    0,
                                    Optional.of(ranking))));
        }
        return columns;
    }

    private static String name(Expr.Call call, Expr argument) {
        String own = Naming.of(argument).orElse("");
        return switch (call.name()) {
            case "any" -> "any_" + own;
            case "argmax" -> "max_" + own;
            case "argmin" -> "min_" + own;
            default -> own.isEmpty() ? call.name() + "_" : own;
        };
    }
}
