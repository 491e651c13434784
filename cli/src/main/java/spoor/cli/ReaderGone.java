package spoor.cli;

import java.io.IOException;

/// Nobody reads the results any more, as behind `| head`: no fault, only the end.
final class ReaderGone extends IOException {
    private static final long serialVersionUID = 1;

    ReaderGone() {
        super("nobody reads the results any more");
    }
}
