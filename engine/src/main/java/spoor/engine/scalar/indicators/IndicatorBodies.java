package spoor.engine.scalar.indicators;

import java.util.Map;
import spoor.engine.scalar.ScalarBody;

/// The body of `extract_iocs`.
public final class IndicatorBodies {
    private IndicatorBodies() {}

    public static void addTo(Map<String, ScalarBody> to) {
        to.put(
                "extract_iocs",
                a -> a[0] instanceof String text ? IndicatorScanner.scan(text).bag().text() : "{}");
    }
}
