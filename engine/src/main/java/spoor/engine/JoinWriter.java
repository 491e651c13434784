package spoor.engine;

import java.util.ArrayList;
import java.util.List;
import spoor.engine.Rendered.OrderKey;
import spoor.kql.bind.Relation;
import spoor.kql.bind.Relation.JoinKind;
import spoor.kql.bind.Relation.KeyPair;

/// Writes joins. Null keys match null keys, as in KQL.
final class JoinWriter {
    private final Names names;
    private final RelationWriter relations;

    JoinWriter(Names names, RelationWriter relations) {
        this.names = names;
        this.relations = relations;
    }

    Rendered render(Relation.Join join, boolean ordered) {
        return switch (join.kind()) {
            case LEFT_SEMI -> half(join.left(), join.right(), join.keys(), true, "", ordered);
            case LEFT_ANTI -> half(join.left(), join.right(), join.keys(), true, "NOT ", ordered);
            case RIGHT_SEMI -> half(join.right(), join.left(), join.keys(), false, "", ordered);
            case RIGHT_ANTI -> half(join.right(), join.left(), join.keys(), false, "NOT ", ordered);
            case INNER_UNIQUE, INNER, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER -> full(join, ordered);
        };
    }

    private Rendered half(
            Relation kept,
            Relation other,
            List<KeyPair> keys,
            boolean leftKept,
            String not,
            boolean ordered) {
        Rendered keptRows = relations.render(kept, ordered);
        Rendered otherRows = relations.render(other, false);
        List<String> conditions = new ArrayList<>();
        for (KeyPair key : keys) {
            String mine = names.of(leftKept ? key.left() : key.right());
            String theirs = names.of(leftKept ? key.right() : key.left());
            conditions.add(equal(mine, theirs, key));
        }
        return new Rendered(
                "SELECT * FROM "
                        + relations.from(keptRows)
                        + " WHERE "
                        + not
                        + "EXISTS (SELECT 1 FROM "
                        + relations.from(otherRows)
                        + " WHERE "
                        + String.join(" AND ", conditions)
                        + ")",
                keptRows.order());
    }

    private static String equal(String mine, String theirs, KeyPair key) {
        boolean nullable = key.left().nullable() || key.right().nullable();
        return mine + (nullable ? " IS NOT DISTINCT FROM " : " = ") + theirs;
    }

    private Rendered full(Relation.Join join, boolean ordered) {
        boolean unique = join.kind() == JoinKind.INNER_UNIQUE;
        Rendered left = relations.render(join.left(), ordered || unique);
        Rendered right = relations.render(join.right(), ordered);
        if (unique) {
            left = firstPerKey(left, join.keys());
        }
        List<String> conditions = new ArrayList<>();
        for (KeyPair key : join.keys()) {
            conditions.add(equal(names.of(key.left()), names.of(key.right()), key));
        }
        String word =
                switch (join.kind()) {
                    case LEFT_OUTER -> "LEFT JOIN";
                    case RIGHT_OUTER -> "RIGHT JOIN";
                    case FULL_OUTER -> "FULL JOIN";
                    case INNER_UNIQUE, INNER, LEFT_SEMI, LEFT_ANTI, RIGHT_SEMI, RIGHT_ANTI ->
                            "JOIN";
                };
        List<OrderKey> order = new ArrayList<>();
        for (OrderKey key : left.order()) {
            // rows of the right alone come last
            order.add(new OrderKey(key.column(), key.type(), key.ascending(), false));
        }
        order.addAll(right.order());
        return new Rendered(
                "SELECT * FROM "
                        + relations.from(left)
                        + " "
                        + word
                        + " "
                        + relations.from(right)
                        + " ON "
                        + String.join(" AND ", conditions),
                ordered ? order : List.of());
    }

    /// `innerunique`: of the left rows with equal keys the first stands for all.
    private Rendered firstPerKey(Rendered left, List<KeyPair> keys) {
        String number = names.fresh("$unique");
        List<String> columns = keys.stream().map(key -> names.of(key.left())).toList();
        String order = left.orderList();
        return new Rendered(
                "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY "
                        + String.join(", ", columns)
                        + (order.isEmpty() ? "" : " ORDER BY " + order)
                        + ") AS "
                        + number
                        + " FROM "
                        + relations.from(left)
                        + ") AS "
                        + names.fresh("q")
                        + " WHERE "
                        + number
                        + " = 1",
                left.order());
    }
}
