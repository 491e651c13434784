package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;

/// Binds `evaluate geo_line_lookup(Lines, line, longitude, latitude, radius, ...)` and
/// `geo_polygon_lookup(Polygons, polygon, longitude, latitude, ...)`: each point with the lines or
/// polygons near it.
///
/// Each distinct point is compared with each shape, so the cost is that of points times shapes.
final class GeoLookupBinder {
    private static final String LONGITUDE = "$longitude";
    private static final String LATITUDE = "$latitude";
    private static final String ONE = "$one";

    private final RelationBinder relations;
    private final Context context;
    private final Rows input;
    private final Expr.Call call;
    private final PluginArguments arguments;
    private final Made made;

    GeoLookupBinder(RelationBinder relations, Rows input, Operator.Evaluate evaluate) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
        this.call = evaluate.call();
        this.arguments = new PluginArguments(relations, input, call);
        this.made = new Made(call.span());
    }

    Rows bind() {
        arguments.named("radius", "return_unmatched", "lookup_area_radius", "return_lookup_key");
        arguments.atMost(5);
        Rows lookup = relations.rows(arguments.at(0), relations.environment());
        Symbol shape =
                of(
                        KqlType.DYNAMIC,
                        new PluginArguments(relations, lookup, call).column(arguments.at(1)),
                        1);
        Symbol longitude = of(KqlType.REAL, arguments.column(arguments.at(2)), 2);
        Symbol latitude = of(KqlType.REAL, arguments.column(arguments.at(3)), 3);
        SharedRows source = SharedRows.of(input, false, 1);
        Rows points =
                relations.applied(
                        source.again(),
                        List.of(
                                made.summarize(
                                        List.of(),
                                        List.of(
                                                made.item(LONGITUDE, made.name(longitude.name())),
                                                made.item(LATITUDE, made.name(latitude.name())))),
                                made.extend(made.item(ONE, made.number(1)))));
        Rows shapes =
                relations.applied(lookup, List.of(made.extend(made.item(ONE, made.number(1)))));
        Rows pairs = MadeJoin.of(relations, points, shapes, "inner", List.of(made.name(ONE)), made);
        String key = pairs.columns().get(3 + lookup.columns().indexOf(shape)).name();
        Rows found = relations.applied(pairs, List.of(made.where(near(key))));
        Rows whole =
                MadeJoin.of(
                        relations,
                        source.again(),
                        found,
                        flag("return_unmatched") ? "leftouter" : "inner",
                        List.of(pair(longitude.name(), LONGITUDE), pair(latitude.name(), LATITUDE)),
                        made);
        return shown(whole, lookup, shape);
    }

    private Symbol of(KqlType type, Symbol symbol, int place) {
        if (symbol.type() == type) {
            return symbol;
        }
        throw context.fail(
                "KQL131",
                arguments.at(place).span(),
                "'"
                        + call.name()
                        + "' takes a column of type "
                        + type.kqlName()
                        + " here, this is "
                        + symbol.type().kqlName());
    }

    private Expr near(String key) {
        boolean line = call.name().equals("geo_line_lookup");
        Optional<Expr> radius = arguments.find("radius", 4);
        if (radius.isEmpty()) {
            if (line) {
                throw context.fail("KQL111", call.span(), "'geo_line_lookup' needs a radius");
            }
            return shapeFunction("geo_point_in_polygon", key);
        }
        if (!(arguments.constant(radius.get()).orElse("") instanceof Number)) {
            throw context.fail("KQL131", radius.get().span(), "a radius is a number of metres");
        }
        return new Expr.Binary(
                "<=",
                shapeFunction(
                        line ? "geo_distance_point_to_line" : "geo_distance_point_to_polygon", key),
                radius.get(),
                made.span(),
                made.span());
    }

    private Expr shapeFunction(String function, String key) {
        return made.call(function, made.name(LONGITUDE), made.name(LATITUDE), made.name(key));
    }

    private boolean flag(String name) {
        return arguments
                .find(name, 99)
                .flatMap(arguments::constant)
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    private Expr pair(String left, String right) {
        return made.equal(
                new Expr.Sided("left", left, made.span()),
                new Expr.Sided("right", right, made.span()));
    }

    /// The columns of the input and those of the shapes; the shape itself where it is asked for.
    private Rows shown(Rows whole, Rows lookup, Symbol shape) {
        int width = input.columns().size();
        List<Symbol> columns = new ArrayList<>();
        List<Relation.Assignment> named = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < width + lookup.columns().size(); i++) {
            Symbol known = i < width ? input.columns().get(i) : lookup.columns().get(i - width);
            if (known.equals(shape) && !flag("return_lookup_key")) {
                continue;
            }
            // after the input: the point and the number that joins, then the shapes
            Symbol from = whole.columns().get(i < width ? i : i + 3);
            Symbol to =
                    new Symbol(Naming.unique(known.name(), taken), from.type(), from.nullable());
            taken.add(to.name());
            named.add(new Relation.Assignment(to, new Bound.Ref(from)));
            columns.add(to);
        }
        return Rows.of(new Relation.Compute(whole.relation(), named, columns));
    }
}
