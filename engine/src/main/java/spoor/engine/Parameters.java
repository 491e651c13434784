package spoor.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.model.Column;

/// The texts of a query on their way to numbered parameters. While the SQL is written each text has
/// a mark; what of it ends up in the statement (a spelling may leave an argument out) is numbered
/// last.
final class Parameters {
    private static final char OPEN = '\u0001';
    private static final char CLOSE = '\u0002';

    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> known = new LinkedHashMap<>();

    /// The mark that stands for a text.
    String placeHolder(String value) {
        int index =
                known.computeIfAbsent(
                        value,
                        added -> {
                            values.add(added);
                            return values.size() - 1;
                        });
        return OPEN + Integer.toString(index) + CLOSE;
    }

    /// Names may hold the character that opens a mark; doubled it stands for itself.
    static String escaped(String sql) {
        return sql.replace(Character.toString(OPEN), Character.toString(OPEN) + OPEN);
    }

    /// The statement, with place holders in the marks' places.
    SqlStatement statement(String marked, List<Column> columns, Dialect dialect) {
        StringBuilder sql = new StringBuilder(marked.length());
        List<String> used = new ArrayList<>();
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        int from = 0;
        for (int open = marked.indexOf(OPEN); open >= 0; open = marked.indexOf(OPEN, from)) {
            if (marked.charAt(open + 1) == OPEN) {
                sql.append(marked, from, open + 1);
                from = open + 2;
                continue;
            }
            int close = marked.indexOf(CLOSE, open);
            int index = Integer.parseInt(marked, open + 1, close, 10);
            int number =
                    numbers.computeIfAbsent(
                            index,
                            added -> {
                                used.add(values.get(added));
                                return used.size();
                            });
            sql.append(marked, from, open).append(dialect.parameter(number));
            from = close + 1;
        }
        return new SqlStatement(sql.append(marked.substring(from)).toString(), used, columns);
    }
}
