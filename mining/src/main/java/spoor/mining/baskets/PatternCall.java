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

/// The arguments of a verb that gives patterns of values, `name(share, weight, count, wildcard,
/// ...)`: by place alone, as Kusto has them; `'~'` stands for what is usual.
///
/// @param weight the column of the rows' weights; empty: each row weighs 1
/// @param wildcards what stands in a column that a pattern leaves open, by the column's type; else
///   null, in a string column ''
/// @param problems what is wrong with the call
record PatternCall(
        double share,
        Optional<Column> weight,
        int count,
        Map<KqlType, Object> wildcards,
        List<Problem> problems) {
    private static final Set<KqlType> NUMBERS = Set.of(KqlType.INT, KqlType.LONG, KqlType.REAL);

    /// What a verb calls its arguments, and what is usual.
    ///
    /// @param share what the share is, as in 'the threshold'
    /// @param count what the whole number is
    /// @param signature for the hint
    record Words(
            String verb,
            String share,
            double usualShare,
            String count,
            int usualCount,
            String signature) {}

    static PatternCall of(Call call, Words words) {
        double share = words.usualShare();
        Optional<Column> weight = Optional.empty();
        int count = words.usualCount();
        Map<KqlType, Object> wildcards = new EnumMap<>(KqlType.class);
        List<Problem> problems = new ArrayList<>();
        for (int place = 0; place < call.arguments().size(); place++) {
            Argument argument = call.arguments().get(place);
            if (argument.name().isPresent()) {
                wrong(
                        problems,
                        words,
                        "MINE001",
                        argument,
                        "'" + words.verb() + "' has no named arguments");
            } else if (!isUsual(argument)) {
                switch (place) {
                    case 0 -> {
                        share = number(argument).orElse(0.0);
                        if (!(share > 0 && share <= 1)) {
                            wrong(
                                    problems,
                                    words,
                                    "MINE004",
                                    argument,
                                    words.share() + " is a number above 0 and up to 1");
                        }
                    }
                    case 1 -> {
                        weight = weight(argument);
                        if (weight.isEmpty()) {
                            wrong(
                                    problems,
                                    words,
                                    "MINE003",
                                    argument,
                                    "the weight of '" + words.verb() + "' is a column of numbers");
                        }
                    }
                    case 2 -> {
                        count = number(argument).filter(n -> n >= 1).orElse(0.0).intValue();
                        if (count < 1) {
                            wrong(
                                    problems,
                                    words,
                                    "MINE004",
                                    argument,
                                    words.count() + " are a whole number from 1");
                        }
                    }
                    default -> {
                        if (argument instanceof Argument.OfConstant constant
                                && constant.value().isPresent()) {
                            wildcards.put(constant.type(), constant.value().get());
                        } else {
                            wrong(problems, words, "MINE003", argument, "a wildcard is a constant");
                        }
                    }
                }
            }
        }
        return new PatternCall(share, weight, count, wildcards, problems);
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
            List<Problem> problems, Words words, String code, Argument argument, String message) {
        problems.add(
                new Problem(
                        code,
                        argument.span(),
                        message,
                        words.signature() + "; '~' stands for what is usual"));
    }
}
