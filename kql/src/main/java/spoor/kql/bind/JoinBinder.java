package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.bind.Relation.JoinKind;
import spoor.kql.bind.Relation.KeyPair;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `join` and `lookup`.
final class JoinBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows left;

    JoinBinder(RelationBinder relations, Rows left) {
        this.relations = relations;
        this.context = relations.context();
        this.left = left;
    }

    Rows join(Operator.Join join) {
        JoinKind kind =
                switch (join.kind()) {
                    case "innerunique" -> JoinKind.INNER_UNIQUE;
                    case "inner" -> JoinKind.INNER;
                    case "leftouter" -> JoinKind.LEFT_OUTER;
                    case "rightouter" -> JoinKind.RIGHT_OUTER;
                    case "fullouter" -> JoinKind.FULL_OUTER;
                    case "leftsemi" -> JoinKind.LEFT_SEMI;
                    case "leftanti", "anti", "leftantisemi" -> JoinKind.LEFT_ANTI;
                    case "rightsemi" -> JoinKind.RIGHT_SEMI;
                    case "rightanti", "rightantisemi" -> JoinKind.RIGHT_ANTI;
                    default ->
                            throw context.fail(
                                    "KQL128",
                                    join.kindSpan(),
                                    "unknown join kind '" + join.kind() + "'",
                                    "the kinds are innerunique, inner, leftouter, rightouter,"
                                            + " fullouter, leftsemi, rightsemi, leftanti, rightanti");
                };
        Rows right = relations.query(join.right());
        List<KeyPair> keys = keys(join.on(), right, join.span());
        return switch (kind) {
            case LEFT_SEMI, LEFT_ANTI -> plain(kind, right, keys, left.columns());
            case RIGHT_SEMI, RIGHT_ANTI -> plain(kind, right, keys, right.columns());
            case INNER_UNIQUE, INNER, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER ->
                    both(kind, right, keys, right.columns());
        };
    }

    Rows lookup(Operator.Lookup lookup) {
        JoinKind kind =
                switch (lookup.kind()) {
                    case "leftouter" -> JoinKind.LEFT_OUTER;
                    case "inner" -> JoinKind.INNER;
                    default ->
                            throw context.fail(
                                    "KQL128",
                                    lookup.span(),
                                    "'lookup' is leftouter or inner, not '" + lookup.kind() + "'");
                };
        Rows right = relations.query(lookup.right());
        List<KeyPair> keys = keys(lookup.on(), right, lookup.span());
        List<Symbol> taken = keys.stream().map(KeyPair::right).toList();
        List<Symbol> columns =
                right.columns().stream().filter(column -> !taken.contains(column)).toList();
        return both(kind, right, keys, columns);
    }

    private Rows plain(JoinKind kind, Rows right, List<KeyPair> keys, List<Symbol> columns) {
        return Rows.of(new Relation.Join(kind, left.relation(), right.relation(), keys, columns));
    }

    private Rows both(JoinKind kind, Rows right, List<KeyPair> keys, List<Symbol> rightColumns) {
        List<Symbol> all = new ArrayList<>(left.columns());
        all.addAll(rightColumns);
        Relation join = new Relation.Join(kind, left.relation(), right.relation(), keys, all);
        List<Symbol> columns = new ArrayList<>();
        List<Assignment> assignments = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        // a number must not make a name that a later column has
        Set<String> taken = new HashSet<>(Naming.names(all));
        for (Symbol column : all) {
            String name =
                    seen.add(column.name()) ? column.name() : Naming.unique(column.name(), taken);
            taken.add(name);
            // outer joins make nulls: every column passes through a symbol that may be null
            Symbol symbol = new Symbol(name, column.type(), true);
            assignments.add(new Assignment(symbol, new Bound.Ref(column)));
            columns.add(symbol);
        }
        return new Rows(
                new Relation.Compute(join, assignments, columns),
                List.of(),
                false,
                new HashSet<>());
    }

    private List<KeyPair> keys(List<Expr> on, Rows right, Span span) {
        if (on.isEmpty()) {
            throw context.fail(
                    "KQL128",
                    span,
                    "a join needs its keys",
                    "add 'on Column' or 'on $left.a == $right.b'");
        }
        List<KeyPair> keys = new ArrayList<>();
        for (Expr condition : on) {
            keys(condition, right, keys);
        }
        for (KeyPair key : keys) {
            if (key.left().type() != key.right().type()) {
                throw context.fail(
                        "KQL129",
                        span,
                        "the join compares '"
                                + key.left().name()
                                + "' ("
                                + key.left().type().kqlName()
                                + ") with '"
                                + key.right().name()
                                + "' ("
                                + key.right().type().kqlName()
                                + ")",
                        "convert one of them with 'extend' before");
            }
            if (key.left().type() == KqlType.DYNAMIC) {
                throw context.fail(
                        "KQL124",
                        span,
                        "a dynamic value cannot be a join key",
                        "convert it: tostring(...)");
            }
        }
        return keys;
    }

    private void keys(Expr condition, Rows right, List<KeyPair> keys) {
        switch (condition) {
            case Expr.Name name ->
                    keys.add(
                            new KeyPair(
                                    column(left, name.name(), name.span(), "left"),
                                    column(right, name.name(), name.span(), "right")));
            case Expr.Binary binary when binary.operator().equals("and") -> {
                keys(binary.left(), right, keys);
                keys(binary.right(), right, keys);
            }
            case Expr.Binary binary when binary.operator().equals("==") ->
                    equality(binary, right, keys);
            default ->
                    throw context.fail(
                            "KQL128",
                            condition.span(),
                            "a join takes only equalities",
                            "write 'on Column' or 'on $left.a == $right.b'; put other"
                                    + " conditions into a 'where' after it");
        }
    }

    private void equality(Expr.Binary binary, Rows right, List<KeyPair> keys) {
        Optional<Symbol> ofLeft = Optional.empty();
        Optional<Symbol> ofRight = Optional.empty();
        for (Expr side : List.of(binary.left(), binary.right())) {
            if (!(side instanceof Expr.Sided sided)) {
                throw context.fail("KQL128", side.span(), "write $left.Column == $right.Column");
            }
            if (sided.side().equals("left")) {
                ofLeft = Optional.of(column(left, sided.name(), sided.span(), "left"));
            } else {
                ofRight = Optional.of(column(right, sided.name(), sided.span(), "right"));
            }
        }
        if (ofLeft.isEmpty() || ofRight.isEmpty()) {
            throw context.fail("KQL128", binary.span(), "one side must be $left, the other $right");
        }
        keys.add(new KeyPair(ofLeft.get(), ofRight.get()));
    }

    private Symbol column(Rows rows, String name, Span span, String side) {
        return rows.scope()
                .find(name)
                .orElseThrow(() -> {
                    if (rows.broken().contains(name)) {
                        return new Context.Failed();
                    }
                    return context.fail(
                            "KQL101",
                            span,
                            "unknown column '" + name + "' on the " + side + " of the join",
                            spoor.kql.syntax.Nearest.hint(name, rows.scope().names()));
                });
    }
}
