package spoor.kql.bind;

import java.util.List;
import java.util.Optional;

/// A call of an aggregate. All operands are columns of the input or constants.
///
/// @param operand what is aggregated; for `count()` the constant 1
/// @param filter only rows where it is true count (`countif`, `sumif`, ...)
/// @param number the most elements of a list or set, or the percentile
/// @param ranking for [Kind#RANKED]: which row's value is taken
public record AggregateCall(
        Kind kind,
        Bound operand,
        Optional<Bound> filter,
        double number,
        Optional<Ranking> ranking) {
    public enum Kind {
        COUNT,
        DISTINCT_COUNT,
        SUM,
        AVERAGE,
        MIN,
        MAX,
        /// Any value, not null (not empty) where there is one; here the least.
        ANY,
        LIST,
        LIST_WITH_NULLS,
        SET,
        BAG,
        PERCENTILE,
        STANDARD_DEVIATION,
        STANDARD_DEVIATION_POPULATION,
        VARIANCE,
        VARIANCE_POPULATION,
        /// The operand's value in the row that the ranking puts first.
        RANKED
    }

    /// Puts the rows of a group in order: by `by` (descending for the greatest), nulls last; ties
    /// as the rows come. One object per `arg_max` call: its identity joins the columns of the call.
    public static final class Ranking {
        private final List<Bound> by;
        private final boolean greatest;

        /// @param by one expression, or none: the first row as rows come
        public Ranking(List<Bound> by, boolean greatest) {
            this.by = List.copyOf(by);
            this.greatest = greatest;
        }

        public List<Bound> by() {
            return by;
        }

        public boolean greatest() {
            return greatest;
        }
    }
}
