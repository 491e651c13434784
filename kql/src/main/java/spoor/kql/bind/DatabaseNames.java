package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;

/// Binds names that say where a table is (`database('x').T`, `cluster('c').database('x').T`) and
/// those of a pattern (`App('a').Data`). There is one database here: the case.
final class DatabaseNames {
    /// Functions that reach into other places.
    private static final Set<String> PLACES =
            Set.of("cluster", "database", "workspace", "app", "adx", "arg", "resource");

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
            case Expr.Member member when member.target() instanceof Expr.Method method ->
                    throw elsewhere(method);
            case Expr.Method method
                    when method.target() instanceof Expr.Call place && isHere(place) ->
                    relations.called(method.call(), Optional.empty());
            default -> throw elsewhere(expression);
        };
    }

    private Rows ofPlace(Expr.Call call, Optional<String> name, Expr whole) {
        if (relations.environment().find(call.name()).orElse(null)
                instanceof Environment.Entry.Pattern pattern) {
            return pattern(pattern, call, name.orElse(""));
        }
        if (!isHere(call)) {
            throw elsewhere(whole);
        }
        return relations.stored(new Expr.Name(name.orElse(""), whole.span()));
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

    private Context.Failed elsewhere(Expr expression) {
        return context.fail(
                "KQL133",
                expression.span(),
                "this names a table of another database or cluster, and Spoor reads only the case",
                "name the table alone");
    }
}
