package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spoor.kql.functions.Unsupported;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `evaluate`: the plugins that are made of other operators, and the miners.
final class EvaluateBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    EvaluateBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator.Evaluate evaluate) {
        String name = evaluate.call().name();
        return switch (name) {
            case "bag_unpack" -> new BagUnpackBinder(relations, input).bind(evaluate);
            case "pivot" -> new PivotBinder(relations, input).bind(evaluate);
            case "narrow" -> declared(new NarrowBinder(relations, input).bind(evaluate), evaluate);
            case "ipv4_lookup", "ipv6_lookup" ->
                    declared(new AddressLookupBinder(relations, input).bind(evaluate), evaluate);
            case "sequence_detect" ->
                    declared(new SequencePlugin(relations, input, evaluate).bind(), evaluate);
            case "dcount_intersect" ->
                    declared(new DistinctIntersection(relations, input, evaluate).bind(), evaluate);
            case "geo_line_lookup", "geo_polygon_lookup" ->
                    declared(new GeoLookupBinder(relations, input, evaluate).bind(), evaluate);
            case "schema_merge" ->
                    declared(new SchemaMergeBinder(relations, input, evaluate).bind(), evaluate);
            default ->
                    declared(
                            ActivityPlugins.has(name)
                                    ? new ActivityPlugins(relations, input, evaluate).bind()
                                    : mined(evaluate),
                            evaluate);
        };
    }

    /// The declared columns of a plugin that knows its own: they must be there.
    private Rows declared(Rows rows, Operator.Evaluate evaluate) {
        if (evaluate.schema().isEmpty()) {
            return rows;
        }
        for (var column : evaluate.schema().get()) {
            boolean there =
                    column.name().equals("*")
                            || rows.columns().stream()
                                    .filter(symbol -> symbol.name().equals(column.name()))
                                    .anyMatch(symbol ->
                                            KqlType.named(column.type())
                                                    .equals(Optional.of(symbol.type())));
            if (!there) {
                throw context.fail(
                        "KQL111",
                        evaluate.span(),
                        "'"
                                + evaluate.call().name()
                                + "' gives no column '"
                                + column.name()
                                + "' of type "
                                + column.type());
            }
        }
        return rows;
    }

    private Rows mined(Operator.Evaluate evaluate) {
        Expr.Call call = evaluate.call();
        if (Unsupported.reason(call.name()).isPresent()) {
            throw context.fail(
                    "KQL130", call.nameSpan(), Unsupported.message("plugin", call.name()));
        }
        List<Relation.PluginArgument> arguments = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            arguments.add(pluginArgument(argument));
        }
        Relation.PluginCall bound =
                new Relation.PluginCall(
                        call.name().toLowerCase(Locale.ROOT),
                        input.columns().stream().map(Symbol::column).toList(),
                        arguments,
                        call.span());
        Plugins.Checked checked =
                context.plugins
                        .check(bound)
                        .orElseThrow(() ->
                                context.fail(
                                        "KQL130",
                                        call.nameSpan(),
                                        Unsupported.message("plugin", call.name()),
                                        Unsupported.reason(call.name()).isPresent()
                                                ? ""
                                                : pluginHint(call.name())));
        if (!checked.problems().isEmpty()) {
            checked.problems().forEach(context::note);
            throw new Context.Failed();
        }
        List<Symbol> columns =
                checked.output().stream()
                        .map(column -> new Symbol(column.name(), column.type(), true))
                        .toList();
        return Rows.serialized(new Relation.Mine(input.relation(), bound, columns));
    }

    private String pluginHint(String name) {
        String near = Nearest.hint(name, context.plugins.names());
        return near.isEmpty() ? "'spoor miners' lists what is supported" : near;
    }

    private Relation.PluginArgument pluginArgument(Expr.Argument argument) {
        Span span = argument.value().span();
        if (argument.value() instanceof Expr.Tuple tuple) {
            return new Relation.PluginArgument.OfColumns(
                    argument.name(),
                    tuple.items().stream().map(item -> column(item).column()).toList(),
                    span);
        }
        Bound value = Folding.fold(new Staged(relations, input).withoutWindows(argument.value()));
        return switch (value) {
            case Bound.Ref ref ->
                    new Relation.PluginArgument.OfColumn(
                            argument.name(), ref.symbol().column(), span);
            case Bound.Constant constant ->
                    new Relation.PluginArgument.OfConstant(argument.name(), constant, span);
            default -> throw notColumn(span);
        };
    }

    private Symbol column(Expr expression) {
        if (new Staged(relations, input).withoutWindows(expression) instanceof Bound.Ref ref) {
            return ref.symbol();
        }
        throw notColumn(expression.span());
    }

    private Context.Failed notColumn(Span span) {
        return context.fail(
                "KQL131",
                span,
                "a plugin takes columns and constants",
                "compute it before with 'extend'");
    }
}
