package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Query;
import spoor.model.Column;
import spoor.model.KqlType;

/// Binds the sources that make rows themselves: `datatable`, `print`, `range`.
final class SourceBinder {
    private final Context context;
    private final ExpressionBinder constants;

    SourceBinder(RelationBinder relations) {
        this.context = relations.context();
        this.constants =
                new ExpressionBinder(
                        context,
                        relations.environment(),
                        Scope.none(),
                        relations,
                        ExpressionBinder.Extractor.none());
    }

    Rows datatable(Query.Source.Datatable table) {
        int width = table.columns().size();
        if (width == 0 ? !table.values().isEmpty() : table.values().size() % width != 0) {
            throw context.fail(
                    "KQL119",
                    table.span(),
                    table.values().size() + " values do not fill rows of " + width + " columns");
        }
        List<Symbol> columns =
                table.columns().stream()
                        .map(column -> new Symbol(column.name(), column.type(), true))
                        .toList();
        List<List<Bound>> rows = new ArrayList<>();
        for (int at = 0; at < table.values().size(); at += width) {
            List<Bound> row = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                row.add(cell(table.values().get(at + i), table.columns().get(i)));
            }
            rows.add(row);
        }
        return Rows.of(new Relation.Values(columns, rows));
    }

    private Bound cell(Expr expression, Column column) {
        if (!isLiteral(expression)) {
            throw context.fail(
                    "KQL119", expression.span(), "the values of 'datatable' must be literals");
        }
        Bound value = constants.bind(expression);
        if (value.type() == column.type()) {
            return value;
        }
        if (value instanceof Bound.Constant constant) {
            Optional<Bound> converted = constantAs(constant, column.type());
            if (converted.isPresent()) {
                return converted.get();
            }
        }
        return constants.calls().to(column.type(), value, expression.span());
    }

    private static boolean isLiteral(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> true;
            case Expr.DynamicLiteral literal -> true;
            case Expr.Unary unary -> isLiteral(unary.operand());
            default -> false;
        };
    }

    private static Optional<Bound> constantAs(Bound.Constant constant, KqlType type) {
        if (constant.value().isEmpty()) {
            return Optional.of(
                    new Bound.Constant(
                            type, type == KqlType.STRING ? Optional.of("") : Optional.empty()));
        }
        if (constant.value().get() instanceof Number number) {
            switch (type) {
                case INT -> {
                    if (constant.type() == KqlType.LONG
                            && number.longValue() == number.intValue()) {
                        return Optional.of(
                                new Bound.Constant(type, Optional.of(number.intValue())));
                    }
                }
                case LONG -> {
                    if (constant.type() == KqlType.INT) {
                        return Optional.of(
                                new Bound.Constant(type, Optional.of(number.longValue())));
                    }
                }
                case REAL -> {
                    if (constant.type().isInteger()) {
                        return Optional.of(
                                new Bound.Constant(type, Optional.of(number.doubleValue())));
                    }
                }
                case BOOL, DECIMAL, STRING, DATETIME, TIMESPAN, DYNAMIC, GUID -> {}
            }
        }
        return Optional.empty();
    }

    Rows print(Query.Source.Print print) {
        Relation one = new Relation.Values(List.of(), List.of(List.of()));
        List<Relation.Assignment> assignments = new ArrayList<>();
        List<Symbol> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < print.items().size(); i++) {
            Query.Item item = print.items().get(i);
            Bound value = constants.bind(item.expression());
            String name = Naming.unique(item.name().orElse("print_" + i), names);
            names.add(name);
            Symbol symbol = new Symbol(name, value.type(), value.nullable());
            assignments.add(new Relation.Assignment(symbol, value));
            columns.add(symbol);
        }
        return Rows.serialized(new Relation.Compute(one, assignments, columns));
    }

    Rows range(Query.Source.Range range) {
        Bound from = constants.bind(range.from());
        Bound to = constants.bind(range.to());
        Bound step = constants.bind(range.step());
        KqlType type = widest(from, to, step);
        boolean time = type == KqlType.DATETIME && step.type() == KqlType.TIMESPAN;
        boolean number = type.isNumber() && type != KqlType.DECIMAL;
        if (!time && !number && type != KqlType.TIMESPAN) {
            throw context.fail(
                    "KQL111",
                    range.span(),
                    "'range' goes over numbers, times or time spans, not from "
                            + from.type().kqlName()
                            + " to "
                            + to.type().kqlName()
                            + " by "
                            + step.type().kqlName());
        }
        Symbol column = new Symbol(range.column(), type, true);
        return Rows.serialized(
                new Relation.Series(
                        column,
                        Types.widen(from, type),
                        Types.widen(to, type),
                        time ? step : Types.widen(step, type)));
    }

    private KqlType widest(Bound from, Bound to, Bound step) {
        if (from.type() == KqlType.DATETIME && to.type() == KqlType.DATETIME) {
            return KqlType.DATETIME;
        }
        return Types.common(from.type(), to.type())
                .flatMap(type -> Types.common(type, step.type()))
                .orElse(KqlType.STRING);
    }
}
