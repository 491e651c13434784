package spoor.kql.bind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.functions.Functions;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Functions that the binder answers itself: the time, sub-queries, types of results.
final class SpecialCalls {
    private final ExpressionBinder binder;
    private final RelationBinder relations;
    private final Environment environment;

    SpecialCalls(ExpressionBinder binder, RelationBinder relations, Environment environment) {
        this.binder = binder;
        this.relations = relations;
        this.environment = environment;
    }

    Optional<Bound> bind(Expr.Call call) {
        return switch (call.name()) {
            case "now" -> Optional.of(now(call));
            case "ago" -> Optional.of(ago(call));
            case "toscalar" -> Optional.of(toScalar(call));
            case "materialize" -> Optional.empty();
            case "coalesce" -> sameTypes(call);
            case "extract", "extract_json", "extractjson", "percentile_tdigest" ->
                    extractTyped(call);
            case "datetime_diff" -> weeksApart(call);
            case "geo_info_from_ip_address" -> Optional.of(place(call));
            case "isnull", "isnotnull", "notnull" -> stringIsNeverNull(call);
            default -> new ColumnCalls(binder, relations, environment).bind(call);
        };
    }

    private void arity(Expr.Call call, int least, int most) {
        int given = call.arguments().size();
        if (given < least || given > most) {
            throw binder.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'"
                                    + call.name()
                                    + "' takes "
                                    + (least == most ? "" + least : least + " to " + most)
                                    + " arguments, not "
                                    + given);
        }
    }

    private Bound argument(Expr.Call call, int index) {
        return binder.bind(call.arguments().get(index).value());
    }

    private Bound now(Expr.Call call) {
        arity(call, 0, 1);
        Bound now = time(binder.context().now);
        if (call.arguments().isEmpty()) {
            return now;
        }
        return Folding.fold(
                binder.calls().apply("+", List.of(now, argument(call, 0)), call.span()));
    }

    private static Bound time(long ticks) {
        return new Bound.Constant(
                KqlType.DATETIME, Ticks.inRange(ticks) ? Optional.of(ticks) : Optional.empty());
    }

    private Bound ago(Expr.Call call) {
        arity(call, 1, 1);
        return Folding.fold(
                binder.calls()
                        .apply(
                                "-",
                                List.of(time(binder.context().now), argument(call, 0)),
                                call.span()));
    }

    private Bound place(Expr.Call call) {
        arity(call, 1, 1);
        Path database =
                binder.context()
                        .catalog
                        .addressPlaces()
                        .orElseThrow(() ->
                                binder.context()
                                        .fail(
                                                "KQL110",
                                                call.nameSpan(),
                                                "'geo_info_from_ip_address' is not supported"
                                                        + " without a database of the places of"
                                                        + " addresses",
                                                "put "
                                                        + Catalog.ADDRESS_PLACES
                                                        + " (of maxmind.com) into the folder of the"
                                                        + " case, or give --external "
                                                        + Catalog.ADDRESS_PLACES
                                                        + "=FILE; ipv4_lookup joins a table of your"
                                                        + " own"));
        Bound file = new Bound.Constant(KqlType.STRING, Optional.of(database.toString()));
        return binder.calls().apply("$place", List.of(argument(call, 0), file), call.span());
    }

    private Bound toScalar(Expr.Call call) {
        arity(call, 1, 1);
        Expr argument = call.arguments().getFirst().value();
        Optional<Rows> rows = relations.rowsOf(argument, environment);
        if (rows.isEmpty()) {
            return binder.bind(argument);
        }
        Relation relation = rows.get().relation();
        if (relation.columns().isEmpty()) {
            throw binder.context()
                    .fail("KQL112", call.span(), "this table has no column to take a value from");
        }
        return new Bound.ScalarQuery(relation, relation.columns().getFirst().type());
    }

    /// With `typeof(...)` last: what is extracted, converted to that type.
    private Optional<Bound> extractTyped(Expr.Call call) {
        int last = call.arguments().size() - 1;
        if (last < 2 || !(call.arguments().get(last).value() instanceof Expr.TypeOf typeOf)) {
            return Optional.empty();
        }
        KqlType type =
                KqlType.named(typeOf.type())
                        .orElseThrow(() ->
                                binder.context()
                                        .fail(
                                                "KQL111",
                                                typeOf.span(),
                                                "unknown type '" + typeOf.type() + "'"));
        List<Bound> arguments = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            arguments.add(argument(call, i));
        }
        Bound text = binder.calls().apply(call.name(), arguments, call.span());
        return Optional.of(binder.calls().to(type, text, call.span()));
    }

    /// Kusto counts weeks in reals, all other parts in longs.
    private Optional<Bound> weeksApart(Expr.Call call) {
        List<Bound> arguments =
                call.arguments().stream().map(given -> binder.bind(given.value())).toList();
        Bound apart = binder.calls().apply(call.name(), arguments, call.span());
        boolean weeks =
                arguments.getFirst() instanceof Bound.Constant part
                        && part.value().filter("week"::equals).isPresent();
        return Optional.of(weeks ? binder.calls().to(KqlType.REAL, apart, call.span()) : apart);
    }

    private Optional<Bound> sameTypes(Expr.Call call) {
        List<Bound> arguments =
                call.arguments().stream().map(argument -> binder.bind(argument.value())).toList();
        List<KqlType> types = arguments.stream().map(Bound::type).distinct().toList();
        boolean whole = types.stream().allMatch(KqlType::isInteger);
        if (types.size() > 1 && !whole) {
            throw binder.context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "all arguments of '" + call.name() + "' must have one type",
                            "convert them: tostring(...), tolong(...)");
        }
        return Optional.of(binder.calls().apply(call.name(), arguments, call.span()));
    }

    /// `isnull(text)` is false whatever the text.
    private Optional<Bound> stringIsNeverNull(Expr.Call call) {
        arity(call, 1, 1);
        Bound argument = argument(call, 0);
        if (argument.type() != KqlType.STRING) {
            return Optional.of(
                    binder.calls()
                            .apply(
                                    Functions.named(call.name()).isPresent()
                                            ? call.name()
                                            : "isnotnull",
                                    List.of(argument),
                                    call.span()));
        }
        return Optional.of(
                new Bound.Constant(KqlType.BOOL, Optional.of(!call.name().equals("isnull"))));
    }
}
