package spoor.engine.scalar.unpacking;

import java.util.Map;
import spoor.engine.scalar.ScalarBody;

/// The body of `base64_unpack`.
public final class UnpackBodies {
    private UnpackBodies() {}

    public static void addTo(Map<String, ScalarBody> to) {
        to.put(
                "base64_unpack",
                a -> a[0] instanceof String text ? Unpacker.unpack(text).text() : "[]");
    }
}
