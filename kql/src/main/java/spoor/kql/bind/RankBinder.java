package spoor.kql.bind;

import java.util.List;
import java.util.Optional;
import spoor.kql.bind.WindowCall.Kind;
import spoor.model.KqlType;
import spoor.model.Span;

/// Binds `row_rank_dense` and `row_rank_min` to simpler functions of neighbouring rows: a row whose
/// value is not the one before begins a new rank.
final class RankBinder {
    private final Staged staged;
    private final Calls calls;
    private final Span span;

    RankBinder(Staged staged, Span span) {
        this.staged = staged;
        this.calls = new Calls(staged.context());
        this.span = span;
    }

    /// How many different values there are up to the row.
    Symbol dense(Bound value, Optional<Bound> restart) {
        Bound begins = begins(value, rowNumber(restart));
        Symbol one = staged.column(calls.to(KqlType.LONG, begins, span));
        Symbol rank = new Symbol("$row_rank_dense", KqlType.LONG, false);
        staged.putWindow(
                new WindowCall(
                        Kind.ROW_CUMULATIVE_SUM,
                        rank,
                        new Bound.Ref(one),
                        0,
                        Optional.empty(),
                        restart));
        return rank;
    }

    /// The number of the first row that has the value.
    Symbol least(Bound value, Optional<Bound> restart) {
        Symbol number = rowNumber(restart);
        Symbol begins = staged.column(begins(value, number));
        Symbol place = rowNumber(Optional.of(new Bound.Ref(begins)));
        Bound before = calls.apply("-", List.of(new Bound.Ref(number), new Bound.Ref(place)), span);
        Bound one = new Bound.Constant(KqlType.LONG, Optional.of(1L));
        return staged.column(calls.apply("+", List.of(before, one), span));
    }

    private Symbol rowNumber(Optional<Bound> restart) {
        Symbol symbol = new Symbol("$row_number", KqlType.LONG, false);
        Bound zero = new Bound.Constant(KqlType.LONG, Optional.of(0L));
        staged.putWindow(
                new WindowCall(Kind.ROW_NUMBER, symbol, zero, 1, Optional.empty(), restart));
        return symbol;
    }

    private Bound begins(Bound value, Symbol number) {
        Bound operand = staged.operand(value);
        Symbol previous = new Symbol("$prev", value.type(), true);
        staged.putWindow(
                new WindowCall(
                        Kind.PREVIOUS, previous, operand, 1, Optional.empty(), Optional.empty()));
        Bound first =
                calls.apply(
                        "==",
                        List.of(
                                new Bound.Ref(number),
                                new Bound.Constant(KqlType.LONG, Optional.of(1L))),
                        span);
        // both null: no other value, which != leaves open
        Bound differs =
                calls.apply(
                        "coalesce",
                        List.of(
                                calls.apply("!=", List.of(operand, new Bound.Ref(previous)), span),
                                new Bound.Constant(KqlType.BOOL, Optional.of(false))),
                        span);
        return calls.apply("or", List.of(first, differs), span);
    }
}
