package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.model.KqlType;
import spoor.model.Span;

/// Makes syntax for plugins that are other operators in short. All of it has the plugin's place in
/// the text.
record Made(Span span) {
    Expr name(String name) {
        return new Expr.Name(name, span);
    }

    Expr text(String value) {
        return new Expr.Literal(KqlType.STRING, Optional.of(value), span);
    }

    Expr number(long value) {
        return new Expr.Literal(KqlType.LONG, Optional.of(value), span);
    }

    Expr call(String function, Expr... arguments) {
        List<Expr.Argument> all = new ArrayList<>();
        for (Expr argument : arguments) {
            all.add(new Expr.Argument(Optional.empty(), argument));
        }
        return new Expr.Call(function, all, span, span);
    }

    Expr call(String function, List<Expr> arguments) {
        return call(function, arguments.toArray(Expr[]::new));
    }

    Expr equal(Expr left, Expr right) {
        return new Expr.Binary("==", left, right, span, span);
    }

    Expr element(Expr target, Expr index) {
        return new Expr.Element(target, index, span);
    }

    Query.Item item(String name, Expr expression) {
        return new Query.Item(List.of(name), expression, span);
    }

    Query.Item item(Expr expression) {
        return new Query.Item(List.of(), expression, span);
    }

    Operator extend(Query.Item... items) {
        return new Operator.Extend(List.of(items), span);
    }

    Operator project(List<Query.Item> items) {
        return new Operator.Project(items, span);
    }

    Operator where(Expr predicate) {
        return new Operator.Where(predicate, span);
    }

    Operator summarize(List<Query.Item> aggregates, List<Query.Item> keys) {
        return new Operator.Summarize(aggregates, keys, span);
    }

    /// `mv-expand name to typeof(type), ...`.
    Operator expand(List<String> names, List<String> types) {
        List<Operator.ExpandItem> items = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            items.add(new Operator.ExpandItem(item(name(names.get(i))), Optional.of(types.get(i))));
        }
        return new Operator.MvExpand(false, Optional.empty(), items, Optional.empty(), false, span);
    }
}
