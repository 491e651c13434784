package spoor.engine;

import java.util.List;
import spoor.model.KqlType;

/// A relation in SQL: a SELECT whose columns have the names that [Names] gives.
///
/// @param order columns of the SELECT that put its rows in order; none: no order is known
record Rendered(String sql, List<OrderKey> order) {
    Rendered {
        order = List.copyOf(order);
    }

    /// A column to order by.
    record OrderKey(String column, KqlType type, boolean ascending, boolean nullsFirst) {
        String sql() {
            return column
                    + (ascending ? " ASC" : " DESC")
                    + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    /// The list after ORDER BY, empty when no order is known.
    String orderList() {
        return String.join(", ", order.stream().map(OrderKey::sql).toList());
    }

    /// ` ORDER BY ...` or nothing.
    String orderBy(Dialect dialect) {
        return order.isEmpty() ? "" : " ORDER BY " + orderList();
    }
}
