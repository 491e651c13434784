package spoor.engine.scalar;

import java.util.Map;

/// The Java bodies of all signatures that have one, by signature id.
public final class ScalarBodies {
    public static final Map<String, ScalarBody> ALL = Map.of();

    private ScalarBodies() {}
}
