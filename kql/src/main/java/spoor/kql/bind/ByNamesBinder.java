package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `project-by-names`: columns by constant names, some perhaps with `*`; a name that no
/// column has is passed over.
final class ByNamesBinder {
    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    ByNamesBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator.ProjectByNames project) {
        List<Symbol> columns = new ArrayList<>();
        for (Expr argument : project.names()) {
            for (String name : names(argument)) {
                Pattern pattern = ColumnPicker.pattern(name);
                for (Symbol column : input.columns()) {
                    if (pattern.matcher(column.name()).matches() && !columns.contains(column)) {
                        columns.add(column);
                    }
                }
            }
        }
        return input.with(new Relation.Compute(input.relation(), List.of(), columns));
    }

    private List<String> names(Expr argument) {
        if (argument instanceof Expr.Call call
                && call.name().equals("column_names_of")
                && call.arguments().size() == 1) {
            Rows rows =
                    relations.rows(call.arguments().getFirst().value(), relations.environment());
            return Naming.names(rows.columns());
        }
        Bound value = new Staged(relations, input).withoutWindows(argument);
        if (value instanceof Bound.Constant constant && constant.value().isPresent()) {
            if (constant.type() == KqlType.STRING) {
                return List.of((String) constant.value().get());
            }
            if (constant.type() == KqlType.DYNAMIC
                    && ((String) constant.value().get()).startsWith("[")) {
                return texts((String) constant.value().get(), argument.span());
            }
        }
        throw refused(argument.span());
    }

    private List<String> texts(String array, Span span) {
        List<String> names = new ArrayList<>();
        for (Bound element : JsonElements.of(array)) {
            if (!(element instanceof Bound.Constant constant)
                    || constant.value().isEmpty()
                    || constant.type() != KqlType.STRING) {
                throw refused(span);
            }
            names.add((String) constant.value().get());
        }
        return names;
    }

    private Context.Failed refused(Span span) {
        return context.fail(
                "KQL126",
                span,
                "'project-by-names' takes constant names and arrays of names",
                "write \"name\", dynamic([\"name\", ...]) or column_names_of(T)");
    }
}
