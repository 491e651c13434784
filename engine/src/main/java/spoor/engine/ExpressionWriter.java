package spoor.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.bind.Bound;
import spoor.kql.functions.Argument;
import spoor.kql.functions.Body;
import spoor.model.KqlType;

/// Writes bound expressions in a dialect. Texts become parameters.
final class ExpressionWriter {
    private final Dialect dialect;
    private final Names names;
    private final Parameters parameters;
    private final RelationWriter relations;

    ExpressionWriter(
            Dialect dialect, Names names, Parameters parameters, RelationWriter relations) {
        this.dialect = dialect;
        this.names = names;
        this.parameters = parameters;
        this.relations = relations;
    }

    String write(Bound bound) {
        return switch (bound) {
            case Bound.Constant constant -> constant(constant);
            case Bound.Ref ref -> names.of(ref.symbol());
            case Bound.Widen widen ->
                    "CAST(" + write(widen.operand()) + " AS " + dialect.type(widen.type()) + ")";
            case Bound.Apply apply -> apply(apply);
            case Bound.ScalarQuery query -> scalarQuery(query);
            case Bound.InQuery query -> inQuery(query);
        };
    }

    /// A predicate, where null counts as false.
    String predicate(Bound bound) {
        return write(bound);
    }

    private String constant(Bound.Constant constant) {
        if (constant.value().isEmpty()) {
            return constant.type() == KqlType.STRING
                    ? text("")
                    : "CAST(NULL AS " + dialect.type(constant.type()) + ")";
        }
        Object value = constant.value().get();
        return switch (constant.type()) {
            case BOOL -> value.equals(true) ? "TRUE" : "FALSE";
            case INT, LONG, DATETIME, TIMESPAN -> whole((Number) value, constant.type());
            case REAL -> "CAST('" + real((Double) value) + "' AS DOUBLE)";
            case DECIMAL, STRING, DYNAMIC, GUID -> text((String) value);
        };
    }

    private String whole(Number value, KqlType type) {
        return "CAST(" + value + " AS " + dialect.type(type) + ")";
    }

    private static String real(double value) {
        return Double.isNaN(value)
                ? "NaN"
                : Double.isInfinite(value)
                        ? (value > 0 ? "Infinity" : "-Infinity")
                        : Double.toString(value);
    }

    private String text(String value) {
        return parameters.placeHolder(value);
    }

    private String apply(Bound.Apply apply) {
        List<Body.Spelled> arguments = new ArrayList<>();
        for (Bound argument : apply.arguments()) {
            arguments.add(new Body.Spelled(write(argument), known(argument)));
        }
        Optional<Body.Spelling> own = dialect.spelling(apply.signature().id());
        if (own.isPresent()) {
            return "(" + own.get().sql(arguments) + ")";
        }
        return switch (apply.signature().body()) {
            case Body.Sql sql -> "(" + sql.spelling().sql(arguments) + ")";
            case Body.Java java ->
                    dialect.javaFunction(apply.signature().id())
                            + "("
                            + String.join(", ", arguments.stream().map(Body.Spelled::sql).toList())
                            + ")";
            case Body.Bound notWritten ->
                    throw new IllegalStateException(
                            apply.signature().id() + " is left to the binder");
        };
    }

    private static Argument known(Bound bound) {
        boolean constant = bound instanceof Bound.Constant;
        Optional<Object> value =
                bound instanceof Bound.Constant known ? known.value() : Optional.empty();
        return new Argument(bound.type(), bound.nullable(), constant, value);
    }

    private String scalarQuery(Bound.ScalarQuery query) {
        Rendered rendered = relations.render(query.relation(), true);
        String column = names.of(query.relation().columns().getFirst());
        String scalar =
                "(SELECT "
                        + column
                        + " FROM ("
                        + rendered.sql()
                        + ") AS "
                        + names.fresh("q")
                        + rendered.orderBy(dialect)
                        + " LIMIT 1)";
        return query.type() == KqlType.STRING ? "coalesce(" + scalar + ", '')" : scalar;
    }

    private String inQuery(Bound.InQuery query) {
        Rendered rendered = relations.render(query.relation(), false);
        String column = names.of(query.relation().columns().getFirst());
        String operand = write(query.operand());
        if (!query.caseSensitive()) {
            operand = "lower(" + operand + ")";
            column = "lower(" + column + ")";
        }
        // the list's nulls are left out, and a null operand is in no list: never null itself
        String in =
                "coalesce("
                        + operand
                        + " IN (SELECT "
                        + column
                        + " FROM ("
                        + rendered.sql()
                        + ") AS "
                        + names.fresh("q")
                        + " WHERE "
                        + column
                        + " IS NOT NULL), FALSE)";
        return query.negated() ? "(NOT " + in + ")" : in;
    }
}
