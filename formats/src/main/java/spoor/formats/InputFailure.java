package spoor.formats;

import java.io.IOException;

/// The raw bytes cannot be read: to be told from what decompressors throw for damaged content.
final class InputFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final IOException failure;

    InputFailure(IOException failure) {
        super(failure);
        this.failure = failure;
    }

    IOException failure() {
        return failure;
    }
}
