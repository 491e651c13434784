package spoor.kql.bind;

import java.util.Optional;

/// A function of neighbouring rows. All operands are columns of the input or constants.
///
/// @param symbol the column it gives
/// @param operand the value looked at; for `row_number` unused (the constant 0)
/// @param offset rows back (`prev`) or ahead (`next`); the first number of `row_number`
/// @param fallback what `prev` and `next` give beyond the rows
/// @param restart where true, the function starts anew at that row
public record WindowCall(
        Kind kind,
        Symbol symbol,
        Bound operand,
        long offset,
        Optional<Bound> fallback,
        Optional<Bound> restart) {
    public enum Kind {
        PREVIOUS,
        NEXT,
        ROW_NUMBER,
        ROW_CUMULATIVE_SUM
    }
}
