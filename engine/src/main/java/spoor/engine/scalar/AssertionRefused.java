package spoor.engine.scalar;

import org.jspecify.annotations.Nullable;

/// Thrown by the body of `assert` alone: the query ends with the user's own message.
public final class AssertionRefused extends RuntimeException {
    /// Begins the message, so that an engine's error can be told by it.
    public static final String MARK = "assertion failed: ";

    private static final long serialVersionUID = 1L;

    AssertionRefused(@Nullable String message) {
        super(MARK + message, null, false, false);
    }
}
