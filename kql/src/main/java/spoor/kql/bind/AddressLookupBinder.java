package spoor.kql.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.kql.syntax.Expr;
import spoor.kql.syntax.Operator;
import spoor.model.KqlType;

/// Binds `evaluate ipv4_lookup(Networks, address, network, keys..., return_unmatched)`, and the
/// same for IPv6: each address with the networks that hold it.
///
/// Each distinct address is cut to every length of prefix; what it gives is joined with the
/// networks by equality. So the cost grows with the addresses, not with addresses times networks.
final class AddressLookupBinder {
    private static final String ADDRESS = "$address";
    private static final String LENGTH = "$length";
    private static final String PREFIX = "$prefix";

    private final RelationBinder relations;
    private final Context context;
    private final Rows input;

    AddressLookupBinder(RelationBinder relations, Rows input) {
        this.relations = relations;
        this.context = relations.context();
        this.input = input;
    }

    Rows bind(Operator.Evaluate evaluate) {
        Expr.Call call = evaluate.call();
        Made made = new Made(call.span());
        boolean six = call.name().equals("ipv6_lookup");
        PluginArguments arguments = new PluginArguments(relations, input, call);
        arguments.named("return_unmatched");
        Rows lookup = relations.rows(arguments.at(0), relations.environment());
        PluginArguments ofLookup = new PluginArguments(relations, lookup, call);
        Symbol address = textual(arguments.column(arguments.at(1)), arguments.at(1));
        Symbol network = textual(ofLookup.column(arguments.at(2)), arguments.at(2));
        List<String> keys = new ArrayList<>();
        boolean unmatched =
                arguments
                        .find("return_unmatched", 99)
                        .map(arguments::constant)
                        .flatMap(value -> value)
                        .filter(Boolean.TRUE::equals)
                        .isPresent();
        for (int i = 3; i < arguments.count(); i++) {
            if (arguments.at(i) instanceof Expr.Literal literal && literal.type() == KqlType.BOOL) {
                unmatched = literal.value().filter(Boolean.TRUE::equals).isPresent();
            } else {
                keys.add(arguments.column(arguments.at(i)).name());
            }
        }
        return joined(lookup, address.name(), network.name(), keys, unmatched, six, made);
    }

    private Symbol textual(Symbol symbol, Expr place) {
        if (symbol.type() != KqlType.STRING) {
            throw context.fail(
                    "KQL131",
                    place.span(),
                    "an address is a string, this is " + symbol.type().kqlName());
        }
        return symbol;
    }

    private Rows joined(
            Rows lookup,
            String address,
            String network,
            List<String> keys,
            boolean unmatched,
            boolean six,
            Made made) {
        SharedRows source = SharedRows.of(input, false, 1);
        Expr length = six ? sixLength(network, made) : made.number(32);
        Rows networks =
                relations.applied(
                        lookup,
                        List.of(
                                made.extend(
                                        made.item(PREFIX, prefix(network, length, six, made)))));
        Rows prefixes =
                relations.applied(
                        source.again(),
                        List.of(
                                made.summarize(
                                        List.of(), List.of(made.item(ADDRESS, made.name(address)))),
                                made.extend(
                                        made.item(
                                                LENGTH,
                                                made.call(
                                                        "range",
                                                        made.number(0),
                                                        made.number(six ? 128 : 32),
                                                        made.number(1)))),
                                made.expand(List.of(LENGTH), List.of("long")),
                                made.summarize(
                                        List.of(),
                                        List.of(
                                                made.item(made.name(ADDRESS)),
                                                made.item(
                                                        PREFIX,
                                                        prefix(
                                                                ADDRESS,
                                                                made.name(LENGTH),
                                                                six,
                                                                made)))),
                                made.where(made.call("isnotempty", made.name(PREFIX)))));
        Rows found =
                MadeJoin.of(
                        relations, prefixes, networks, "inner", List.of(made.name(PREFIX)), made);
        List<Expr> on = new ArrayList<>();
        on.add(
                made.equal(
                        new Expr.Sided("left", address, made.span()),
                        new Expr.Sided("right", ADDRESS, made.span())));
        keys.forEach(key -> on.add(made.name(key)));
        Rows whole =
                MadeJoin.of(
                        relations,
                        source.again(),
                        found,
                        unmatched ? "leftouter" : "inner",
                        on,
                        made);
        return shown(whole, lookup, keys, six);
    }

    /// The columns of the input and those of the networks but for the further keys; of
    /// `ipv6_lookup` the networks come first.
    private Rows shown(Rows whole, Rows lookup, List<String> keys, boolean six) {
        int width = input.columns().size();
        Map<Symbol, String> ofInput = new LinkedHashMap<>();
        whole.columns().subList(0, width).forEach(symbol -> ofInput.put(symbol, symbol.name()));
        Map<Symbol, String> ofNetworks = new LinkedHashMap<>();
        // after the input: the address and its prefix, then the networks with theirs
        int first = width + 2;
        for (int i = 0; i < lookup.columns().size(); i++) {
            String name = lookup.columns().get(i).name();
            if (!keys.contains(name)) {
                ofNetworks.put(whole.columns().get(first + i), name);
            }
        }
        List<Symbol> columns = new ArrayList<>();
        List<Relation.Assignment> named = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (var side : six ? List.of(ofNetworks, ofInput) : List.of(ofInput, ofNetworks)) {
            side.forEach((column, name) -> {
                Symbol symbol = new Symbol(Naming.unique(name, taken), column.type(), true);
                taken.add(symbol.name());
                named.add(new Relation.Assignment(symbol, new Bound.Ref(column)));
                columns.add(symbol);
            });
        }
        return Rows.of(new Relation.Compute(whole.relation(), named, columns));
    }

    private static Expr prefix(String column, Expr length, boolean six, Made made) {
        if (!six) {
            return made.call("format_ipv4_mask", made.name(column), length);
        }
        Expr masked = made.call("parse_ipv6_mask", made.name(column), length);
        return made.call(
                "iff",
                made.call("isnotempty", masked),
                made.call("strcat", masked, made.text("/"), length),
                made.text(""));
    }

    /// The length of a network's prefix; an IPv4 network is one of IPv6 with 96 more bits.
    private static Expr sixLength(String network, Made made) {
        Expr given =
                made.call(
                        "tolong",
                        made.element(
                                made.call("split", made.name(network), made.text("/")),
                                made.number(1)));
        Expr isSix =
                new Expr.Binary(
                        "contains", made.name(network), made.text(":"), made.span(), made.span());
        Expr more = made.call("iff", isSix, made.number(0), made.number(96));
        return made.call(
                "coalesce",
                new Expr.Binary("+", given, more, made.span(), made.span()),
                made.number(128));
    }
}
