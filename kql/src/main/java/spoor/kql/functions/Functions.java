package spoor.kql.functions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every scalar function of the language, and every operator on values: the one catalogue.
public final class Functions {
    private static final List<Function> OPERATORS_ON_VALUES =
            Stream.of(Operators.all(), TextOperators.all()).flatMap(List::stream).toList();

    /// All functions, by family.
    public static final List<Function> ALL =
            Stream.of(
                            OPERATORS_ON_VALUES,
                            ConversionFunctions.all(),
                            ChoiceFunctions.all(),
                            TextFunctions.all(),
                            DynamicFunctions.all(),
                            TimeFunctions.all(),
                            MathFunctions.all(),
                            StatisticsFunctions.all(),
                            UnitFunctions.all(),
                            NetworkFunctions.all(),
                            CodingFunctions.all(),
                            FeatureFunctions.all(),
                            IndicatorFunctions.all(),
                            GeoFunctions.all(),
                            BoundFunctions.all(),
                            RowFunctions.all(),
                            ParseFunctions.all(),
                            SeriesSteps.all(),
                            FoldFunctions.all(),
                            SeriesFunctions.all())
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, Function> BY_NAME = byName();

    private static final Set<String> OPERATORS =
            OPERATORS_ON_VALUES.stream()
                    .flatMap(function ->
                            Stream.concat(Stream.of(function.name()), function.aliases().stream()))
                    .filter(name -> !name.equals("not"))
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> VOLATILE =
            ALL.stream()
                    .filter(function -> function.stability() == Function.Stability.VOLATILE)
                    .flatMap(function -> function.signatures().stream())
                    .map(Signature::id)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OURS =
            Stream.of(FeatureFunctions.all(), IndicatorFunctions.all())
                    .flatMap(List::stream)
                    .map(Function::name)
                    .collect(Collectors.toUnmodifiableSet());

    private Functions() {}

    /// Whether a function is Spoor's own, which no Kusto knows.
    public static boolean isOurs(Function function) {
        return OURS.contains(function.name());
    }

    /// The function of that name or alias; names are case-sensitive.
    public static Optional<Function> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// Whether each call of a signature may give another value.
    public static boolean isVolatile(Signature signature) {
        return VOLATILE.contains(signature.id());
    }

    /// Whether a name is an operator's (`has`, `in~`), which no call may have.
    public static boolean isOperator(String name) {
        return OPERATORS.contains(name);
    }

    private static Map<String, Function> byName() {
        Map<String, Function> byName = new HashMap<>();
        for (Function function : ALL) {
            Stream.concat(Stream.of(function.name()), function.aliases().stream())
                    .forEach(name -> {
                        if (byName.put(name, function) != null) {
                            throw new IllegalStateException("two functions " + name);
                        }
                    });
        }
        return Map.copyOf(byName);
    }
}
