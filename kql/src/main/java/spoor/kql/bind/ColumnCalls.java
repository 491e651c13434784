package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;

/// Functions that the binder answers by a look at the columns at hand.
final class ColumnCalls {
    /// The column that numbers the source of a row in a case.
    private static final String SOURCE = "_Source";

    private final ExpressionBinder binder;
    private final RelationBinder relations;
    private final Environment environment;

    ColumnCalls(ExpressionBinder binder, RelationBinder relations, Environment environment) {
        this.binder = binder;
        this.relations = relations;
        this.environment = environment;
    }

    Optional<Bound> bind(Expr.Call call) {
        return switch (call.name()) {
            case "column_ifexists", "columnifexists" -> Optional.of(columnIfExists(call));
            case "iscolumnexists" ->
                    Optional.of(
                            new Bound.Constant(
                                    KqlType.BOOL,
                                    Optional.of(
                                            binder.scope().find(columnName(call)).isPresent())));
            case "column_names_of" -> Optional.of(columnNames(call));
            case "pack_all" -> Optional.of(packAll(call));
            case "bag_pack_columns" -> Optional.of(packColumns(call));
            case "estimate_data_size" -> Optional.of(size(call));
            case "ingestion_time" -> Optional.of(loaded(call));
            default -> Optional.empty();
        };
    }

    private void arity(Expr.Call call, int least, int most) {
        int given = call.arguments().size();
        if (given < least || given > most) {
            throw binder.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'" + call.name() + "' does not take " + given + " arguments");
        }
    }

    private Bound apply(Expr.Call call, String function, List<Bound> arguments) {
        return binder.calls().apply(function, arguments, call.span());
    }

    private static Bound text(String text) {
        return new Bound.Constant(KqlType.STRING, Optional.of(text));
    }

    private static Bound whole(long value) {
        return new Bound.Constant(KqlType.LONG, Optional.of(value));
    }

    private String columnName(Expr.Call call) {
        arity(call, 1, 2);
        Bound name = binder.bind(call.arguments().getFirst().value());
        if (!(name instanceof Bound.Constant constant)
                || constant.type() != KqlType.STRING
                || constant.value().isEmpty()) {
            throw binder.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'" + call.name() + "' takes a constant column name first");
        }
        return (String) constant.value().get();
    }

    private Bound columnIfExists(Expr.Call call) {
        arity(call, 2, 2);
        return binder.scope()
                .find(columnName(call))
                .<Bound>map(Bound.Ref::new)
                .orElseGet(() -> binder.bind(call.arguments().get(1).value()));
    }

    private Bound columnNames(Expr.Call call) {
        arity(call, 1, 1);
        Rows rows =
                relations
                        .rowsOf(call.arguments().getFirst().value(), environment)
                        .orElseThrow(() ->
                                binder.context()
                                        .fail(
                                                "KQL111",
                                                call.span(),
                                                "'" + call.name() + "' takes a table"));
        return apply(
                call,
                "pack_array",
                rows.relation().columns().stream().map(column -> text(column.name())).toList());
    }

    private Bound packAll(Expr.Call call) {
        arity(call, 0, 1);
        List<Bound> arguments = new ArrayList<>();
        for (Symbol column : binder.scope().columns()) {
            arguments.add(text(column.name()));
            arguments.add(new Bound.Ref(column));
        }
        Bound bag = apply(call, "bag_pack", arguments);
        if (call.arguments().isEmpty()) {
            return bag;
        }
        if (!(binder.bind(call.arguments().getFirst().value()) instanceof Bound.Constant ignore)
                || ignore.type() != KqlType.BOOL) {
            throw binder.context()
                    .fail("KQL111", call.span(), "'" + call.name() + "' takes true or false");
        }
        return ignore.value().filter(Boolean.TRUE::equals).isPresent()
                ? apply(call, "$bag_without_empty", List.of(bag))
                : bag;
    }

    private Bound packColumns(Expr.Call call) {
        arity(call, 1, Integer.MAX_VALUE);
        List<Bound> arguments = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            String name =
                    Naming.of(argument.value())
                            .orElseThrow(() ->
                                    binder.context()
                                            .fail(
                                                    "KQL111",
                                                    argument.value().span(),
                                                    "'" + call.name() + "' takes columns",
                                                    "bag_pack(name, value, ...) takes any value"));
            arguments.add(text(name));
            arguments.add(binder.bind(argument.value()));
        }
        return apply(call, "bag_pack", arguments);
    }

    /// Eight bytes for a number or time, the bytes of a text in UTF-8.
    private Bound size(Expr.Call call) {
        arity(call, 1, Integer.MAX_VALUE);
        List<Bound> values = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            if (argument.value() instanceof Expr.Star) {
                binder.scope().columns().forEach(column -> values.add(new Bound.Ref(column)));
            } else {
                values.add(binder.bind(argument.value()));
            }
        }
        long fixed = 0;
        Optional<Bound> sum = Optional.empty();
        for (Bound value : values) {
            switch (value.type()) {
                case BOOL -> fixed += 1;
                case INT -> fixed += 4;
                case LONG, REAL, DATETIME, TIMESPAN -> fixed += 8;
                case GUID -> fixed += 16;
                case STRING -> {
                    Bound bytes = apply(call, "string_size", List.of(value));
                    sum = Optional.of(sum.isEmpty() ? bytes : plus(call, sum.get(), bytes));
                }
                case DECIMAL, DYNAMIC ->
                        throw binder.context()
                                .fail(
                                        "KQL111",
                                        call.span(),
                                        "'"
                                                + call.name()
                                                + "' of a "
                                                + value.type().kqlName()
                                                + " is not supported: it tells the size of Kusto's"
                                                + " own storage",
                                        "string_size(tostring(...)) is the size of the text");
            }
        }
        Bound rest = whole(fixed);
        return sum.map(texts -> plus(call, texts, rest)).orElse(rest);
    }

    private Bound plus(Expr.Call call, Bound left, Bound right) {
        return apply(call, "+", List.of(left, right));
    }

    /// When the row's source was loaded into the case; null for rows that no source gave.
    private Bound loaded(Expr.Call call) {
        arity(call, 0, 0);
        Bound never = new Bound.Constant(KqlType.DATETIME, Optional.empty());
        Map<Integer, Long> loads = binder.context().catalog.loads();
        Optional<Symbol> source = binder.scope().find(SOURCE);
        if (source.isEmpty() || loads.isEmpty()) {
            return never;
        }
        List<Bound> choices = new ArrayList<>();
        List.copyOf(loads.entrySet())
                .reversed()
                .forEach(load -> {
                    Bound first = whole(load.getKey());
                    choices.add(apply(call, ">=", List.of(new Bound.Ref(source.get()), first)));
                    choices.add(new Bound.Constant(KqlType.DATETIME, Optional.of(load.getValue())));
                });
        choices.add(never);
        return apply(call, "case", choices);
    }
}
