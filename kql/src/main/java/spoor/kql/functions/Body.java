package spoor.kql.functions;

import java.util.List;

/// How a signature is computed.
public sealed interface Body {
    /// In portable SQL: no function or cast that one engine has and another lacks. A spelling that
    /// uses an argument's text twice must do so only for constants: text grows exponentially
    /// otherwise.
    record Sql(Spelling spelling) implements Body {}

    /// By the Java function registered under the signature's id (`spoor.engine.scalar`).
    record Java() implements Body {}

    /// Not by itself: the binder replaces the call (`now()`, `iff`, `toscalar`).
    record Bound() implements Body {}

    /// Writes a call in SQL from its arguments.
    @FunctionalInterface
    interface Spelling {
        String sql(List<Spelled> arguments);
    }

    /// An argument already written in SQL (parenthesised where needed) and what is known of it.
    record Spelled(String sql, Argument argument) {
        @Override
        public String toString() {
            return sql;
        }
    }

    /// SQL with `{0}`, `{1}`, ... for the arguments.
    static Sql sql(String template) {
        return new Sql(arguments -> fill(template, arguments));
    }

    static Sql sql(Spelling spelling) {
        return new Sql(spelling);
    }

    /// Fills `{0}`, `{1}`, ... of a template.
    static String fill(String template, List<Spelled> arguments) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            out.append(template, from, open)
                    .append(arguments.get(Integer.parseInt(template, open + 1, close, 10)).sql());
            from = close + 1;
        }
        return out.append(template.substring(from)).toString();
    }
}
