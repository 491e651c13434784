package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;

/// Binds names that say where a table is (`database('x').T`, `cluster('c').database('x').T`,
/// `workspace('w').T`) and those of a pattern (`App('a').Data`). One database is here, the case;
/// others are those that the user connected.
final class DatabaseNames {
    /// Functions that reach into other places.
    private static final Set<String> PLACES =
            Set.of("cluster", "database", "workspace", "app", "adx", "arg", "resource");

    private static final int MOST_ALIASES = 10;

    private final RelationBinder relations;
    private final Context context;

    DatabaseNames(RelationBinder relations) {
        this.relations = relations;
        this.context = relations.context();
    }

    /// Whether `a(...).b` is a table, not a member of a dynamic value.
    boolean isEntity(Expr expression, Environment inside) {
        return switch (expression) {
            case Expr.Member member ->
                    member.target() instanceof Expr.Call call
                            ? isPlace(call, inside)
                            : isEntity(member.target(), inside);
            case Expr.Method method -> true;
            default -> false;
        };
    }

    /// Whether a call names a place or a pattern.
    static boolean isPlace(Expr.Call call, Environment inside) {
        Optional<Environment.Entry> entry = inside.find(call.name());
        return entry.map(found -> found instanceof Environment.Entry.Pattern)
                .orElseGet(() -> PLACES.contains(call.name()));
    }

    Rows rows(Expr expression) {
        return switch (expression) {
            case Expr.Member member when member.target() instanceof Expr.Call call ->
                    ofPlace(call, Optional.of(member.name()), expression);
            case Expr.Member member -> elsewhere(member.target(), member.name(), expression);
            case Expr.Method method
                    when method.target() instanceof Expr.Call place && isHere(place) ->
                    relations.called(method.call(), Optional.empty());
            case Expr.Method method when isTableCall(method.call()) ->
                    elsewhere(
                            method.target(),
                            text(method.call().arguments().getFirst().value()),
                            expression);
            case Expr.Method method ->
                    throw context.fail(
                            "KQL133",
                            method.span(),
                            "functions of another database cannot be called from here",
                            "name a table of it; save the function in the case with 'spoor function"
                                    + " add'");
            default -> throw unreachable(expression);
        };
    }

    private static boolean isTableCall(Expr.Call call) {
        return call.name().equals("table") && call.arguments().size() == 1;
    }

    private Rows ofPlace(Expr.Call call, Optional<String> name, Expr whole) {
        if (relations.environment().find(call.name()).orElse(null)
                instanceof Environment.Entry.Pattern pattern) {
            return pattern(pattern, call, name.orElse(""));
        }
        if (isHere(call)) {
            return relations.stored(new Expr.Name(name.orElse(""), whole.span()));
        }
        return elsewhere(call, name.orElse(""), whole);
    }

    /// The rows of a table of a place that is connected.
    private Rows elsewhere(Expr place, String table, Expr whole) {
        List<Place> places = places(place, whole, 0);
        if (places.size() > 1) {
            throw context.fail(
                    "KQL133",
                    place.span(),
                    "several connections fit: "
                            + String.join(", ", places.stream().map(Place::connection).toList()),
                    "write " + places.getFirst().written());
        }
        if (places.isEmpty()) {
            throw unreachable(whole);
        }
        return new RemoteBinder(relations).table(places.getFirst(), table, whole.span());
    }

    /// Whether a name says a place that is connected, and a table that is not there.
    boolean isMissing(Expr expression) {
        if (!(expression instanceof Expr.Member member)
                || !isEntity(member, relations.environment())) {
            return false;
        }
        if (member.target() instanceof Expr.Call call) {
            if (relations.environment().find(call.name()).isPresent()) {
                return false;
            }
            if (isHere(call)) {
                return context.table(member.name()).isEmpty();
            }
        }
        List<Place> places = places(member.target(), expression, 0);
        return places.size() == 1 && places.getFirst().table(member.name()).isEmpty();
    }

    private List<Place> places(Expr place, Expr whole, int depth) {
        Places all = context.catalog.places();
        return switch (place) {
            case Expr.Method method
                    when method.target() instanceof Expr.Call cluster
                            && cluster.name().equals("cluster")
                            && method.call().name().equals("database") ->
                    all.database(Optional.of(only(cluster)), only(method.call()));
            case Expr.Call call when call.name().equals("database") -> {
                Optional<Expr> alias = context.alias(only(call));
                yield alias.isPresent() && depth < MOST_ALIASES
                        ? places(alias.get(), whole, depth + 1)
                        : all.database(Optional.empty(), only(call));
            }
            case Expr.Call call when call.name().equals("workspace") -> all.workspace(only(call));
            default -> throw unreachable(whole);
        };
    }

    /// The one argument of `cluster`, `database` or `workspace`: a constant text.
    private String only(Expr.Call call) {
        String name = call.arguments().size() == 1 ? text(call.arguments().getFirst().value()) : "";
        if (name.isEmpty()) {
            throw context.fail(
                    "KQL111", call.span(), "'" + call.name() + "' takes one constant name");
        }
        return name;
    }

    /// The rows of a pattern's call without a path.
    Rows pattern(Environment.Entry.Pattern pattern, Expr.Call call, String path) {
        List<String> values =
                call.arguments().stream().map(argument -> text(argument.value())).toList();
        Statement.Match match =
                pattern.pattern().matches().stream()
                        .filter(one -> one.values().equals(values) && one.path().equals(path))
                        .findFirst()
                        .orElseThrow(() ->
                                context.fail(
                                        "KQL102",
                                        call.span(),
                                        "the pattern '"
                                                + call.name()
                                                + "' has nothing for these values"));
        Environment inside = pattern.environment().inner();
        for (int i = 0; i < Math.min(values.size(), pattern.pattern().parameters().size()); i++) {
            inside.define(pattern.pattern().parameters().get(i).name(), constant(values.get(i)));
        }
        pattern.pattern().path().ifPresent(name -> inside.define(name.name(), constant(path)));
        List<Statement> body = match.body();
        RelationBinder binder = relations.nested(inside);
        binder.defineAll(body.subList(0, Math.max(0, body.size() - 1)), inside);
        if (body.isEmpty() || !(body.getLast() instanceof Statement.Expression last)) {
            throw context.fail("KQL116", call.span(), "the pattern gives nothing here");
        }
        return binder.rows(last.expression(), inside);
    }

    private static Environment.Entry constant(String value) {
        return new Environment.Entry.Scalar(new Bound.Constant(KqlType.STRING, Optional.of(value)));
    }

    private boolean isHere(Expr.Call call) {
        if (!call.name().equals("database") || call.arguments().size() != 1) {
            return false;
        }
        String name = text(call.arguments().getFirst().value());
        Optional<Expr> alias = context.alias(name);
        if (alias.isPresent()) {
            return alias.get() instanceof Expr.Call named
                    && !text(named).equals(name)
                    && isHere(named);
        }
        return !name.isEmpty() && name.equals(context.catalog.database());
    }

    private String text(Expr expression) {
        return expression instanceof Expr.Call
                ? ""
                : relations.constants().bind(expression) instanceof Bound.Constant constant
                        ? constant.value().map(Object::toString).orElse("")
                        : "";
    }

    private Context.Failed unreachable(Expr expression) {
        List<Place> all = context.catalog.places().all();
        return context.fail(
                "KQL133",
                expression.span(),
                "this names a table of another database or cluster, and a query reaches only those"
                        + " that were connected by name",
                all.isEmpty()
                        ? "connect it: spoor connect kusto|loganalytics CONNECTION --case DIR; or"
                                + " name the table alone"
                        : "connected are "
                                + String.join(", ", all.stream().map(Place::written).toList()));
    }
}
