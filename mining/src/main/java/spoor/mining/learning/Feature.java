package spoor.mining.learning;

import java.util.List;
import spoor.model.Column;
import spoor.model.KqlType;

/// How one column of a table is made into numbers or codes.
public sealed interface Feature {
    Column column();

    /// A column of numbers, times or spans (both in ticks): a double, NaN where it is missing.
    record Numeric(Column column) implements Feature {}

    /// A column of texts, truth values or dynamics: [#MISSING], [#UNSEEN], or the place of the
    /// value among `values` and [#FIRST] more.
    ///
    /// @param values sorted by code units
    record Category(Column column, List<String> values) implements Feature {
        /// The code of null and of the empty text.
        public static final int MISSING = 0;

        /// The code of a value that is not among `values`: never seen, or too rare to be told
        /// apart.
        public static final int UNSEEN = 1;

        /// The code of the first value.
        public static final int FIRST = 2;

        public Category {
            values = List.copyOf(values);
        }

        /// How many codes there are.
        public int codes() {
            return FIRST + values.size();
        }

        /// What a code stands for, for a reader.
        public String text(int code) {
            return switch (code) {
                case MISSING -> "missing";
                case UNSEEN -> "never seen or rare";
                default -> values.get(code - FIRST);
            };
        }
    }

    /// Whether columns of a type are taken as numbers.
    static boolean isNumber(KqlType type) {
        return switch (type) {
            case INT, LONG, REAL, DECIMAL, DATETIME, TIMESPAN -> true;
            case BOOL, STRING, DYNAMIC, GUID -> false;
        };
    }
}
