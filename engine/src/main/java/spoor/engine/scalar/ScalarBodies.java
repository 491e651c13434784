package spoor.engine.scalar;

import java.util.HashMap;
import java.util.Map;
import spoor.engine.scalar.geo.GeoBodies;

/// The Java bodies of all signatures that have one, by signature id.
public final class ScalarBodies {
    public static final Map<String, ScalarBody> ALL = all();

    private ScalarBodies() {}

    private static Map<String, ScalarBody> all() {
        Map<String, ScalarBody> all = new HashMap<>();
        OperatorBodies.addTo(all);
        TextOperatorBodies.addTo(all);
        ConversionBodies.addTo(all);
        TextBodies.addTo(all);
        PatternBodies.addTo(all);
        DynamicBodies.addTo(all);
        TimeBodies.addTo(all);
        MathBodies.addTo(all);
        RowBodies.addTo(all);
        SeriesStepBodies.addTo(all);
        NetworkBodies.addTo(all);
        CodingBodies.addTo(all);
        FormBodies.addTo(all);
        XmlBodies.addTo(all);
        ParseBodies.addTo(all);
        GeoBodies.addTo(all);
        return Map.copyOf(all);
    }
}
