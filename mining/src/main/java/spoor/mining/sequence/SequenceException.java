package spoor.mining.sequence;

import spoor.model.ErrorKind;
import spoor.model.Problem;
import spoor.model.Span;
import spoor.model.SpoorException;

/// Sessions that cannot be read or learnt from. The message names the row; no event's text beyond a
/// command's name is in it.
public final class SequenceException extends SpoorException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;

    SequenceException(String code, String message, String hint) {
        super(ErrorKind.USER, message);
        this.code = code;
        this.hint = hint;
    }

    /// The same, with the row it is about, counted from 1.
    SequenceException atRow(int row) {
        SequenceException placed =
                new SequenceException(code, getMessage() + ", in row " + row, hint);
        placed.addSuppressed(this);
        return placed;
    }

    public Problem problem(Span span) {
        return new Problem(code, span, String.valueOf(getMessage()), hint);
    }
}
