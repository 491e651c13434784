package spoor.kql.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import spoor.model.KqlType;
import spoor.model.Span;

/// Brings arguments together that no signature takes as they are.
///
/// A constant that is compared with a value of another type is taken as that type where it says the
/// same thing: `EventID == "4624"` of a whole number, `ResultType == 0` of a text, `IsAdmin == 1`
/// of a truth value. A choice between a dynamic value and values of one other type has that type.
final class Reconciliation {
    private static final String WHOLE = "-?[0-9]{1,18}";
    private static final String FRACTION = "-?[0-9]{1,15}\\.[0-9]{1,15}";
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Calls calls;
    private final Span span;

    Reconciliation(Calls calls, Span span) {
        this.calls = calls;
        this.span = span;
    }

    /// The arguments converted; empty when nothing can be done.
    Optional<List<Bound>> of(String name, List<Bound> arguments) {
        return switch (name) {
            case "==", "!=", "<>" -> equality(arguments);
            case "in", "!in", "in~", "!in~", "has_any", "has_all" -> list(arguments);
            case "iff", "iif" -> choice(arguments, false);
            case "case" -> choice(arguments, true);
            default -> Optional.empty();
        };
    }

    private static Optional<List<Bound>> equality(List<Bound> arguments) {
        if (arguments.size() != 2) {
            return Optional.empty();
        }
        Bound left = arguments.getFirst();
        Bound right = arguments.getLast();
        return left instanceof Bound.Constant constant && !(right instanceof Bound.Constant)
                ? as(right.type(), constant).map(converted -> List.of(converted, right))
                : as(left.type(), right).map(converted -> List.of(left, converted));
    }

    private static Optional<List<Bound>> list(List<Bound> arguments) {
        List<Bound> converted = new ArrayList<>(List.of(arguments.getFirst()));
        KqlType type = arguments.getFirst().type();
        for (Bound element : arguments.subList(1, arguments.size())) {
            Optional<Bound> one =
                    Types.common(type, element.type()).isPresent()
                            ? Optional.of(element)
                            : as(type, element);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            converted.add(one.get());
        }
        return Optional.of(converted);
    }

    /// A constant as a constant of another type; empty where it has none that says the same.
    private static Optional<Bound> as(KqlType type, Bound bound) {
        if (!(bound instanceof Bound.Constant constant) || constant.value().isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> value =
                switch (constant.type()) {
                    case STRING -> ofText(type, (String) constant.value().get());
                    case INT, LONG -> ofWhole(type, ((Number) constant.value().get()).longValue());
                    case BOOL, REAL, DECIMAL, DATETIME, TIMESPAN, DYNAMIC, GUID -> Optional.empty();
                };
        return value.map(known -> new Bound.Constant(type, Optional.of(known)));
    }

    private static Optional<Object> ofWhole(KqlType type, long value) {
        return switch (type) {
            case STRING -> Optional.of(Long.toString(value));
            case BOOL -> value == 0 || value == 1 ? Optional.of(value == 1) : Optional.empty();
            case INT, LONG, REAL, DECIMAL, DATETIME, TIMESPAN, DYNAMIC, GUID -> Optional.empty();
        };
    }

    private static Optional<Object> ofText(KqlType type, String text) {
        return switch (type) {
            case BOOL ->
                    switch (text.toLowerCase(Locale.ROOT)) {
                        case "true", "1" -> Optional.of(true);
                        case "false", "0" -> Optional.of(false);
                        default -> Optional.empty();
                    };
            case INT ->
                    text.matches(WHOLE) && Long.parseLong(text) == (int) Long.parseLong(text)
                            ? Optional.of(Integer.parseInt(text))
                            : Optional.empty();
            case LONG -> text.matches(WHOLE) ? Optional.of(Long.parseLong(text)) : Optional.empty();
            case REAL ->
                    text.matches(WHOLE) || text.matches(FRACTION)
                            ? Optional.of(Double.parseDouble(text))
                            : Optional.empty();
            case GUID ->
                    text.matches(UUID)
                            ? Optional.of(text.toLowerCase(Locale.ROOT))
                            : Optional.empty();
            case DECIMAL, STRING, DATETIME, TIMESPAN, DYNAMIC -> Optional.empty();
        };
    }

    /// @param paired whether each value but the last has a condition before it
    private Optional<List<Bound>> choice(List<Bound> arguments, boolean paired) {
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            if (!paired || i % 2 == 1 || i == arguments.size() - 1) {
                places.add(i);
            }
        }
        Set<KqlType> types = new HashSet<>();
        places.forEach(place -> types.add(arguments.get(place).type()));
        if (!types.remove(KqlType.DYNAMIC) || types.size() != 1) {
            return Optional.empty();
        }
        KqlType type = types.iterator().next();
        List<Bound> converted = new ArrayList<>(arguments);
        for (int place : places) {
            converted.set(place, calls.to(type, arguments.get(place), span));
        }
        return Optional.of(converted);
    }
}
