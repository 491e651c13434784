package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.functions.Function;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Unsupported;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds scalar expressions in one scope.
final class ExpressionBinder {
    private final Context context;
    private final Environment environment;
    private final Scope scope;
    private final RelationBinder relations;
    private final Extractor extractor;
    private final Calls calls;

    /// Takes calls that are no plain functions out of an expression: aggregates in `summarize`,
    /// functions of neighbouring rows in `extend`.
    @FunctionalInterface
    interface Extractor {
        /// What stands for the call; empty when it is an ordinary one.
        Optional<Bound> extract(Expr.Call call, ExpressionBinder binder);

        static Extractor none() {
            return (call, binder) -> Optional.empty();
        }
    }

    ExpressionBinder(
            Context context,
            Environment environment,
            Scope scope,
            RelationBinder relations,
            Extractor extractor) {
        this.context = context;
        this.environment = environment;
        this.scope = scope;
        this.relations = relations;
        this.extractor = extractor;
        this.calls = new Calls(context);
    }

    Context context() {
        return context;
    }

    Scope scope() {
        return scope;
    }

    Calls calls() {
        return calls;
    }

    /// This binder, without extraction: for the arguments of an extracted call.
    ExpressionBinder plain() {
        return new ExpressionBinder(context, environment, scope, relations, Extractor.none());
    }

    Bound bind(Expr expression) {
        return switch (expression) {
            case Expr.Name name -> name(name);
            case Expr.Literal literal -> new Bound.Constant(literal.type(), literal.value());
            case Expr.DynamicLiteral literal ->
                    new Bound.Constant(KqlType.DYNAMIC, literal.json().map(json -> (Object) json));
            case Expr.Call call -> call(call);
            case Expr.Unary unary -> unary(unary);
            case Expr.Binary binary -> binary(binary);
            case Expr.Between between -> between(between);
            case Expr.InList list -> new ListBinder(this, relations, environment).bind(list);
            case Expr.Member member -> member(member);
            case Expr.Element element ->
                    calls.apply(
                            "$element",
                            List.of(arrays(element.target()), bind(element.index())),
                            element.span());
            case Expr.TypeOf typeOf ->
                    new Bound.Constant(KqlType.STRING, Optional.of(typeOf.type()));
            case Expr.Subquery subquery -> scalarQuery(subquery.query(), subquery.span());
            case Expr.Method method ->
                    throw context.fail(
                            "KQL113",
                            method.span(),
                            "'" + method.call().name() + "(...)' of another place is no value");
            case Expr.Star star ->
                    throw context.fail("KQL112", star.span(), "'*' has no meaning here");
            case Expr.Tuple tuple ->
                    throw context.fail(
                            "KQL112", tuple.span(), "a list in parentheses has no meaning here");
            case Expr.Sided sided ->
                    throw context.fail(
                            "KQL112",
                            sided.span(),
                            "'$" + sided.side() + "' has a meaning only after 'on'");
        };
    }

    private Bound name(Expr.Name name) {
        Optional<Symbol> column = scope.find(name.name());
        if (column.isPresent()) {
            return new Bound.Ref(column.get());
        }
        if (scope.broken().contains(name.name())) {
            throw new Context.Failed();
        }
        Optional<Environment.Entry> entry = environment.find(name.name());
        if (entry.isPresent()) {
            return switch (entry.get()) {
                case Environment.Entry.Scalar scalar -> scalar.value();
                case Environment.Entry.Broken broken -> throw new Context.Failed();
                case Environment.Entry.Pattern pattern -> throw notScalar(name);
                case Environment.Entry.Table table -> throw notScalar(name);
                case Environment.Entry.UserFunction function ->
                        throw context.fail(
                                "KQL113",
                                name.span(),
                                "'" + name.name() + "' is a function",
                                "call it: " + name.name() + "(...)");
            };
        }
        List<String> near = new ArrayList<>(scope.names());
        near.addAll(environment.names());
        throw context.fail(
                "KQL101",
                name.span(),
                "unknown column '" + name.name() + "'",
                Nearest.hint(name.name(), near));
    }

    private Context.Failed notScalar(Expr.Name name) {
        return context.fail(
                "KQL113",
                name.span(),
                "'" + name.name() + "' is a table, not a value",
                "toscalar(" + name.name() + ") is its first value");
    }

    private Bound member(Expr.Member member) {
        Optional<String> dotted = dotted(member);
        if (dotted.isPresent() && scope.find(dotted.get()).isPresent()) {
            return new Bound.Ref(scope.find(dotted.get()).get());
        }
        Bound name = new Bound.Constant(KqlType.STRING, Optional.of(member.name()));
        return calls.apply("$member", List.of(asDynamic(member.target()), name), member.span());
    }

    /// `a.b.c` as one name, when it is made of names only.
    private static Optional<String> dotted(Expr expression) {
        return switch (expression) {
            case Expr.Name name -> Optional.of(name.name());
            case Expr.Member member ->
                    dotted(member.target()).map(target -> target + "." + member.name());
            default -> Optional.empty();
        };
    }

    /// Several arrays sorted together, of which one is taken: `array_sort_asc(a, b)[1]`.
    private Bound arrays(Expr target) {
        if (!(target instanceof Expr.Call call)
                || !call.name().startsWith("array_sort_")
                || call.arguments().size() < 2) {
            return asDynamic(target);
        }
        List<Bound> arguments =
                call.arguments().stream().map(argument -> bind(argument.value())).toList();
        return arguments.get(1).type() == KqlType.DYNAMIC
                ? calls.apply("$" + call.name(), arguments, call.span())
                : asDynamic(target);
    }

    private Bound asDynamic(Expr target) {
        Bound bound = bind(target);
        if (bound.type() != KqlType.DYNAMIC) {
            throw context.fail(
                    "KQL114",
                    target.span(),
                    "only a dynamic value has members, this is " + bound.type().kqlName(),
                    bound.type() == KqlType.STRING ? "parse_json(...) makes it dynamic" : "");
        }
        return bound;
    }

    private Bound unary(Expr.Unary unary) {
        Bound operand = bind(unary.operand());
        return unary.operator().equals("+")
                ? operand
                : calls.apply("unary-", List.of(operand), unary.span());
    }

    private Bound binary(Expr.Binary binary) {
        // outside 'search' a colon is another spelling of 'has'
        String operator = binary.operator().equals(":") ? "has" : binary.operator();
        if (binary.left() instanceof Expr.Star) {
            return new AnyColumn(context, scope)
                    .bind(operator, bind(binary.right()), binary.span());
        }
        Bound left = bind(binary.left());
        Bound right = bind(binary.right());
        return calls.apply(operator, List.of(left, right), binary.span());
    }

    private Bound between(Expr.Between between) {
        Bound value = bind(between.value());
        Bound low = bind(between.low());
        Bound high = bind(between.high());
        if (value.type() == KqlType.DATETIME && high.type() == KqlType.TIMESPAN) {
            high = Folding.fold(calls.apply("+", List.of(low, high), between.span()));
        }
        return calls.apply(
                between.negated() ? "!between" : "between",
                List.of(value, low, high),
                between.span());
    }

    private Bound scalarQuery(Query query, Span span) {
        Relation relation = relations.nested(environment).query(query).relation();
        if (relation.columns().isEmpty()) {
            throw context.fail("KQL112", span, "this table has no column to take a value from");
        }
        return new Bound.ScalarQuery(relation, relation.columns().getFirst().type());
    }

    private Bound call(Expr.Call call) {
        Optional<Bound> extracted = extractor.extract(call, this);
        if (extracted.isPresent()) {
            return extracted.get();
        }
        Optional<Environment.Entry> entry = environment.find(call.name());
        if (entry.isPresent() && entry.get() instanceof Environment.Entry.UserFunction function) {
            return userCall(call, function);
        }
        Optional<Bound> special = new SpecialCalls(this, relations, environment).bind(call);
        if (special.isPresent()) {
            return special.get();
        }
        Optional<Function> function = Functions.named(call.name());
        if (function.isEmpty() || function.get().hidden() || Functions.isOperator(call.name())) {
            throw unknown(call);
        }
        List<Bound> arguments = new ArrayList<>();
        for (Expr.Argument argument : call.arguments()) {
            // the name of an only argument may name the column, and says nothing to the function
            if (argument.name().isPresent() && call.arguments().size() > 1) {
                throw context.fail(
                        "KQL112",
                        argument.value().span(),
                        "'" + call.name() + "' has no named arguments");
            }
            arguments.add(bind(argument.value()));
        }
        return Folding.fold(calls.apply(function.get(), call.name(), arguments, call.span()));
    }

    private Context.Failed unknown(Expr.Call call) {
        if (AggregateForms.isAggregate(call.name())) {
            return context.fail(
                    "KQL115",
                    call.nameSpan(),
                    "the aggregate '" + call.name() + "' has a meaning only in 'summarize'");
        }
        if (WindowBinder.isWindow(call.name())) {
            return context.fail(
                    "KQL115",
                    call.nameSpan(),
                    "'" + call.name() + "' has no meaning here",
                    "put it into an 'extend' after 'sort' or 'serialize'");
        }
        if (SeveralColumns.isSeveral(call)) {
            throw context.fail(
                    "KQL115",
                    call.nameSpan(),
                    "'" + call.name() + "' gives several columns and cannot stand in an expression",
                    "give them names: extend (a, b) = " + call.name() + "(...)");
        }
        List<String> names = Functions.ALL.stream().map(Function::name).toList();
        return context.fail(
                "KQL110",
                call.nameSpan(),
                Unsupported.message("function", call.name()),
                Unsupported.reason(call.name()).isPresent()
                        ? ""
                        : Nearest.hint(call.name(), names));
    }

    /// A scalar user function: its body with the arguments in the parameters' places.
    private Bound userCall(Expr.Call call, Environment.Entry.UserFunction function) {
        context.enterCall(call.span());
        try {
            return body(call, function);
        } finally {
            context.leaveCall();
        }
    }

    private Bound body(Expr.Call call, Environment.Entry.UserFunction function) {
        Environment inside =
                new FunctionBinder(relations.nested(environment))
                        .parameters(function, call, Optional.empty(), this);
        List<Statement> body = function.function().body();
        relations.defineAll(body.subList(0, Math.max(0, body.size() - 1)), inside);
        if (body.isEmpty() || !(body.getLast() instanceof Statement.Expression last)) {
            throw context.fail(
                    "KQL116", call.span(), "the function '" + call.name() + "' gives nothing");
        }
        return new ExpressionBinder(context, inside, Scope.none(), relations, extractor)
                .bind(last.expression());
    }
}
