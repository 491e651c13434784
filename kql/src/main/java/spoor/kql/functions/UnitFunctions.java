package spoor.kql.functions;

import static spoor.kql.functions.Parameter.typed;
import static spoor.kql.functions.Signature.Nulls.POSSIBLE;
import static spoor.kql.functions.Signature.java;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.REAL;
import static spoor.model.KqlType.STRING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Functions that turn a value of one unit into another.
final class UnitFunctions {
    /// The units that are known, by quantity. Kusto knows more: those whose factor it may round are
    /// left out, so that no value differs.
    private static final Map<String, String> UNITS =
            Map.of(
                    "angle",
                    """
                    Radian Milliradian Microradian Nanoradian Centiradian Deciradian Degree
                    Millidegree Microdegree Nanodegree Arcminute Arcsecond Gradian NatoMil
                    Revolution
                    """,
                    "energy",
                    """
                    Joule Millijoule Kilojoule Megajoule Gigajoule BritishThermalUnit
                    KilobritishThermalUnit MegabritishThermalUnit GigabritishThermalUnit
                    Calorie Kilocalorie Megacalorie ElectronVolt KiloelectronVolt
                    MegaelectronVolt GigaelectronVolt TeraelectronVolt Erg FootPound
                    HorsepowerHour WattHour KilowattHour MegawattHour GigawattHour
                    TerawattHour WattDay KilowattDay MegawattDay GigawattDay TerawattDay
                    ThermEc DecathermEc ThermImperial DecathermImperial ThermUs DecathermUs
                    """,
                    "force",
                    """
                    Newton Micronewton Millinewton Decanewton Kilonewton Meganewton Dyn
                    PoundForce KilopoundForce OunceForce ShortTonForce
                    """,
                    "length",
                    """
                    Meter Nanometer Micrometer Millimeter Centimeter Decimeter Decameter
                    Hectometer Kilometer Angstrom Inch Microinch Mil Foot Yard NauticalMile
                    Fathom Chain Hand Shackle DataMile UsSurveyFoot AstronomicalUnit
                    """,
                    "mass",
                    """
                    Kilogram Nanogram Microgram Milligram Centigram Decigram Gram Decagram
                    Hectogram Tonne Kilotonne Megatonne Pound Kilopound Megapound Grain Stone
                    ShortHundredweight LongHundredweight ShortTon LongTon Slug
                    """,
                    "speed",
                    """
                    MilePerHour NanometerPerSecond NanometerPerMinute NanometerPerHour
                    MicrometerPerSecond MicrometerPerMinute MicrometerPerHour
                    MillimeterPerSecond MillimeterPerMinute MillimeterPerHour
                    CentimeterPerSecond CentimeterPerMinute CentimeterPerHour
                    DecimeterPerSecond DecimeterPerMinute DecimeterPerHour MeterPerSecond
                    MeterPerMinute MeterPerHour KilometerPerSecond KilometerPerMinute
                    KilometerPerHour InchPerSecond InchPerMinute InchPerHour FootPerSecond
                    FootPerMinute FootPerHour YardPerSecond YardPerMinute YardPerHour
                    UsSurveyFootPerSecond UsSurveyFootPerMinute UsSurveyFootPerHour
                    """,
                    "temperature",
                    """
                    Kelvin DegreeCelsius MillidegreeCelsius DegreeFahrenheit DegreeRankine
                    DegreeDelisle DegreeNewton DegreeReaumur DegreeRoemer
                    """,
                    "volume",
                    """
                    CubicMeter CubicKilometer CubicHectometer CubicDecimeter CubicCentimeter
                    CubicMillimeter CubicMicrometer HectocubicMeter KilocubicMeter Liter
                    Microliter Milliliter Centiliter Deciliter Decaliter Hectoliter Kiloliter
                    Megaliter CubicMile UsGallon DeciusGallon DecausGallon HectousGallon
                    KilousGallon MegausGallon UsOunce ImperialGallon KiloimperialGallon
                    MegaimperialGallon ImperialOunce MetricCup MetricTeaspoon AuTablespoon
                    UkTablespoon OilBarrel AcreFoot
                    """);

    private UnitFunctions() {}

    static List<Function> all() {
        return Stream.of(
                        "angle",
                        "energy",
                        "force",
                        "length",
                        "mass",
                        "speed",
                        "temperature",
                        "volume")
                .map(UnitFunctions::convert)
                .toList();
    }

    private static Function convert(String quantity) {
        return Function.of(
                "convert_" + quantity,
                "The " + quantity + " in another unit.",
                java(
                                "convert_" + quantity,
                                REAL,
                                POSSIBLE,
                                typed("value", REAL, DYNAMIC).as(REAL),
                                typed("from", STRING).constantOnly(),
                                typed("to", STRING).constantOnly())
                        .checked(arguments -> unknown(quantity, arguments)));
    }

    private static Optional<String> unknown(String quantity, List<Argument> arguments) {
        List<String> known = units(quantity);
        return arguments.stream()
                .skip(1)
                .map(argument -> argument.constant().orElse("").toString())
                .filter(unit -> !known.contains(unit))
                .findFirst()
                .map(unit ->
                        "the unit '"
                                + unit
                                + "' is not supported: expected one of "
                                + String.join(", ", known));
    }

    /// The units of a quantity.
    static List<String> units(String quantity) {
        return List.of(UNITS.getOrDefault(quantity, "").strip().split("\\s+"));
    }
}
