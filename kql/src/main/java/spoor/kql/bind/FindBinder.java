package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.bind.TableLegs.Column;
import spoor.kql.bind.TableLegs.Leg;
import spoor.kql.syntax.Nearest;
import spoor.kql.syntax.TableSearch;
import spoor.kql.syntax.TableSearch.FindColumn;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `find`: the rows of several tables that fulfil a predicate; the columns that all have and
/// those that the predicate names, the others in a bag.
///
/// A column of several types is widened where they are numbers, else it is dynamic.
final class FindBinder {
    private static final String PACK = "pack_";

    private final RelationBinder relations;
    private final Context context;
    private final Calls calls;

    FindBinder(RelationBinder relations) {
        this.relations = relations;
        this.context = relations.context();
        this.calls = new Calls(context);
    }

    /// @param type of the result, when it is given
    private record Output(String name, Optional<KqlType> type) {}

    Rows bind(TableSearch.Find find) {
        NamesIn names = NamesIn.of(find.predicate());
        TableLegs legs = TableLegs.named(relations, find.tables(), find.span()).thatHaveSome(names);
        Map<String, Column> shared = shared(legs);
        if (shared.containsKey(find.source())) {
            throw context.fail(
                    "KQL123",
                    find.span(),
                    "there is a column '" + find.source() + "' already",
                    "give the tables' column another name: find withsource=...");
        }
        TableLegs found = legs.where(find.predicate(), names, false, shared);
        List<Output> outputs =
                find.columns()
                        .map(columns -> projected(columns, shared))
                        .orElseGet(() -> smart(legs, names, shared));
        boolean packs =
                find.columns()
                        .map(columns ->
                                columns.stream().anyMatch(FindColumn.Pack.class::isInstance))
                        .orElseGet(() -> outputs.size() < shared.size());
        return union(found, find, outputs, packs, shared);
    }

    private static Map<String, Column> shared(TableLegs legs) {
        Map<String, Column> shared = new LinkedHashMap<>();
        legs.types()
                .forEach((name, types) -> shared.put(name, new Column(name, types, common(types))));
        return shared;
    }

    private static KqlType common(List<KqlType> types) {
        Optional<KqlType> common = Optional.of(types.getFirst());
        for (KqlType type : types) {
            common = common.flatMap(before -> Types.common(before, type));
        }
        return common.orElse(KqlType.DYNAMIC);
    }

    private List<Output> projected(List<FindColumn> columns, Map<String, Column> shared) {
        List<Output> outputs = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (FindColumn column : columns) {
            if (column instanceof FindColumn.Named(String name, Optional<String> type, Span span)) {
                if (!shared.containsKey(name)) {
                    throw context.fail(
                            "KQL101",
                            span,
                            "unknown column '" + name + "'",
                            Nearest.hint(name, shared.keySet()));
                }
                if (!taken.add(name)) {
                    throw context.fail("KQL123", span, "two columns have the name '" + name + "'");
                }
                outputs.add(new Output(name, type.map(given -> type(given, span))));
            }
        }
        return outputs;
    }

    private KqlType type(String name, Span span) {
        return KqlType.named(name)
                .orElseThrow(() -> context.fail("KQL007", span, "unknown type '" + name + "'"));
    }

    /// What all tables have, then what the predicate names.
    private static List<Output> smart(TableLegs legs, NamesIn names, Map<String, Column> shared) {
        List<Output> outputs = new ArrayList<>();
        for (String name : shared.keySet()) {
            if (legs.legs().stream().allMatch(leg -> leg.has(name))) {
                outputs.add(new Output(name, Optional.empty()));
            }
        }
        for (String name : names.names()) {
            Output output = new Output(name, Optional.empty());
            if (shared.containsKey(name) && !outputs.contains(output)) {
                outputs.add(output);
            }
        }
        return outputs;
    }

    private Rows union(
            TableLegs found,
            TableSearch.Find find,
            List<Output> outputs,
            boolean packs,
            Map<String, Column> shared) {
        List<Symbol> columns = new ArrayList<>();
        columns.add(new Symbol(find.source(), KqlType.STRING, false));
        for (Output output : outputs) {
            KqlType type = output.type().orElseGet(() -> column(output, shared).type());
            columns.add(new Symbol(output.name(), type, true));
        }
        if (packs) {
            columns.add(new Symbol(PACK, KqlType.DYNAMIC, true));
        }
        List<Relation.Leg> legs = new ArrayList<>();
        for (Leg leg : found.legs()) {
            List<Assignment> values = new ArrayList<>();
            values.add(new Assignment(columns.getFirst(), text(leg.source())));
            for (int i = 0; i < outputs.size(); i++) {
                Output output = outputs.get(i);
                Bound value = found.value(leg.rows(), column(output, shared), find.span());
                values.add(
                        new Assignment(
                                columns.get(i + 1),
                                output.type().isPresent()
                                        ? calls.to(output.type().get(), value, find.span())
                                        : value));
            }
            if (packs) {
                values.add(
                        new Assignment(columns.getLast(), pack(leg.rows(), outputs, find.span())));
            }
            legs.add(new Relation.Leg(leg.rows().relation(), values));
        }
        return Rows.of(new Relation.Union(legs, columns));
    }

    private static Column column(Output output, Map<String, Column> shared) {
        Column column = shared.get(output.name());
        if (column == null) {
            throw new IllegalStateException("no column " + output.name());
        }
        return column;
    }

    private Bound pack(Rows rows, List<Output> outputs, Span span) {
        List<String> shown = outputs.stream().map(Output::name).toList();
        List<Bound> pairs = new ArrayList<>();
        for (Symbol column : rows.columns()) {
            if (!shown.contains(column.name())) {
                pairs.add(text(column.name()));
                pairs.add(new Bound.Ref(column));
            }
        }
        return pairs.isEmpty()
                ? new Bound.Constant(KqlType.DYNAMIC, Optional.of("{}"))
                : calls.apply("bag_pack", pairs, span);
    }

    private static Bound text(String value) {
        return new Bound.Constant(KqlType.STRING, Optional.of(value));
    }
}
