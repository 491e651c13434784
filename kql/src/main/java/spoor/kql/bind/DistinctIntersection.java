package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;

/// Binds `dcount_intersect(hll, hll, ...)`: how many values the first set has, the first two have
/// in common, the first three, ..., beside the input's columns. The size of an intersection follows
/// from those of unions.
final class DistinctIntersection {
    /// With each further set twice as many unions are counted.
    private static final int MOST = 6;

    private final RelationBinder relations;
    private final Rows input;
    private final Expr.Call call;

    DistinctIntersection(RelationBinder relations, Rows input, Operator.Evaluate evaluate) {
        this.relations = relations;
        this.input = input;
        this.call = evaluate.call();
    }

    Rows bind() {
        QueryPlugin plugin = new QueryPlugin(relations, input, call);
        plugin.arguments().named();
        int sets = plugin.arguments().count();
        if (sets < 2 || sets > MOST) {
            throw relations
                    .context()
                    .fail(
                            "KQL111",
                            call.span(),
                            "'dcount_intersect' takes 2 to " + MOST + " sets, not " + sets);
        }
        List<String> names = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < input.columns().size(); i++) {
            String name = input.columns().get(i).name();
            plugin.expression("c" + i, new Expr.Name(name, call.span()));
            counts.add("c" + i);
            names.add(name);
        }
        for (int i = 0; i < sets; i++) {
            plugin.column("h" + i, i);
            names.add("s" + i);
            counts.add("s" + i + " = " + intersection(i + 1));
        }
        return plugin.rows("Source | project " + String.join(", ", counts), names);
    }

    /// Unions of an odd number of sets are added, of an even number subtracted.
    private static String intersection(int sets) {
        StringBuilder sum = new StringBuilder("0");
        for (int chosen = 1; chosen < (1 << sets); chosen++) {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < sets; i++) {
                if (((chosen >> i) & 1) == 1) {
                    members.add("h" + i);
                }
            }
            String union =
                    members.size() == 1
                            ? members.getFirst()
                            : "hll_merge(" + String.join(", ", members) + ")";
            sum.append(members.size() % 2 == 1 ? " + " : " - ")
                    .append("dcount_hll(")
                    .append(union)
                    .append(')');
        }
        return sum.toString();
    }
}
