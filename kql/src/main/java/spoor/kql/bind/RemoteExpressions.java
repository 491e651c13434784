package spoor.kql.bind;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Signature;
import spoor.kql.syntax.Expr;
import spoor.model.KqlType;
import spoor.model.Ticks;

/// Writes expressions as KQL for another side.
final class RemoteExpressions {
    /// Thrown where something is not for the other side.
    static final class StaysHere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StaysHere() {
            super(null, null, false, false);
        }
    }

    /// Which function a signature belongs to.
    private static final IdentityHashMap<Signature, String> NAMES = names();

    private final RelationBinder relations;
    private final String connection;
    private final Set<String> columns;

    /// @param input the rows whose columns may be named
    RemoteExpressions(RelationBinder relations, String connection, Rows input) {
        this.relations = relations;
        this.connection = connection;
        this.columns = new HashSet<>(Naming.names(input.columns()));
    }

    private static IdentityHashMap<Signature, String> names() {
        IdentityHashMap<Signature, String> names = new IdentityHashMap<>();
        for (Function function : Functions.ALL) {
            function.signatures().forEach(signature -> names.put(signature, function.name()));
        }
        return names;
    }

    String of(Expr expression) {
        return switch (expression) {
            case Expr.Binary binary ->
                    inner(binary.left()) + " " + binary.operator() + " " + inner(binary.right());
            case Expr.Between between ->
                    inner(between.value())
                            + (between.negated() ? " !between (" : " between (")
                            + inner(between.low())
                            + " .. "
                            + inner(between.high())
                            + ")";
            case Expr.InList list ->
                    inner(list.value()) + " " + list.operator() + " " + items(list);
            case Expr.Name name -> name(name);
            case Expr.Literal literal -> literal(literal.type(), literal.value());
            case Expr.DynamicLiteral literal ->
                    literal(KqlType.DYNAMIC, literal.json().map(json -> (Object) json));
            case Expr.Call call -> call(call);
            case Expr.Unary unary -> unary.operator() + inner(unary.operand());
            case Expr.Member member -> member(member);
            case Expr.Element element -> inner(element.target()) + "[" + of(element.index()) + "]";
            case Expr.Star star -> "*";
            case Expr.TypeOf typeOf -> "typeof(" + typeOf.type() + ")";
            case Expr.Tuple tuple -> "(" + list(tuple.items()) + ")";
            case Expr.Subquery subquery -> "(" + rows(subquery) + ")";
            case Expr.Method method -> throw new StaysHere();
            case Expr.Sided sided -> throw new StaysHere();
        };
    }

    String list(List<Expr> expressions) {
        return expressions.stream().map(this::of).collect(Collectors.joining(", "));
    }

    /// In parentheses where it has parts with an operator between them.
    private String inner(Expr expression) {
        return switch (expression) {
            case Expr.Binary part -> "(" + of(part) + ")";
            case Expr.Between part -> "(" + of(part) + ")";
            case Expr.InList part -> "(" + of(part) + ")";
            case Expr.Unary part -> "(" + of(part) + ")";
            default -> of(expression);
        };
    }

    private String name(Expr.Name name) {
        if (columns.contains(name.name())) {
            return RemoteText.quoted(name.name());
        }
        if (relations.environment().find(name.name()).orElse(null)
                instanceof Environment.Entry.Scalar scalar) {
            return value(scalar.value());
        }
        throw new StaysHere();
    }

    private String member(Expr.Member member) {
        Optional<String> dotted = dotted(member).filter(columns::contains);
        return dotted.isPresent()
                ? RemoteText.quoted(dotted.get())
                : inner(member.target()) + "[" + text(member.name()) + "]";
    }

    private static Optional<String> dotted(Expr expression) {
        return switch (expression) {
            case Expr.Name name -> Optional.of(name.name());
            case Expr.Member member ->
                    dotted(member.target()).map(target -> target + "." + member.name());
            default -> Optional.empty();
        };
    }

    private String call(Expr.Call call) {
        if (relations.environment().find(call.name()).isPresent()) {
            throw new StaysHere();
        }
        if (call.name().equals("now") || call.name().equals("ago")) {
            return value(Folding.fold(relations.constants().bind(call)));
        }
        if (!isCommon(call.name())) {
            throw new StaysHere();
        }
        return call.name()
                + call.arguments().stream()
                        .map(argument ->
                                argument.name()
                                                .map(name -> RemoteText.quoted(name) + " = ")
                                                .orElse("")
                                        + of(argument.value()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /// Whether Kusto knows a function and it is the same value at each call.
    private static boolean isCommon(String name) {
        Optional<Function> function = Functions.named(name);
        if (function.isEmpty()) {
            return AggregateForms.isAggregate(name) || WindowBinder.isWindow(name);
        }
        return !function.get().hidden()
                && !Functions.isOurs(function.get())
                && function.get().stability() == Function.Stability.STABLE;
    }

    /// The right side of `in`, `has_any` and their kin.
    private String items(Expr.InList list) {
        if (list.items().size() == 1) {
            Expr only = list.items().getFirst();
            boolean column = only instanceof Expr.Name name && columns.contains(name.name());
            if (!column && relations.isTabular(only, relations.environment())) {
                return "(" + rows(only) + ")";
            }
        }
        return "(" + list(list.items()) + ")";
    }

    /// A table within an expression: asked of the same connection, or constants of the text.
    private String rows(Expr expression) {
        Relation relation = relations.rows(expression, relations.environment()).relation();
        Optional<RemoteBinder.Asked> asked = RemoteBinder.asked(relation);
        if (asked.isPresent() && asked.get().connection().equals(connection)) {
            return asked.get().text();
        }
        while (relation instanceof Relation.Shared shared && !shared.once().kept()) {
            relation = shared.once().relation();
        }
        if (relation instanceof Relation.Values values && !values.columns().isEmpty()) {
            return values.columns().stream()
                            .map(column ->
                                    RemoteText.quoted(column.name())
                                            + ":"
                                            + column.type().kqlName())
                            .collect(Collectors.joining(", ", "datatable(", ")"))
                    + values.rows().stream()
                            .flatMap(List::stream)
                            .map(this::value)
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        throw new StaysHere();
    }

    /// A value that no row decides.
    private String value(Bound bound) {
        return switch (bound) {
            case Bound.Constant constant -> literal(constant.type(), constant.value());
            case Bound.Widen widen ->
                    widen.type() == KqlType.REAL || widen.type() == KqlType.DECIMAL
                            ? "to" + widen.type().kqlName() + "(" + value(widen.operand()) + ")"
                            : "tolong(" + value(widen.operand()) + ")";
            case Bound.Apply apply -> applied(apply);
            case Bound.Ref other -> throw new StaysHere();
            case Bound.ScalarQuery query ->
                    RemoteBinder.asked(query.relation())
                            .filter(asked -> asked.connection().equals(connection))
                            .map(asked -> "toscalar(" + asked.text() + ")")
                            .orElseThrow(StaysHere::new);
            case Bound.InQuery other -> throw new StaysHere();
        };
    }

    private String applied(Bound.Apply apply) {
        Bound folded = Folding.fold(apply);
        if (folded instanceof Bound.Constant constant) {
            return literal(constant.type(), constant.value());
        }
        String name = NAMES.getOrDefault(apply.signature(), "$");
        List<String> arguments = apply.arguments().stream().map(this::value).toList();
        if (name.equals("$member") || name.equals("$element")) {
            return arguments.getFirst() + "[" + arguments.getLast() + "]";
        }
        if (name.equals("unary-")) {
            return "(-" + arguments.getFirst() + ")";
        }
        if (Functions.isOperator(name) && arguments.size() == 2) {
            return "(" + arguments.getFirst() + " " + name + " " + arguments.getLast() + ")";
        }
        if (Functions.isOperator(name) || !isCommon(name)) {
            throw new StaysHere();
        }
        return name + "(" + String.join(", ", arguments) + ")";
    }

    private static String literal(KqlType type, Optional<Object> value) {
        if (type == KqlType.STRING) {
            return text(value.orElse("").toString());
        }
        if (value.isEmpty()) {
            return type.kqlName() + "(null)";
        }
        Object given = value.get();
        return switch (type) {
            case BOOL -> given.toString();
            case LONG -> (long) given < 0 ? "long(" + given + ")" : given.toString();
            case INT, DECIMAL, DYNAMIC, GUID -> type.kqlName() + "(" + given + ")";
            case REAL -> "real(" + real((double) given) + ")";
            case DATETIME -> "datetime(" + Ticks.datetimeText((long) given) + ")";
            case TIMESPAN -> "timespan(" + Ticks.timespanText((long) given) + ")";
            case STRING -> throw new IllegalStateException("written above");
        };
    }

    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? (value > 0 ? "+inf" : "-inf") : Double.toString(value);
    }

    private static String text(String value) {
        return '"' + escaped(value, '"') + '"';
    }

    /// A text between quotes; what is no visible ASCII sign by its number.
    static String escaped(String value, char quote) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || isHiding(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Signs that change how the text around them is shown, and halves of signs.
    private static boolean isHiding(char c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.CONTROL;
    }
}
