package spoor.testkit.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;

/// What a query's text tells of the values in its tables: the constants that each column is
/// compared with, and the paths into its dynamic columns. Knows nothing of scopes: a name is a name
/// wherever it stands, which is enough to generate rows that get through its filters.
final class Usage {
    private static final Set<String> LOGIC = Set.of("and", "or");
    private static final Set<String> TRANSPARENT =
            Set.of(
                    "parse_json",
                    "parsejson",
                    "parse_xml",
                    "todynamic",
                    "tostring",
                    "toobject",
                    "tolower",
                    "toupper",
                    "trim",
                    "coalesce");
    private static final int MOST = 400;

    private final Map<String, Set<Object>> compared = new HashMap<>();
    private final Map<String, Set<Object>> lets = new HashMap<>();
    private final Map<String, Path> aliases = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Set<Object> all = new LinkedHashSet<>();

    /// Columns that are replaced by something inside them: `extend d = parse_json(d).items`.
    private final Map<String, Path> narrowed = new HashMap<>();

    private final List<Operator.Evaluate> plugins = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<String> pivoted = new LinkedHashSet<>();
    private final Set<String> given = new LinkedHashSet<>();
    private final Set<String> renamed = new LinkedHashSet<>();

    /// A value inside a column; `*` as a step stands for an element.
    private record Path(String root, List<String> steps) {
        Path {
            steps = List.copyOf(steps);
        }

        Path then(String step) {
            List<String> longer = new ArrayList<>(steps);
            longer.add(step);
            return new Path(root, longer);
        }

        /// The name that a comparison is remembered under.
        String leaf() {
            for (int i = steps.size() - 1; i >= 0; i--) {
                if (!steps.get(i).equals("*")) {
                    return steps.get(i);
                }
            }
            return root;
        }
    }

    private Usage() {}

    static Usage of(List<Statement> statements) {
        Usage usage = new Usage();
        for (Statement statement : statements) {
            usage.names(statement);
        }
        for (Statement statement : statements) {
            usage.visit(statement);
        }
        return usage;
    }

    /// Gives the bags that are unpacked the keys that the query uses as columns, and columns that
    /// are turned into columns the same names as values: those names which no table has.
    ///
    /// @param columns the names that the tables have
    void unpack(Set<String> columns) {
        Set<String> unknown = new LinkedHashSet<>(named);
        unknown.removeAll(given);
        unknown.removeAll(lets.keySet());
        unknown.removeAll(columns);
        for (Operator.Evaluate plugin : plugins) {
            if (plugin.call().arguments().isEmpty()) {
                continue;
            }
            Optional<Path> path = path(plugin.call().arguments().getFirst().value());
            if (path.isEmpty()) {
                continue;
            }
            if (plugin.call().name().equals("pivot")) {
                String leaf = aliases.getOrDefault(path.get().root(), path.get()).leaf();
                pivoted.add(leaf);
                Set<String> keys = new LinkedHashSet<>(named);
                keys.removeAll(lets.keySet());
                keys.removeAll(columnsKept(plugin.call()));
                keys.removeAll(renamed);
                compared.computeIfAbsent(leaf, key -> new LinkedHashSet<>()).addAll(keys);
            } else {
                Shape bag = shapeAt(deepest(path.get()));
                bag.markBag();
                String prefix = prefix(plugin.call());
                unknown.stream()
                        .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
                        .forEach(name -> bag.member(name.substring(prefix.length())));
            }
        }
    }

    /// The names among the arguments of `pivot`.
    private static Set<String> columnsKept(Expr.Call call) {
        Set<String> kept = new LinkedHashSet<>();
        for (Expr.Argument argument : call.arguments()) {
            if (argument.value() instanceof Expr.Name name) {
                kept.add(name.name());
            }
        }
        return kept;
    }

    /// Whether the query unpacks bags or turns values into columns.
    boolean unpacks() {
        return !plugins.isEmpty();
    }

    /// Whether the values of a name become columns.
    boolean isPivoted(String name) {
        return pivoted.contains(name);
    }

    private static String prefix(Expr.Call call) {
        return call.arguments().size() > 1
                        && call.arguments().get(1).value() instanceof Expr.Literal literal
                        && literal.value().orElse("") instanceof String prefix
                ? prefix
                : "";
    }

    private Path deepest(Path path) {
        return path.steps().isEmpty() ? narrowed.getOrDefault(path.root(), path) : path;
    }

    /// Constants that a column or member of this name is compared with.
    List<Object> comparedWith(String name) {
        return List.copyOf(compared.getOrDefault(name, Set.of()));
    }

    /// All constants of the text.
    List<Object> constants() {
        return List.copyOf(all);
    }

    Optional<Shape> shape(String column) {
        return Optional.ofNullable(shapes.get(column));
    }

    /// Notes what names stand for: constants of `let`, paths of new columns.
    private void names(Object node) {
        switch (node) {
            case Statement.LetExpression let -> {
                Set<Object> constants = new LinkedHashSet<>();
                constants(let.value(), constants);
                lets.put(let.name(), constants);
            }
            case Query.Item item when item.names().size() == 1 -> {
                String name = item.names().getFirst();
                given.add(name);
                path(item.expression())
                        .ifPresent(path ->
                                (path.root().equals(name) ? narrowed : aliases).put(name, path));
            }
            case Operator.ProjectRename rename ->
                    rename.items().forEach(item -> renamed.addAll(item.names()));
            case Operator.Evaluate evaluate
                    when Set.of("bag_unpack", "pivot").contains(evaluate.call().name()) ->
                    plugins.add(evaluate);
            case Operator.MvExpand expand -> {
                for (Operator.ExpandItem one : expand.items()) {
                    path(one.item().expression())
                            .map(this::deepest)
                            .ifPresent(path -> {
                                Shape shape = shapeAt(path);
                                shape.markArray();
                                one.item()
                                        .name()
                                        .filter(name -> !name.equals(path.root()))
                                        .ifPresent(name -> aliases.put(name, path.then("*")));
                            });
                }
            }
            default -> {}
        }
        for (Object child : Parts.of(node)) {
            names(child);
        }
    }

    private void visit(Object node) {
        switch (node) {
            case Expr.Binary binary when !LOGIC.contains(binary.operator()) ->
                    compare(List.of(binary.left(), binary.right()));
            case Expr.InList in -> {
                List<Object> sides = new ArrayList<>(in.items());
                sides.add(in.value());
                compare(sides);
            }
            case Expr.Between between ->
                    compare(List.of(between.value(), between.low(), between.high()));
            case Expr.Literal literal -> literal.value().ifPresent(all::add);
            case Expr.Name name -> named.add(name.name());
            case Operator.ProjectReorder reorder ->
                    reorder.names().stream()
                            .map(Operator.NamePattern::pattern)
                            .filter(name -> !name.contains("*"))
                            .forEach(named::add);
            case Expr.Call call when perhaps(call).isPresent() ->
                    named.add(perhaps(call).orElseThrow());
            case Expr.Call call
                    when call.name().equals("parse_xml") && call.arguments().size() == 1 ->
                    path(call.arguments().getFirst().value())
                            .ifPresent(path -> shapeAt(path).markXml());
            case Expr.Member member -> path(member).ifPresent(this::shapeAt);
            case Expr.Element element -> path(element).ifPresent(this::shapeAt);
            default -> {}
        }
        for (Object child : Parts.of(node)) {
            visit(child);
        }
    }

    private void compare(List<Object> sides) {
        Set<Object> constants = new LinkedHashSet<>();
        Set<String> columns = new LinkedHashSet<>();
        for (Object side : sides) {
            constants(side, constants);
            columns(side, columns);
        }
        for (String column : columns) {
            Set<Object> values = compared.computeIfAbsent(column, key -> new LinkedHashSet<>());
            for (Object constant : constants) {
                if (values.size() < MOST) {
                    values.add(constant);
                }
            }
        }
    }

    private void constants(Object node, Set<Object> into) {
        if (into.size() >= MOST) {
            return;
        }
        switch (node) {
            case Expr.Literal literal -> literal.value().ifPresent(into::add);
            case Expr.DynamicLiteral dynamic ->
                    into.addAll(JsonWords.of(dynamic.json().orElse("")));
            case Expr.Name name -> into.addAll(lets.getOrDefault(name.name(), Set.of()));
            default -> {
                for (Object child : Parts.of(node)) {
                    constants(child, into);
                }
            }
        }
    }

    private void columns(Object node, Set<String> into) {
        if (node instanceof Expr expression) {
            Optional<Path> path = path(expression);
            if (path.isPresent()) {
                into.add(path.get().leaf());
                Path alias = aliases.get(path.get().root());
                if (alias != null && path.get().steps().isEmpty()) {
                    into.add(alias.leaf());
                }
                return;
            }
        }
        for (Object child : Parts.of(node)) {
            columns(child, into);
        }
    }

    private Shape shapeAt(Path path) {
        Path whole = path;
        for (int i = 0; i < 5 && aliases.containsKey(whole.root()); i++) {
            Path outer = aliases.get(whole.root());
            List<String> steps = new ArrayList<>(outer.steps());
            steps.addAll(whole.steps());
            whole = new Path(outer.root(), steps);
        }
        Shape shape = shapes.computeIfAbsent(whole.root(), key -> new Shape());
        for (String step : whole.steps()) {
            shape = step.equals("*") ? shape.markArray() : shape.member(step);
        }
        return shape;
    }

    /// The column that `column_ifexists` asks for.
    private static Optional<String> perhaps(Expr.Call call) {
        return Set.of("column_ifexists", "columnifexists").contains(call.name())
                        && !call.arguments().isEmpty()
                        && call.arguments().getFirst().value() instanceof Expr.Literal literal
                ? literal.value().map(Object::toString)
                : Optional.empty();
    }

    private static Optional<Path> path(Expr expression) {
        return switch (expression) {
            case Expr.Name name -> Optional.of(new Path(name.name(), List.of()));
            case Expr.Member member -> path(member.target()).map(path -> path.then(member.name()));
            case Expr.Element element ->
                    path(element.target())
                            .map(path ->
                                    path.then(
                                            element.index() instanceof Expr.Literal literal
                                                            && literal.value().orElse(0)
                                                                    instanceof String name
                                                    ? name
                                                    : "*"));
            case Expr.Call call when perhaps(call).isPresent() ->
                    Optional.of(new Path(perhaps(call).orElseThrow(), List.of()));
            case Expr.Call call
                    when TRANSPARENT.contains(call.name()) && !call.arguments().isEmpty() ->
                    path(call.arguments().getLast().value())
                            .filter(path ->
                                    call.arguments().size() == 1
                                            || call.name().equals("trim")
                                            || call.name().equals("coalesce"));
            default -> Optional.empty();
        };
    }
}
