package spoor.engine.scalar;

import static spoor.engine.scalar.Values.real;
import static spoor.engine.scalar.Values.text;

import java.util.HashMap;
import java.util.Map;

/// Bodies of the conversions between units, whose names are Kusto's. The factors are the legal
/// definitions; a unit for which Kusto's own factor may be a rounded one is left out
/// (`UnitFunctions` lists the units too).
final class UnitBodies {
    /// A unit: so many of the quantity's base unit.
    private static final Map<String, String> FACTORS =
            Map.of(
                    "angle",
                    """
                    Radian 1, Milliradian 1e-3, Microradian 1e-6, Nanoradian 1e-9,
                    Centiradian 1e-2, Deciradian 1e-1, Degree 0.017453292519943295,
                    Millidegree 1.7453292519943295e-5, Microdegree 1.7453292519943295e-8,
                    Nanodegree 1.7453292519943295e-11, Arcminute 2.908882086657216e-4,
                    Arcsecond 4.84813681109536e-6, Gradian 0.015707963267948967,
                    NatoMil 9.817477042468104e-4, Revolution 6.283185307179586,
                    """,
                    "energy",
                    """
                    Joule 1, Millijoule 1e-3, Kilojoule 1e3, Megajoule 1e6, Gigajoule 1e9,
                    BritishThermalUnit 1055.05585262, KilobritishThermalUnit 1055055.85262,
                    MegabritishThermalUnit 1055055852.62, GigabritishThermalUnit 1055055852620,
                    Calorie 4.184, Kilocalorie 4184, Megacalorie 4184000,
                    ElectronVolt 1.602176565e-19, KiloelectronVolt 1.602176565e-16,
                    MegaelectronVolt 1.602176565e-13, GigaelectronVolt 1.602176565e-10,
                    TeraelectronVolt 1.602176565e-7, Erg 1e-7, FootPound 1.3558179483314004,
                    HorsepowerHour 2684519.537696173, WattHour 3600, KilowattHour 3.6e6,
                    MegawattHour 3.6e9, GigawattHour 3.6e12, TerawattHour 3.6e15,
                    WattDay 86400, KilowattDay 8.64e7, MegawattDay 8.64e10,
                    GigawattDay 8.64e13, TerawattDay 8.64e16, ThermEc 105505585.262,
                    DecathermEc 1055055852.62, ThermImperial 105505585.257348,
                    DecathermImperial 1055055852.57348, ThermUs 105480400, DecathermUs 1054804000,
                    """,
                    "force",
                    """
                    Newton 1, Micronewton 1e-6, Millinewton 1e-3, Decanewton 10,
                    Kilonewton 1e3, Meganewton 1e6, Dyn 1e-5, PoundForce 4.4482216152605,
                    KilopoundForce 4448.2216152605, OunceForce 0.27801385095378125,
                    ShortTonForce 8896.443230521,
                    """,
                    "length",
                    """
                    Meter 1, Nanometer 1e-9, Micrometer 1e-6, Millimeter 1e-3, Centimeter 1e-2,
                    Decimeter 1e-1, Decameter 10, Hectometer 100, Kilometer 1e3, Angstrom 1e-10,
                    Inch 0.0254, Microinch 2.54e-8, Mil 2.54e-5, Foot 0.3048, Yard 0.9144,
                    NauticalMile 1852, Fathom 1.8288, Chain 20.1168, Hand 0.1016,
                    Shackle 27.432, DataMile 1828.8, UsSurveyFoot 0.3048006096012192,
                    AstronomicalUnit 149597870700,
                    """,
                    "mass",
                    """
                    Kilogram 1, Nanogram 1e-12, Microgram 1e-9, Milligram 1e-6, Centigram 1e-5,
                    Decigram 1e-4, Gram 1e-3, Decagram 1e-2, Hectogram 1e-1, Tonne 1e3,
                    Kilotonne 1e6, Megatonne 1e9, Pound 0.45359237, Kilopound 453.59237,
                    Megapound 453592.37, Grain 6.479891e-5,
                    Stone 6.35029318, ShortHundredweight 45.359237, LongHundredweight 50.80234544,
                    ShortTon 907.18474, LongTon 1016.0469088, Slug 14.593902937206364,
                    """,
                    "speed",
                    speeds(),
                    "volume",
                    """
                    CubicMeter 1, CubicKilometer 1e9, CubicHectometer 1e6, CubicDecimeter 1e-3,
                    CubicCentimeter 1e-6, CubicMillimeter 1e-9, CubicMicrometer 1e-18,
                    HectocubicMeter 100, KilocubicMeter 1e3, Liter 1e-3, Microliter 1e-9,
                    Milliliter 1e-6, Centiliter 1e-5, Deciliter 1e-4, Decaliter 1e-2,
                    Hectoliter 1e-1, Kiloliter 1, Megaliter 1e3, CubicMile 4168181825.440579584,
                    UsGallon 0.003785411784,
                    DeciusGallon 0.0003785411784, DecausGallon 0.03785411784,
                    HectousGallon 0.3785411784, KilousGallon 3.785411784,
                    MegausGallon 3785.411784, UsOunce 2.95735295625e-5,
                    ImperialGallon 0.00454609, KiloimperialGallon 4.54609,
                    MegaimperialGallon 4546.09, ImperialOunce 2.84130625e-5, MetricCup 2.5e-4, MetricTeaspoon 5e-6,
                    AuTablespoon 2e-5, UkTablespoon 1.5e-5, OilBarrel 0.158987294928,
                    AcreFoot 1233.4806109182770,
                    """);

    /// A temperature: (degrees + offset) * factor is in kelvins.
    private static final Map<String, double[]> TEMPERATURES =
            Map.of(
                    "Kelvin", new double[] {0, 1},
                    "DegreeCelsius", new double[] {273.15, 1},
                    "MillidegreeCelsius", new double[] {273150, 0.001},
                    "DegreeFahrenheit", new double[] {459.67, 5 / 9.0},
                    "DegreeRankine", new double[] {0, 5 / 9.0},
                    "DegreeDelisle", new double[] {-559.725, -2 / 3.0},
                    "DegreeNewton", new double[] {90.1395, 100 / 33.0},
                    "DegreeReaumur", new double[] {218.52, 1.25},
                    "DegreeRoemer", new double[] {135.90375, 40 / 21.0});

    private UnitBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        FACTORS.forEach((quantity, units) -> {
            Map<String, Double> factors = new HashMap<>();
            for (String unit : units.split(",", -1)) {
                int blank = unit.strip().indexOf(' ');
                if (blank > 0) {
                    factors.put(
                            unit.strip().substring(0, blank),
                            Double.valueOf(unit.strip().substring(blank + 1)));
                }
            }
            to.put(
                    "convert_" + quantity,
                    a -> {
                        Double from = factors.get(text(a, 1));
                        Double into = factors.get(text(a, 2));
                        return a[0] == null || from == null || into == null
                                ? null
                                : from.equals(into) ? real(a, 0) : real(a, 0) * from / into;
                    });
        });
        to.put(
                "convert_temperature",
                a -> {
                    double[] from = TEMPERATURES.get(text(a, 1));
                    double[] into = TEMPERATURES.get(text(a, 2));
                    return a[0] == null || from == null || into == null
                            ? null
                            : (real(a, 0) + from[0]) * from[1] / into[1] - into[0];
                });
    }

    private static String speeds() {
        StringBuilder out = new StringBuilder("MilePerHour 0.44704,");
        Map<String, String> lengths =
                Map.of(
                        "Nanometer", "1e-9",
                        "Micrometer", "1e-6",
                        "Millimeter", "1e-3",
                        "Centimeter", "1e-2",
                        "Decimeter", "1e-1",
                        "Meter", "1",
                        "Kilometer", "1e3",
                        "Inch", "0.0254",
                        "Foot", "0.3048",
                        "Yard", "0.9144");
        lengths.forEach((name, meters) -> speeds(out, name, Double.parseDouble(meters)));
        speeds(out, "UsSurveyFoot", 1200 / 3937.0);
        return out.toString();
    }

    private static void speeds(StringBuilder out, String length, double meters) {
        out.append(length).append("PerSecond ").append(meters).append(',');
        out.append(length).append("PerMinute ").append(meters / 60).append(',');
        out.append(length).append("PerHour ").append(meters / 3600).append(',');
    }
}
