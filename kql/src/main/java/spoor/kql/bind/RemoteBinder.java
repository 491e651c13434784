package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Operator;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Span;
import spoor.model.TableSchema;

/// Binds tables that lie elsewhere, and hands as many of the operators behind them as the other
/// side understands over to it, as KQL text. The rows come back through a step outside SQL.
///
/// Before: rows of `cluster('c').database('d').T`, the operator `where x == 1`. After: rows of the
/// text `T | where x == 1`, to be sent to that connection.
public final class RemoteBinder {
    /// The step that asks another place. Its arguments: the constants `connection` and `text`, the
    /// columns that must come back.
    public static final String STEP = "remote";

    /// The longest text that is sent, in characters.
    private static final int MOST_TEXT = 100_000;

    private final RelationBinder relations;
    private final Context context;

    RemoteBinder(RelationBinder relations) {
        this.relations = relations;
        this.context = relations.context();
    }

    /// What is asked of a connection.
    ///
    /// @param columns those that come back
    public record Asked(String connection, String text, List<Column> columns) {
        public Asked {
            columns = List.copyOf(columns);
        }

        /// The same for some of the columns only, by index.
        public Asked only(List<Integer> wanted) {
            if (wanted.size() == columns.size()) {
                return this;
            }
            List<Column> some = wanted.stream().map(columns::get).toList();
            String names =
                    some.stream()
                            .map(column -> RemoteText.quoted(column.name()))
                            .collect(Collectors.joining(", "));
            return new Asked(connection, text + "\n| project " + names, some);
        }

        /// What a step asks; empty: it is another step.
        public static Optional<Asked> of(Relation.PluginCall call) {
            if (!call.name().equals(STEP)) {
                return Optional.empty();
            }
            String connection = "";
            String text = "";
            List<Column> columns = List.of();
            for (Relation.PluginArgument argument : call.arguments()) {
                switch (argument) {
                    case Relation.PluginArgument.OfConstant constant -> {
                        String value = constant.constant().value().orElse("").toString();
                        if (constant.name().filter("connection"::equals).isPresent()) {
                            connection = value;
                        } else {
                            text = value;
                        }
                    }
                    case Relation.PluginArgument.OfColumns given -> columns = given.columns();
                    case Relation.PluginArgument.OfColumn other ->
                            throw new IllegalStateException(other.toString());
                    case Relation.PluginArgument.OfSteps other ->
                            throw new IllegalStateException(other.toString());
                }
            }
            return Optional.of(new Asked(connection, text, columns));
        }
    }

    /// The rows of a table of a place.
    Rows table(Place place, String name, Span span) {
        TableSchema schema =
                place.table(name)
                        .orElseThrow(() ->
                                context.fail(
                                        "KQL102",
                                        span,
                                        "unknown table '" + name + "' in " + place.written(),
                                        hint(place, name)));
        return rows(
                new Asked(place.connection(), RemoteText.quoted(name), schema.columns()),
                false,
                span);
    }

    private static String hint(Place place, String name) {
        String near = Nearest.hint(name, place.tableNames());
        return near.isEmpty()
                ? "'spoor connect --refresh "
                        + place.connection()
                        + "' asks again which tables are there"
                : near;
    }

    private static Rows rows(Asked asked, boolean serialized, Span span) {
        List<Symbol> columns = new ArrayList<>();
        for (Column column : asked.columns()) {
            columns.add(new Symbol(column.name(), column.type(), true));
        }
        Relation.PluginCall call =
                new Relation.PluginCall(
                        STEP,
                        List.of(),
                        List.of(
                                constant("connection", asked.connection(), span),
                                constant("text", asked.text(), span),
                                new Relation.PluginArgument.OfColumns(
                                        Optional.of("columns"), asked.columns(), span)),
                        span);
        Relation step = new Relation.Mine(new Relation.Values(List.of(), List.of()), call, columns);
        return serialized ? Rows.serialized(step) : Rows.of(step);
    }

    private static Relation.PluginArgument constant(String name, String value, Span span) {
        return new Relation.PluginArgument.OfConstant(
                Optional.of(name), new Bound.Constant(KqlType.STRING, Optional.of(value)), span);
    }

    /// What is asked to get these rows, where another place gives them as they are.
    static Optional<Asked> asked(Relation relation) {
        return switch (relation) {
            case Relation.Mine mine -> Asked.of(mine.call());
            case Relation.Shared shared
                    when !shared.once().kept()
                            && shared.columns().size()
                                    == shared.once().relation().columns().size() ->
                    asked(shared.once().relation());
            default -> Optional.empty();
        };
    }

    /// The rows after an operator, asked of the other side where that understands it.
    ///
    /// @param bound the rows as the operator gives them here: they say which columns come back
    Rows after(Rows input, Operator operator, Rows bound) {
        Optional<Asked> before = asked(input.relation());
        if (before.isEmpty() || asked(bound.relation()).isPresent()) {
            return bound;
        }
        Optional<String> written =
                new RemoteText(relations, before.get().connection(), input).of(operator);
        if (written.isEmpty()) {
            return bound;
        }
        String text = before.get().text() + "\n| " + written.get();
        if (text.length() > MOST_TEXT) {
            return bound;
        }
        List<Column> columns = bound.columns().stream().map(Symbol::column).toList();
        return rows(
                new Asked(before.get().connection(), text, columns),
                bound.serialized(),
                operator.span());
    }

    /// The filters right behind a source.
    static List<Operator.Where> filters(List<Operator> operators) {
        List<Operator.Where> filters = new ArrayList<>();
        for (Operator operator : operators) {
            if (!(operator instanceof Operator.Where where)) {
                break;
            }
            filters.add(where);
        }
        return filters;
    }

    /// Asks the legs of a union that lie elsewhere only for rows that pass the filters behind it,
    /// which stay where they are: `union workspace('w').T, T | where x == 1` asks for `T | where x
    /// == 1`.
    ///
    /// @param withSource a column that no leg has
    void filter(
            List<UnionBinder.Named> legs,
            List<Operator.Where> filters,
            Optional<String> withSource) {
        for (int i = 0; i < legs.size(); i++) {
            UnionBinder.Named leg = legs.get(i);
            for (Operator.Where filter : filters) {
                NamesIn names = NamesIn.of(filter.predicate());
                if (asked(leg.rows().relation()).isEmpty()
                        || names.anyColumn()
                        || withSource.filter(names.names()::contains).isPresent()
                        || isOfOthers(names, leg, legs)) {
                    break;
                }
                Rows bound = new OperatorBinder(relations, leg.rows()).bind(filter);
                Rows after = after(leg.rows(), filter, bound);
                if (asked(after.relation()).isEmpty()) {
                    break;
                }
                leg = new UnionBinder.Named(leg.source(), after);
                legs.set(i, leg);
            }
        }
    }

    /// Whether a filter names a column that only other legs have, or one that none has and that is
    /// no value of the text.
    private boolean isOfOthers(NamesIn names, UnionBinder.Named leg, List<UnionBinder.Named> legs) {
        List<String> own = Naming.names(leg.rows().columns());
        return names.names().stream()
                .filter(name -> !own.contains(name))
                .anyMatch(name ->
                        !(relations.environment().find(name).orElse(null)
                                        instanceof Environment.Entry.Scalar)
                                || legs.stream()
                                        .anyMatch(other ->
                                                Naming.names(other.rows().columns())
                                                        .contains(name)));
    }
}
