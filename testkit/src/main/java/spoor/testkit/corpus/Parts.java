package spoor.testkit.corpus;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The parts of a tree of records: components that are records, or lists or options of such.
final class Parts {
    private static final Map<Class<?>, List<RecordComponent>> KNOWN = new ConcurrentHashMap<>();

    private Parts() {}

    static List<Object> of(Object node) {
        return switch (node) {
            case List<?> list -> new ArrayList<>(list);
            case Optional<?> option -> option.isPresent() ? List.of(option.get()) : List.of();
            case Record tree -> components(tree);
            default -> List.of();
        };
    }

    private static List<Object> components(Record tree) {
        List<Object> parts = new ArrayList<>();
        for (RecordComponent component : KNOWN.computeIfAbsent(tree.getClass(), Parts::worth)) {
            try {
                Object part = component.getAccessor().invoke(tree);
                if (part != null) {
                    parts.add(part);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return parts;
    }

    private static List<RecordComponent> worth(Class<?> type) {
        List<RecordComponent> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> of = component.getType();
            if (of.isInterface() || of.isRecord() || of == Optional.class || of == Object.class) {
                component.getAccessor().setAccessible(true);
                components.add(component);
            }
        }
        return components;
    }
}
