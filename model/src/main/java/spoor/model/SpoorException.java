package spoor.model;

import org.jspecify.annotations.Nullable;

/// An error with a kind. Its message is one sentence for the user: what, where, and the way out.
public class SpoorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    public SpoorException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public SpoorException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    public final ErrorKind kind() {
        return kind;
    }
}
