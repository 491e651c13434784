package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.kql.syntax.Query;
import spoor.kql.syntax.Statement;
import spoor.model.KqlType;

/// Binds `evaluate bag_unpack(bag, prefix, columnsConflict, ignoredProperties)`: a column per key
/// of the bags. Which keys there are, and of what types, the rows tell, unless the columns are
/// declared (`: (*, name: type)`).
final class BagUnpackBinder {
    private static final String BAG = "$bag";
    private static final String KEY = "$key";
    private static final String TYPE = "$type";

    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    /// A key of the bags, the column it gives, and its type.
    private record Property(String key, String column, KqlType type) {}

    BagUnpackBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator.Evaluate evaluate) {
        Made made = new Made(evaluate.call().span());
        PluginArguments arguments = new PluginArguments(relations, input, evaluate.call());
        arguments.atMost(4);
        arguments.named("OutputColumnPrefix", "columnsConflict", "ignoredProperties");
        Symbol bag = arguments.column(arguments.at(0));
        if (bag.type() != KqlType.DYNAMIC) {
            throw context.fail(
                    "KQL131",
                    arguments.at(0).span(),
                    "'bag_unpack' takes a dynamic column, this is " + bag.type().kqlName(),
                    "make it dynamic before with 'extend': parse_json(...)");
        }
        String prefix = text(arguments, "OutputColumnPrefix", 1);
        String conflict = text(arguments, "columnsConflict", 2);
        if (!Set.of("", "error", "replace_source", "keep_source").contains(conflict)) {
            throw context.fail(
                    "KQL111",
                    evaluate.call().span(),
                    "columnsConflict is 'error', 'replace_source' or 'keep_source', not '"
                            + conflict
                            + "'");
        }
        Set<String> ignored = ignored(arguments);
        if (evaluate.schema().isPresent()) {
            return declared(evaluate.schema().get(), bag, prefix, made);
        }
        return unpacked(properties(bag, prefix, ignored, made), bag, conflict, made);
    }

    private static String text(PluginArguments arguments, String name, int place) {
        return arguments
                .find(name, place)
                .flatMap(arguments::constant)
                .map(Object::toString)
                .orElse("");
    }

    private static Set<String> ignored(PluginArguments arguments) {
        Set<String> ignored = new TreeSet<>();
        arguments
                .find("ignoredProperties", 3)
                .flatMap(arguments::constant)
                .ifPresent(array -> {
                    for (Bound element : JsonElements.of(array.toString())) {
                        if (element instanceof Bound.Constant constant) {
                            constant.value().ifPresent(value -> ignored.add(value.toString()));
                        }
                    }
                });
        return ignored;
    }

    private Rows unpacked(List<Property> properties, Symbol bag, String conflict, Made made) {
        Map<String, Property> fresh = new TreeMap<>();
        properties.forEach(property -> fresh.put(property.column(), property));
        List<Query.Item> items = new ArrayList<>();
        for (Symbol column : input.columns()) {
            if (column.equals(bag)) {
                continue;
            }
            Property same = fresh.get(column.name());
            if (same == null || conflict.equals("keep_source")) {
                items.add(made.item(made.name(column.name())));
            } else if (conflict.equals("replace_source")) {
                items.add(made.item(column.name(), value(same, bag, made)));
            } else {
                throw context.fail(
                        "KQL123",
                        made.span(),
                        "'bag_unpack' gives a column '"
                                + column.name()
                                + "', which is there already",
                        "give a prefix, or columnsConflict='replace_source' or 'keep_source'");
            }
            fresh.remove(column.name());
        }
        fresh.values()
                .forEach(property ->
                        items.add(made.item(property.column(), value(property, bag, made))));
        return relations.applied(input, List.of(made.project(items)));
    }

    private static Expr value(Property property, Symbol bag, Made made) {
        Expr member = new Expr.Member(made.name(bag.name()), property.key(), made.span());
        return converted(member, property.type(), made);
    }

    private static Expr converted(Expr value, KqlType type, Made made) {
        return switch (type) {
            case BOOL -> made.call("tobool", value);
            case INT -> made.call("toint", value);
            case LONG -> made.call("tolong", value);
            case REAL -> made.call("todouble", value);
            case DECIMAL -> made.call("todecimal", value);
            case STRING -> made.call("tostring", value);
            case DATETIME -> made.call("todatetime", value);
            case TIMESPAN -> made.call("totimespan", value);
            case GUID -> made.call("toguid", value);
            case DYNAMIC -> value;
        };
    }

    /// The declared columns: of the input where it has one of that name, else of the bag.
    private Rows declared(
            List<Statement.TableColumn> schema, Symbol bag, String prefix, Made made) {
        List<Query.Item> items = new ArrayList<>();
        List<String> others =
                input.columns().stream()
                        .filter(column -> !column.equals(bag))
                        .map(Symbol::name)
                        .toList();
        for (Statement.TableColumn column : schema) {
            if (column.name().equals("*")) {
                others.forEach(name -> items.add(made.item(made.name(name))));
                continue;
            }
            KqlType type =
                    KqlType.named(column.type())
                            .orElseThrow(() ->
                                    context.fail(
                                            "KQL007",
                                            made.span(),
                                            "unknown type '" + column.type() + "'"));
            if (others.contains(column.name())) {
                items.add(
                        made.item(column.name(), converted(made.name(column.name()), type, made)));
                continue;
            }
            String key =
                    column.name().startsWith(prefix)
                            ? column.name().substring(prefix.length())
                            : column.name();
            items.add(made.item(column.name(), value(new Property(key, "", type), bag, made)));
        }
        return relations.applied(input, List.of(made.project(items)));
    }

    /// Asks the rows for the keys and the types of their values.
    private List<Property> properties(Symbol bag, String prefix, Set<String> ignored, Made made) {
        Rows asked =
                relations.applied(
                        SharedRows.of(input, false, 1).again(),
                        List.of(
                                made.project(List.of(made.item(BAG, made.name(bag.name())))),
                                made.extend(made.item(KEY, made.call("bag_keys", made.name(BAG)))),
                                made.expand(List.of(KEY), List.of("string")),
                                made.where(made.call("isnotempty", made.name(KEY))),
                                made.summarize(
                                        List.of(),
                                        List.of(
                                                made.item(KEY, made.name(KEY)),
                                                made.item(
                                                        TYPE,
                                                        made.call(
                                                                "gettype",
                                                                made.element(
                                                                        made.name(BAG),
                                                                        made.name(KEY))))))));
        Map<String, Set<String>> types = new TreeMap<>();
        for (List<Object> row : context.answer(asked.relation(), made.span())) {
            types.computeIfAbsent((String) row.get(0), key -> new TreeSet<>())
                    .add((String) row.get(1));
        }
        types.keySet().removeAll(ignored);
        List<Property> properties = new ArrayList<>();
        types.forEach((key, names) -> {
            names.remove("null");
            properties.add(new Property(key, prefix + key, type(names)));
        });
        return properties;
    }

    /// The type of values of these kinds; of several kinds dynamic.
    private static KqlType type(Set<String> names) {
        if (names.size() != 1) {
            return KqlType.DYNAMIC;
        }
        return switch (names.iterator().next().toLowerCase(Locale.ROOT)) {
            case "long", "int" -> KqlType.LONG;
            case "double", "real" -> KqlType.REAL;
            case "bool" -> KqlType.BOOL;
            case "string" -> KqlType.STRING;
            case "datetime" -> KqlType.DATETIME;
            case "timespan" -> KqlType.TIMESPAN;
            case "guid" -> KqlType.GUID;
            default -> KqlType.DYNAMIC;
        };
    }
}
