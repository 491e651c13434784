package spoor.model;

import org.jspecify.annotations.Nullable;

/// A source that cannot be read at all: file, byte offset, what was expected and what was found. A
/// bad record inside a readable source is a reject, not an exception.
public final class FormatException extends SpoorException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final long offset;
    private final String summary;

    public FormatException(String path, long offset, String message, @Nullable Throwable cause) {
        this(path, offset, message, message, cause);
    }

    /// @param summary the message without its particulars
    public FormatException(
            String path, long offset, String message, String summary, @Nullable Throwable cause) {
        super(ErrorKind.DATA, message, cause);
        this.path = path;
        this.offset = offset;
        this.summary = summary;
    }

    public String path() {
        return path;
    }

    public long offset() {
        return offset;
    }

    /// The message, shorter where it goes into particulars: for lists of many sources.
    public String summary() {
        return summary;
    }
}
