package spoor.engine.scalar;

import java.util.HashMap;
import java.util.Map;
import spoor.engine.scalar.geo.GeoBodies;
import spoor.engine.scalar.indicators.IndicatorBodies;
import spoor.engine.scalar.unpacking.UnpackBodies;

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
        PathBodies.addTo(all);
        ArrayBodies.addTo(all);
        MovedArrayBodies.addTo(all);
        SetBodies.addTo(all);
        BagBodies.addTo(all);
        TimeBodies.addTo(all);
        MathBodies.addTo(all);
        StatisticsBodies.addTo(all);
        UnitBodies.addTo(all);
        RowBodies.addTo(all);
        SeriesStepBodies.addTo(all);
        FoldBodies.addTo(all);
        SeriesBodies.addTo(all);
        SeriesFilterBodies.addTo(all);
        SeriesFitBodies.addTo(all);
        SeriesDecompositionBodies.addTo(all);
        SeriesTwoLinesBodies.addTo(all);
        SeriesFourierBodies.addTo(all);
        NetworkBodies.addTo(all);
        CodingBodies.addTo(all);
        FeatureBodies.addTo(all);
        PunycodeBodies.addTo(all);
        UserAgentBodies.addTo(all);
        FormBodies.addTo(all);
        XmlBodies.addTo(all);
        ParseBodies.addTo(all);
        IndicatorBodies.addTo(all);
        UnpackBodies.addTo(all);
        GeoBodies.addTo(all);
        return Map.copyOf(all);
    }
}
