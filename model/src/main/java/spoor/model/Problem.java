package spoor.model;

/// What is wrong with the user's text: a stable code, the place, one sentence, and the way out
/// (empty when there is none to name). The editor, the command line and HTTP show this same object.
public record Problem(String code, Span span, String message, String hint) {
    public Problem(String code, Span span, String message) {
        this(code, span, message, "");
    }

    /// One line: `code: message (hint)`.
    public String line() {
        return code + ": " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
