package spoor.kql.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.Query;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds what is read from files beside the case: `externaldata`, watchlists. A step outside SQL
/// gives one column, the records (see [#RECORD]); the columns are made of it by the functions of
/// the language.
public final class ExternalBinder {
    /// The step that reads files: its arguments are `address` (several), `format` and `skip` (how
    /// many records of each file are left out). It gives a column: a record as a JSON array of
    /// texts (delimited files), as JSON, or as text.
    public static final String STEP = "externaldata";

    /// An address that stands for a watchlist of the case.
    public static final String WATCHLIST = "watchlist:";

    private static final String RECORD = "$record";
    private static final List<String> DELIMITED =
            List.of("csv", "tsv", "tsve", "psv", "scsv", "sohsv");

    private final RelationBinder relations;
    private final Context context;

    ExternalBinder(RelationBinder relations) {
        this.relations = relations;
        this.context = relations.context();
    }

    static boolean isExternal(String function) {
        return switch (function) {
            case "_GetWatchlist", "_GetWatchlistAlias", "external_table" -> true;
            default -> false;
        };
    }

    Rows bind(Query.Source.External external) {
        List<String> addresses = new ArrayList<>();
        for (Expr address : external.addresses()) {
            addresses.add(text(address));
        }
        if (addresses.isEmpty()) {
            throw context.fail("KQL111", external.span(), "'externaldata' needs an address");
        }
        for (String property : external.properties().keySet()) {
            switch (property) {
                case "format", "ignorefirstrecord", "ingestionmapping" -> {}
                default ->
                        throw context.fail(
                                "KQL110",
                                external.span(),
                                "the property '" + property + "' of externaldata is not supported",
                                "the properties are format, ignoreFirstRecord and"
                                        + " ingestionMapping");
            }
        }
        String format =
                external.properties()
                        .getOrDefault("format", byName(addresses.getFirst()))
                        .toLowerCase(Locale.ROOT);
        boolean skip =
                Boolean.parseBoolean(
                        external.properties().getOrDefault("ignorefirstrecord", "false"));
        return read(
                addresses,
                format,
                skip,
                external.columns(),
                Optional.ofNullable(external.properties().get("ingestionmapping")),
                new Made(external.span()));
    }

    private static String byName(String address) {
        String path = address.replaceFirst("[?#;].*$", "").toLowerCase(Locale.ROOT);
        path = path.endsWith(".gz") ? path.substring(0, path.length() - 3) : path;
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return DELIMITED.contains(ending) || List.of("json", "txt").contains(ending)
                ? ending
                : "csv";
    }

    private Rows read(
            List<String> addresses,
            String format,
            boolean skip,
            List<Column> columns,
            Optional<String> mapping,
            Made made) {
        boolean delimited = DELIMITED.contains(format);
        boolean json = format.equals("json") || format.equals("multijson");
        if (!delimited && !json && !format.equals("txt") && !format.equals("raw")) {
            throw context.fail(
                    "KQL110",
                    made.span(),
                    "the format '" + format + "' of externaldata is not supported",
                    "the formats are csv, tsv, psv, scsv, json, multijson, txt, raw");
        }
        List<Relation.PluginArgument> arguments = new ArrayList<>();
        for (String address : addresses) {
            arguments.add(argument("address", address, made.span()));
        }
        arguments.add(argument("format", format, made.span()));
        arguments.add(argument("skip", skip ? "1" : "0", made.span()));
        KqlType type = delimited || json ? KqlType.DYNAMIC : KqlType.STRING;
        Relation step =
                new Relation.Mine(
                        new Relation.Values(List.of(), List.of()),
                        new Relation.PluginCall(STEP, List.of(), arguments, made.span()),
                        List.of(new Symbol(RECORD, type, true)));
        List<Query.Item> items = new ArrayList<>();
        Expr record = made.name(RECORD);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Expr value =
                    mapping.isPresent()
                            ? mapped(record, column.name(), mapping.get(), delimited, made)
                            : delimited
                                    ? made.element(record, made.number(i))
                                    : json
                                            ? new Expr.Member(record, column.name(), made.span())
                                            : i == 0 ? record : made.text("");
            Expr piece = delimited ? made.call("tostring", value) : value;
            items.add(made.item(column.name(), converted(piece, column.type(), json, made)));
        }
        return relations.applied(Rows.of(step), List.of(made.project(items)));
    }

    /// What a mapping says of a column; a column that it does not name is empty.
    private Expr mapped(Expr record, String column, String mapping, boolean delimited, Made made) {
        try {
            Map<String, String> place = IngestionMapping.of(mapping).get(column);
            if (place == null) {
                return new Expr.DynamicLiteral(Optional.empty(), made.span());
            }
            String key = delimited ? "ordinal" : "path";
            String value = place.getOrDefault(key, "");
            if (delimited && value.matches("[0-9]{1,6}")) {
                return made.element(record, made.number(Long.parseLong(value)));
            }
            if (delimited || value.isEmpty()) {
                throw new IngestionMapping.Unreadable(
                        "the column '" + column + "' needs its \"" + key + "\"");
            }
            // the record is text as the file has it, a dynamic is compact
            return value.equals("$")
                    ? made.call("parse_json", made.call("tostring", record))
                    : IngestionMapping.at(record, value, made);
        } catch (IngestionMapping.Unreadable e) {
            throw context.fail(
                    "KQL111",
                    made.span(),
                    "the ingestionMapping of externaldata cannot be used: " + e.getMessage(),
                    "write '[{\"Column\": \"a\", \"Properties\": {\"Path\": \"$.b\"}}]'");
        }
    }

    private static Expr converted(Expr value, KqlType type, boolean json, Made made) {
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
            case DYNAMIC -> json ? value : made.call("parse_json", value);
        };
    }

    private static Relation.PluginArgument argument(String name, String value, Span span) {
        return new Relation.PluginArgument.OfConstant(
                Optional.of(name), new Bound.Constant(KqlType.STRING, Optional.of(value)), span);
    }

    private String text(Expr expression) {
        if (relations.constants().bind(expression) instanceof Bound.Constant constant
                && constant.type() == KqlType.STRING) {
            return constant.value().map(Object::toString).orElse("");
        }
        throw context.fail("KQL111", expression.span(), "a constant string must stand here");
    }

    Rows called(Expr.Call call) {
        Made made = new Made(call.span());
        if (call.name().equals("_GetWatchlistAlias")) {
            List<List<Bound>> rows =
                    context.catalog.watchlists().stream()
                            .map(name ->
                                    List.<Bound>of(
                                            new Bound.Constant(KqlType.STRING, Optional.of(name))))
                            .toList();
            return Rows.of(
                    new Relation.Values(
                            List.of(new Symbol("WatchlistAlias", KqlType.STRING, false)), rows));
        }
        if (call.arguments().isEmpty()) {
            throw context.fail("KQL111", call.span(), "'" + call.name() + "' takes a name");
        }
        String name = text(call.arguments().getFirst().value());
        if (call.name().equals("external_table")) {
            throw context.fail(
                    "KQL102",
                    call.span(),
                    "there is no external table '" + name + "': a case defines none",
                    "load its files into the case, or read them with externaldata");
        }
        return watchlist(name, call, made);
    }

    /// The columns of the file as strings, and those that Sentinel gives.
    private Rows watchlist(String name, Expr.Call call, Made made) {
        List<String> names = context.catalog.watchlist(name);
        if (names.isEmpty()) {
            String near = Nearest.hint(name, context.catalog.watchlists());
            throw context.fail(
                    "KQL102",
                    call.span(),
                    "there is no watchlist '" + name + "' in this case",
                    near.isEmpty() ? "add it: spoor watchlist add " + name + " FILE.csv" : near);
        }
        List<Column> columns =
                names.stream().map(column -> new Column(column, KqlType.STRING)).toList();
        Rows rows = read(List.of(WATCHLIST + name), "csv", true, columns, Optional.empty(), made);
        List<Query.Item> items = new ArrayList<>();
        items.add(made.item("_DTItemId", made.call("hash_sha256", record(names, made))));
        items.add(
                made.item(
                        "LastUpdatedTimeUTC",
                        new Expr.Literal(
                                KqlType.DATETIME,
                                Optional.of(context.catalog.watchlistStored(name)),
                                made.span())));
        if (!names.contains("SearchKey")) {
            items.add(made.item("SearchKey", made.name(names.getFirst())));
        }
        List<Expr> pairs = new ArrayList<>();
        for (String column : names) {
            pairs.add(made.text(column));
            pairs.add(made.name(column));
        }
        items.add(made.item("WatchlistItem", made.call("bag_pack", pairs)));
        items.removeIf(item -> names.contains(item.names().getFirst()));
        for (String column : names) {
            items.add(made.item(made.name(column)));
        }
        return relations.applied(rows, List.of(made.project(items)));
    }

    private static Expr record(List<String> names, Made made) {
        List<Expr> parts = new ArrayList<>();
        for (String column : names) {
            parts.add(made.name(column));
            parts.add(made.text("\u001f"));
        }
        return made.call("strcat", parts);
    }
}
