package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import spoor.engine.scalar.json.Json;

/// The schema that admits all of some values, as `buildschema` writes it: a type's name, a bag of
/// members (the elements of an array under `` `indexer` ``), or an array of these, the bag first.
final class Schemas {
    private static final String ELEMENTS = "`indexer`";

    private final SortedSet<String> types = new TreeSet<>();
    private final Map<String, Schemas> members = new LinkedHashMap<>();
    private boolean container;

    private Schemas() {}

    static String of(List<Json> values) {
        Schemas schema = new Schemas();
        values.forEach(schema::admit);
        return schema.json().text();
    }

    private void admit(Json value) {
        switch (value) {
            case Json.Bag(Map<String, Json> given) -> {
                container = true;
                given.forEach((name, member) -> member(name).admit(member));
            }
            case Json.Array(List<Json> elements) -> {
                container = true;
                Schemas inside = member(ELEMENTS);
                elements.forEach(inside::admit);
            }
            case Json.Null _ -> {}
            case Json.Bool _, Json.Whole _, Json.Real _, Json.Text _ ->
                    types.add(Dynamics.type(value));
        }
    }

    private Schemas member(String name) {
        return members.computeIfAbsent(name, _ -> new Schemas());
    }

    private Json json() {
        List<Json> all = new ArrayList<>();
        if (container) {
            Map<String, Json> inside = new LinkedHashMap<>();
            members.forEach((name, schema) -> inside.put(name, schema.json()));
            all.add(new Json.Bag(inside));
        }
        types.forEach(type -> all.add(new Json.Text(type)));
        return all.size() == 1 ? all.getFirst() : new Json.Array(all);
    }
}
