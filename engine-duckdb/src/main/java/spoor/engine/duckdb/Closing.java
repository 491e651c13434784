package spoor.engine.duckdb;

import org.jspecify.annotations.Nullable;

/// Closes what is left of something that is over; an error then tells nobody anything.
final class Closing {
    private Closing() {}

    static void quietly(@Nullable AutoCloseable closeable) {
        if (closeable == null) {
            return;
        }
        try {
            closeable.close();
        } catch (Exception e) {
            // Over anyway.
        }
    }
}
