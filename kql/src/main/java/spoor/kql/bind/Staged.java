package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spoor.kql.functions.Functions;
import spoor.kql.syntax.Expr;

/// Binds the expressions of one operator, and puts what they need (functions of neighbouring rows,
/// computed operands) as steps between the input and the operator.
final class Staged {
    private final RelationBinder relations;
    private final Rows input;
    private final ExpressionBinder binder;
    private final Map<Bound, Symbol> computed = new HashMap<>();
    private Relation relation;

    Staged(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.input = input;
        this.relation = input.relation();
        this.binder =
                new ExpressionBinder(
                        relations.context(),
                        relations.environment(),
                        input.scope(),
                        relations,
                        (call, inside) -> new WindowBinder(this).extract(call, inside));
    }

    Bound bind(Expr expression) {
        return binder.bind(expression);
    }

    Bound withoutWindows(Expr expression) {
        return binder.plain().bind(expression);
    }

    Rows input() {
        return input;
    }

    Context context() {
        return relations.context();
    }

    /// The input with the steps put so far.
    Relation relation() {
        return relation;
    }

    void put(Relation next) {
        relation = next;
    }

    /// A column that holds a value: itself when it is one, else computed in a step.
    Symbol column(Bound value) {
        if (value instanceof Bound.Ref ref) {
            return ref.symbol();
        }
        Symbol known = computed.get(value);
        if (known != null && !isVolatile(value)) {
            return known;
        }
        Symbol symbol = new Symbol("$value", value.type(), value.nullable());
        relation =
                new Relation.Compute(
                        relation,
                        List.of(new Relation.Assignment(symbol, value)),
                        relation.columns());
        computed.put(value, symbol);
        return symbol;
    }

    private static boolean isVolatile(Bound value) {
        return switch (value) {
            case Bound.Apply apply ->
                    Functions.isVolatile(apply.signature())
                            || apply.arguments().stream().anyMatch(Staged::isVolatile);
            case Bound.Widen widen -> isVolatile(widen.operand());
            case Bound.InQuery query -> true;
            case Bound.ScalarQuery query -> true;
            case Bound.Constant constant -> false;
            case Bound.Ref ref -> false;
        };
    }

    /// The same for an operand that may stay a constant.
    Bound operand(Bound value) {
        return value instanceof Bound.Constant ? value : new Bound.Ref(column(value));
    }

    /// Puts a function of neighbouring rows, beside others that do not depend on one another.
    void putWindow(WindowCall call) {
        if (relation instanceof Relation.Window window && !uses(call, symbols(window))) {
            List<WindowCall> calls = new ArrayList<>(window.calls());
            calls.add(call);
            relation = new Relation.Window(window.input(), calls, window.partition());
        } else {
            relation = new Relation.Window(relation, List.of(call));
        }
    }

    private static Set<Symbol> symbols(Relation.Window window) {
        return Set.copyOf(window.calls().stream().map(WindowCall::symbol).toList());
    }

    private static boolean uses(WindowCall call, Set<Symbol> symbols) {
        return isOneOf(call.operand(), symbols)
                || call.fallback().filter(value -> isOneOf(value, symbols)).isPresent()
                || call.restart().filter(value -> isOneOf(value, symbols)).isPresent();
    }

    private static boolean isOneOf(Bound bound, Set<Symbol> symbols) {
        return bound instanceof Bound.Ref ref && symbols.contains(ref.symbol());
    }
}
