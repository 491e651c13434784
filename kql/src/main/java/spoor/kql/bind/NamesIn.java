package spoor.kql.bind;

import java.util.LinkedHashSet;
import java.util.Set;
import spoor.kql.syntax.Expr;

/// The plain names in an expression, in their order, and whether it looks into columns that it does
/// not name (`"term"`, `* has "term"`).
final class NamesIn {
    private final Set<String> names = new LinkedHashSet<>();
    private boolean anyColumn;

    private NamesIn() {}

    static NamesIn of(Expr predicate) {
        NamesIn found = new NamesIn();
        found.condition(predicate);
        return found;
    }

    Set<String> names() {
        return names;
    }

    boolean anyColumn() {
        return anyColumn;
    }

    /// A term stands only where a condition can.
    private void condition(Expr expression) {
        switch (expression) {
            case Expr.Literal literal ->
                    anyColumn |= !(literal.value().orElse("") instanceof Boolean);
            case Expr.Binary binary
                    when binary.operator().equals("and") || binary.operator().equals("or") -> {
                condition(binary.left());
                condition(binary.right());
            }
            case Expr.Call call when call.name().equals("not") ->
                    call.arguments().forEach(argument -> condition(argument.value()));
            default -> visit(expression);
        }
    }

    private void visit(Expr expression) {
        switch (expression) {
            case Expr.Name name -> names.add(name.name());
            case Expr.Star star -> anyColumn = true;
            case Expr.Call call -> call.arguments().forEach(argument -> visit(argument.value()));
            case Expr.Unary unary -> visit(unary.operand());
            case Expr.Binary binary -> {
                visit(binary.left());
                visit(binary.right());
            }
            case Expr.Between between -> {
                visit(between.value());
                visit(between.low());
                visit(between.high());
            }
            case Expr.InList list -> {
                visit(list.value());
                list.items().forEach(this::visit);
            }
            case Expr.Member member -> visit(member.target());
            case Expr.Element element -> {
                visit(element.target());
                visit(element.index());
            }
            case Expr.Tuple tuple -> tuple.items().forEach(this::visit);
            case Expr.Literal literal -> {}
            case Expr.DynamicLiteral literal -> {}
            case Expr.TypeOf typeOf -> {}
            case Expr.Subquery subquery -> {}
            case Expr.Method method -> {}
            case Expr.Sided sided -> {}
        }
    }
}
