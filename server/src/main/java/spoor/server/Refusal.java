package spoor.server;

/// A request that is turned away before any work: its HTTP status and one sentence why.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    /// The sentence, never null.
    String sentence() {
        return String.valueOf(getMessage());
    }
}
