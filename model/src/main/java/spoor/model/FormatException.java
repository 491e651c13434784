package spoor.model;

import org.jspecify.annotations.Nullable;

/// A source that cannot be read at all: file, byte offset, what was expected and what was found. A
/// bad record inside a readable source is a reject, not an exception.
public final class FormatException extends SpoorException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final long offset;

    public FormatException(String path, long offset, String message, @Nullable Throwable cause) {
        super(ErrorKind.DATA, message, cause);
        this.path = path;
        this.offset = offset;
    }

    public String path() {
        return path;
    }

    public long offset() {
        return offset;
    }
}
