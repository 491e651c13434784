package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;

/// Calls of Java bodies in tests.
final class Bodies {
    private Bodies() {}

    static @Nullable Object call(String id, @Nullable Object... arguments) {
        ScalarBody body = ScalarBodies.ALL.get(id);
        if (body == null) {
            throw new IllegalArgumentException("no body " + id);
        }
        return body.apply(arguments);
    }

    static void gives(@Nullable Object expected, String id, @Nullable Object... arguments) {
        assertEquals(expected, call(id, arguments), id + java.util.Arrays.toString(arguments));
    }
}
