package spoor.mining.evaluation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.mining.Arguments;
import spoor.mining.Miner.Call;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.Span;

/// The arguments that the measures share: what rows are, what they were taken for, how sure.
///
/// @param positive the class that a score of one number is of
record PredictionCall(
        String miner,
        Arguments arguments,
        Optional<Column> actual,
        Optional<Column> predicted,
        Optional<Column> probabilities,
        Optional<String> positive,
        Optional<Column> weight) {
    static final List<String> MATRIX = List.of("actual", "predicted", "weight");
    static final List<String> REPORT =
            List.of("actual", "predicted", "probabilities", "positive", "weight");

    private static final Set<KqlType> LABELS =
            EnumSet.of(
                    KqlType.BOOL,
                    KqlType.INT,
                    KqlType.LONG,
                    KqlType.REAL,
                    KqlType.DECIMAL,
                    KqlType.STRING,
                    KqlType.GUID);
    private static final Set<KqlType> NUMBERS = EnumSet.of(KqlType.INT, KqlType.LONG, KqlType.REAL);
    private static final Set<KqlType> SCORES =
            EnumSet.of(KqlType.INT, KqlType.LONG, KqlType.REAL, KqlType.DYNAMIC);
    private static final String LABEL_HINT = "name the column of classes";

    /// @param parameters all of the miner's
    /// @param name of the parameter for the probabilities; that for predictions is `predicted`
    static PredictionCall read(String miner, Call call, List<String> parameters, String name) {
        Arguments arguments = new Arguments(miner, call, parameters, "");
        Optional<Column> actual = arguments.column("actual", LABELS, LABEL_HINT);
        Optional<Column> predicted =
                parameters.contains("predicted")
                        ? arguments.column("predicted", LABELS, LABEL_HINT)
                        : Optional.empty();
        Optional<Column> probabilities = probabilities(arguments, parameters, name);
        Optional<String> positive = Optional.empty();
        if (arguments.isGiven("positive")) {
            positive = positive(arguments);
        } else if (actual.filter(column -> column.type() == KqlType.BOOL).isPresent()) {
            positive = Optional.of("true");
        }
        if (probabilities.isPresent()
                && actual.isPresent()
                && probabilities.get().type() != KqlType.DYNAMIC
                && positive.isEmpty()
                && !arguments.isGiven("positive")) {
            Span span = arguments.span(name);
            arguments.problem(
                    "MINE002",
                    span,
                    "'" + miner + "' needs the argument 'positive' with a score of one number",
                    "say which class the score is of: " + miner + "(..., positive='attack')");
        }
        Optional<Column> weight =
                arguments.optionalColumn("weight", NUMBERS, "name a column of numbers");
        return new PredictionCall(
                miner, arguments, actual, predicted, probabilities, positive, weight);
    }

    private static Optional<Column> probabilities(
            Arguments arguments, List<String> parameters, String name) {
        String hint =
                "name a column of numbers, or of bags with a probability for each class,"
                        + " {\"benign\":0.9,\"attack\":0.1}";
        if (!parameters.contains(name)) {
            return Optional.empty();
        }
        return name.equals("probabilities")
                ? arguments.optionalColumn(name, SCORES, hint)
                : arguments.column(name, SCORES, hint);
    }

    private static Optional<String> positive(Arguments arguments) {
        return arguments
                .constant(
                        "positive",
                        EnumSet.of(
                                KqlType.STRING,
                                KqlType.BOOL,
                                KqlType.INT,
                                KqlType.LONG,
                                KqlType.REAL),
                        "write the class, as 'attack' or true")
                .map(Object::toString);
    }
}
