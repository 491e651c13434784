package spoor.kql.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.kql.bind.Relation.Assignment;
import spoor.kql.bind.TableLegs.Column;
import spoor.kql.bind.TableLegs.Leg;
import spoor.kql.syntax.TableSearch;
import spoor.model.KqlType;

/// Binds `search`: the rows of several tables that fulfil a predicate, as `union` joins them, with
/// the table's name in `$table`.
final class SearchBinder {
    private final RelationBinder relations;
    private final Context context;

    SearchBinder(RelationBinder relations) {
        this.relations = relations;
        this.context = relations.context();
    }

    /// The rows of named tables, or of all.
    Rows bind(TableSearch.Search search) {
        TableLegs legs = TableLegs.named(relations, search.tables(), search.span());
        NamesIn names = NamesIn.of(search.predicate());
        if (search.tables().isEmpty()) {
            legs = legs.thatHaveSome(names);
        }
        List<UnionBinder.Named> found = new ArrayList<>();
        for (Leg leg : where(legs, search, names).legs()) {
            found.add(new UnionBinder.Named(leg.source(), leg.rows()));
        }
        return new UnionBinder(relations).combine(found, AnyColumn.TABLE, search.span());
    }

    /// The rows before a `|`, in their order.
    ///
    /// @param source what `$table` tells of them
    Rows bind(TableSearch.Search search, Rows input, String source) {
        if (!search.tables().isEmpty()) {
            throw context.fail(
                    "KQL112",
                    search.span(),
                    "'search in' stands only at the beginning of a query",
                    "leave the tables out to search the rows before");
        }
        List<Symbol> columns = new ArrayList<>(input.columns());
        columns.removeIf(column -> column.name().equals(AnyColumn.TABLE));
        Rows visible = input.with(new Relation.Compute(input.relation(), List.of(), columns));
        TableLegs legs = TableLegs.of(relations, new Leg(source, visible));
        Rows found = where(legs, search, NamesIn.of(search.predicate())).legs().getFirst().rows();
        Symbol table = new Symbol(AnyColumn.TABLE, KqlType.STRING, false);
        columns.addFirst(table);
        Bound name = new Bound.Constant(KqlType.STRING, Optional.of(source));
        return found.with(
                new Relation.Compute(
                        found.relation(), List.of(new Assignment(table, name)), columns));
    }

    private TableLegs where(TableLegs legs, TableSearch.Search search, NamesIn names) {
        Map<String, Column> shared = new LinkedHashMap<>();
        legs.types()
                .forEach((name, types) -> {
                    if (types.size() > 1 && names.names().contains(name)) {
                        throw ambiguous(name, types, search);
                    }
                    for (KqlType type : types) {
                        String known = types.size() == 1 ? name : name + "_" + type.kqlName();
                        shared.put(known, new Column(name, List.of(type), type));
                    }
                });
        return legs.where(search.predicate(), names, search.caseSensitive(), shared);
    }

    private Context.Failed ambiguous(String name, List<KqlType> types, TableSearch.Search search) {
        List<String> known =
                types.stream().map(type -> "'" + name + "_" + type.kqlName() + "'").toList();
        return context.fail(
                "KQL101",
                search.predicate().span(),
                "the column '" + name + "' has several types in these tables",
                "its names are " + String.join(", ", known));
    }
}
