package spoor.kql.bind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Operator.NamePattern;
import spoor.kql.syntax.Query;

/// Chooses, renames and reorders columns: `project-away`, `-keep`, `-rename`, `-reorder`.
final class ColumnPicker {
    private final Context context;
    private final Rows input;

    ColumnPicker(Context context, Rows input) {
        this.context = context;
        this.input = input;
    }

    Rows pick(Operator.ProjectPick pick) {
        Set<Symbol> named = new HashSet<>();
        for (NamePattern name : pick.names()) {
            named.addAll(matching(name));
        }
        List<Symbol> columns =
                input.columns().stream()
                        .filter(column -> named.contains(column) == pick.keep())
                        .toList();
        return input.with(new Relation.Compute(input.relation(), List.of(), columns));
    }

    private List<Symbol> matching(NamePattern name) {
        if (!name.wildcard()) {
            return List.of(column(name.pattern(), name));
        }
        Pattern pattern = pattern(name.pattern());
        return input.columns().stream()
                .filter(column -> pattern.matcher(column.name()).matches())
                .toList();
    }

    static Pattern pattern(String wildcards) {
        List<String> parts = new ArrayList<>();
        for (String part : wildcards.split("\\*", -1)) {
            parts.add(Pattern.quote(part));
        }
        return Pattern.compile(String.join(".*", parts));
    }

    private Symbol column(String name, NamePattern at) {
        return input.scope()
                .find(name)
                .orElseThrow(() ->
                        context.fail(
                                "KQL101",
                                at.span(),
                                "unknown column '" + name + "'",
                                Nearest.hint(name, input.scope().names())));
    }

    Rows rename(Operator.ProjectRename rename) {
        List<Symbol> columns = new ArrayList<>(input.columns());
        List<Assignment> assignments = new ArrayList<>();
        for (Query.Item item : rename.items()) {
            if (item.name().isEmpty() || !(item.expression() instanceof Expr.Name old)) {
                throw context.fail(
                        "KQL126", item.span(), "'project-rename' takes new = old column names");
            }
            Symbol from = column(old.name(), new NamePattern(old.name(), false, old.span()));
            Symbol to = new Symbol(item.name().get(), from.type(), from.nullable());
            if (columns.stream()
                    .anyMatch(column -> !column.equals(from) && column.name().equals(to.name()))) {
                throw context.fail(
                        "KQL123", item.span(), "there is a column '" + to.name() + "' already");
            }
            columns.set(columns.indexOf(from), to);
            assignments.add(new Assignment(to, new Bound.Ref(from)));
        }
        return input.with(new Relation.Compute(input.relation(), assignments, columns));
    }

    Rows reorder(Operator.ProjectReorder reorder) {
        Set<Symbol> columns = new LinkedHashSet<>();
        for (int i = 0; i < reorder.names().size(); i++) {
            List<Symbol> matching = new ArrayList<>(matching(reorder.names().get(i)));
            matching.removeAll(columns);
            switch (reorder.order().get(i)) {
                case "asc" -> matching.sort(Comparator.comparing(Symbol::name));
                case "desc" -> matching.sort(Comparator.comparing(Symbol::name).reversed());
                case "" -> {}
                default ->
                        throw context.fail(
                                "KQL110",
                                reorder.span(),
                                "'" + reorder.order().get(i) + "' is not supported yet");
            }
            columns.addAll(matching);
        }
        columns.addAll(input.columns());
        return input.with(new Relation.Compute(input.relation(), List.of(), List.copyOf(columns)));
    }
}
