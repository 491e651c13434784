package spoor.mining.learning;

import java.util.Locale;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// How much of a table is held at once.
final class Cells {
    static final long MOST = 400_000_000;

    private Cells() {}

    /// @param each the columns or the classes, whichever are more
    /// @throws SpoorException of kind LIMIT when there are too many values
    static void check(String miner, long rows, long each) {
        if (rows * each > MOST) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    String.format(
                            Locale.ROOT,
                            "'%s' of %,d rows with %,d columns or classes would hold more than %,d"
                                    + " values at once: take some rows before (sample 1000000), or"
                                    + " fewer columns",
                            miner,
                            rows,
                            each,
                            MOST));
        }
    }
}
