package spoor.mining.baskets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.mining.Miner.Argument;
import spoor.mining.Miner.Call;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Problem;

/// The arguments of `basket(threshold, weight, dimensions, wildcard, ...)`: by place alone, as
/// Kusto has them; `'~'` stands for what is usual.
///
/// @param weight the column of the rows' weights; empty: each row weighs 1
/// @param wildcards what stands in a column that a pattern leaves open, by the column's type; else
///   null, in a string column ''
/// @param problems what is wrong with the call
record BasketCall(
        double threshold,
        Optional<Column> weight,
        int dimensions,
        Map<KqlType, Object> wildcards,
        List<Problem> problems) {
    private static final double USUAL_THRESHOLD = 0.05;
    private static final int USUAL_DIMENSIONS = 5;

    private static final Set<KqlType> NUMBERS = Set.of(KqlType.INT, KqlType.LONG, KqlType.REAL);

    static BasketCall of(Call call) {
        double threshold = USUAL_THRESHOLD;
        Optional<Column> weight = Optional.empty();
        int dimensions = USUAL_DIMENSIONS;
        Map<KqlType, Object> wildcards = new EnumMap<>(KqlType.class);
        List<Problem> problems = new ArrayList<>();
        for (int place = 0; place < call.arguments().size(); place++) {
            Argument argument = call.arguments().get(place);
            if (argument.name().isPresent()) {
                wrong(problems, "MINE001", argument, "'basket' has no named arguments");
            } else if (!isUsual(argument)) {
                switch (place) {
                    case 0 -> {
                        threshold = number(argument).orElse(0.0);
                        if (!(threshold > 0 && threshold <= 1)) {
                            wrong(
                                    problems,
                                    "MINE004",
                                    argument,
                                    "the threshold of 'basket' is a number above 0 and up to 1");
                        }
                    }
                    case 1 -> {
                        weight = weight(argument);
                        if (weight.isEmpty()) {
                            wrong(
                                    problems,
                                    "MINE003",
                                    argument,
                                    "the weight of 'basket' is a column of numbers");
                        }
                    }
                    case 2 -> {
                        dimensions = number(argument).filter(n -> n >= 1).orElse(0.0).intValue();
                        if (dimensions < 1) {
                            wrong(
                                    problems,
                                    "MINE004",
                                    argument,
                                    "the most dimensions of a pattern are a whole number from 1");
                        }
                    }
                    default -> {
                        if (argument instanceof Argument.OfConstant constant
                                && constant.value().isPresent()) {
                            wildcards.put(constant.type(), constant.value().get());
                        } else {
                            wrong(problems, "MINE003", argument, "a wildcard is a constant");
                        }
                    }
                }
            }
        }
        return new BasketCall(threshold, weight, dimensions, wildcards, problems);
    }

    private static boolean isUsual(Argument argument) {
        return argument instanceof Argument.OfConstant constant
                && constant.value().filter("~"::equals).isPresent();
    }

    private static Optional<Double> number(Argument argument) {
        return argument instanceof Argument.OfConstant constant
                        && constant.value().orElse("") instanceof Number number
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    private static Optional<Column> weight(Argument argument) {
        return argument instanceof Argument.OfColumn one && NUMBERS.contains(one.column().type())
                ? Optional.of(one.column())
                : Optional.empty();
    }

    private static void wrong(
            List<Problem> problems, String code, Argument argument, String message) {
        problems.add(
                new Problem(
                        code,
                        argument.span(),
                        message,
                        "basket(threshold, weight, dimensions, wildcard, ...); '~' stands for what"
                                + " is usual"));
    }
}
