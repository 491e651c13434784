package spoor.kql.functions;

import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.STRING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every scalar function of the language: the one catalogue.
public final class Functions {
    /// All functions, by family.
    public static final List<Function> ALL = Stream.of(text()).flatMap(List::stream).toList();

    private static final Map<String, Function> BY_NAME = byName();

    private Functions() {}

    public static Optional<Function> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static List<Function> text() {
        return List.of(
                new Function(
                        "tolower",
                        List.of(),
                        Function.ResultName.NONE,
                        List.of(
                                new Signature(
                                        "tolower",
                                        List.of(Parameter.any("value").as(STRING)),
                                        arguments -> STRING,
                                        Signature.Nulls.NEVER,
                                        Body.sql("lower({0})"))),
                        "The text in lower case."),
                new Function(
                        "has",
                        List.of(),
                        Function.ResultName.NONE,
                        List.of(
                                new Signature(
                                        "has",
                                        List.of(Parameter.text("source"), Parameter.text("search")),
                                        arguments -> BOOL,
                                        Signature.Nulls.NEVER,
                                        new Body.Java())),
                        "Whether the text holds the search as a whole term, whatever the case."));
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
