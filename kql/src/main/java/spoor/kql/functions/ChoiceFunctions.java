package spoor.kql.functions;

import static spoor.kql.functions.Parameter.any;
import static spoor.kql.functions.Parameter.text;
import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.FROM_ARGUMENTS;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.BOOL;
import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.DECIMAL;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;
import static spoor.model.KqlType.TIMESPAN;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import spoor.model.KqlType;

/// Choices between values: by a condition, by absence, by size.
final class ChoiceFunctions {
    private ChoiceFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                                "iff",
                                "The second value where the condition holds, else the third.",
                                new Signature(
                                        "iff",
                                        List.of(
                                                typed("condition", BOOL, DYNAMIC).as(BOOL),
                                                any("then").inCommon(),
                                                any("else").inCommon()),
                                        arguments -> arguments.get(1).type(),
                                        POSSIBLE,
                                        Body.sql("CASE WHEN {0} THEN {1} ELSE {2} END")))
                        .alias("iif"),
                Function.of(
                        "case",
                        "The value behind the first condition that holds, else the last value.",
                        new Signature(
                                "case",
                                List.of(
                                        new Parameter(
                                                "condition",
                                                java.util.Set.of(BOOL, DYNAMIC),
                                                java.util.Optional.of(BOOL),
                                                Parameter.Occurs.PAIRS,
                                                false,
                                                false),
                                        new Parameter(
                                                "then",
                                                java.util.EnumSet.allOf(KqlType.class),
                                                java.util.Optional.empty(),
                                                Parameter.Occurs.PAIRS,
                                                false,
                                                true),
                                        any("else").inCommon()),
                                arguments -> arguments.getLast().type(),
                                POSSIBLE,
                                Body.sql(ChoiceFunctions::caseText))),
                Function.of(
                        "coalesce",
                        "The first value that is neither null nor the empty text.",
                        new Signature(
                                "coalesce",
                                List.of(
                                        any("value").inCommon(),
                                        any("second").inCommon(),
                                        any("others").inCommon().repeated()),
                                arguments -> arguments.getFirst().type(),
                                POSSIBLE,
                                Body.sql(ChoiceFunctions::coalesceText))),
                extreme("max_of", "greatest", "The greatest value; null is left out."),
                extreme("min_of", "least", "The least value; null is left out."));
    }

    private static String caseText(List<Body.Spelled> arguments) {
        StringBuilder out = new StringBuilder("CASE");
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            out.append(" WHEN ")
                    .append(arguments.get(i))
                    .append(" THEN ")
                    .append(arguments.get(i + 1));
        }
        return out.append(" ELSE ").append(arguments.getLast()).append(" END").toString();
    }

    private static String coalesceText(List<Body.Spelled> arguments) {
        boolean text = arguments.getFirst().argument().type() == STRING;
        return arguments.stream()
                .map(argument -> text ? "nullif(" + argument + ", '')" : argument.sql())
                .collect(Collectors.joining(", ", "coalesce(", text ? ", '')" : ")"));
    }

    private static Function extreme(String name, String sqlName, String summary) {
        List<Signature> signatures = new ArrayList<>();
        for (KqlType type : List.of(INT, LONG, DATETIME, TIMESPAN)) {
            signatures.add(
                    new Signature(
                            name + '_' + type.kqlName(),
                            List.of(
                                    typed("value", type),
                                    typed("second", type),
                                    typed("others", type).repeated()),
                            arguments -> type,
                            FROM_ARGUMENTS,
                            Body.sql(arguments ->
                                    arguments.size() == 1
                                            ? arguments.getFirst().sql()
                                            : arguments.stream()
                                                    .map(Body.Spelled::sql)
                                                    .collect(
                                                            Collectors.joining(
                                                                    ", ", sqlName + "(", ")")))));
        }
        for (KqlType type : List.of(REAL, DECIMAL)) {
            signatures.add(
                    java(
                            name + '_' + type.kqlName(),
                            type,
                            FROM_ARGUMENTS,
                            typed("value", type),
                            typed("second", type),
                            typed("others", type).repeated()));
        }
        return Function.of(name, summary, signatures.toArray(Signature[]::new));
    }
}
