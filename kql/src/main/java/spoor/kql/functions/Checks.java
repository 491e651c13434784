package spoor.kql.functions;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Checks of constant arguments.
final class Checks {
    private Checks() {}

    /// The constant text at a place must be one of a list, in any case.
    static Signature.Check oneOf(int place, String name, List<String> values) {
        return arguments -> {
            if (place >= arguments.size()) {
                return Optional.empty();
            }
            Optional<Object> constant = arguments.get(place).constant();
            boolean known =
                    constant.isPresent()
                            && values.contains(constant.get().toString().toLowerCase(Locale.ROOT));
            return known
                    ? Optional.empty()
                    : Optional.of(
                            "unknown "
                                    + name
                                    + constant.map(text -> " '" + text + "'").orElse("")
                                    + ": expected one of "
                                    + String.join(", ", values));
        };
    }

    /// The constant pattern at a place may hold only these letters, and the separators that Kusto
    /// knows.
    static Signature.Check pattern(int place, String letters) {
        return arguments -> {
            String pattern = arguments.get(place).constant().orElse("").toString();
            return pattern.chars()
                    .filter(c -> letters.indexOf(c) < 0 && " -/:,._[]".indexOf(c) < 0)
                    .mapToObj(c ->
                            "the format '"
                                    + pattern
                                    + "' holds '"
                                    + (char) c
                                    + "': expected letters of "
                                    + letters
                                    + " and separators of blank / - : , . _ [ ]")
                    .findFirst();
        };
    }

    /// Names and values in turn.
    static Optional<String> pairs(List<Argument> arguments) {
        return arguments.size() % 2 == 0
                ? Optional.empty()
                : Optional.of("a name without a value: expected names and values in turn");
    }

    /// A constant text at a place must name a time zone of the IANA database.
    static Signature.Check zone(int place) {
        return arguments -> {
            if (!arguments.get(place).isConstant()) {
                return Optional.empty();
            }
            String zone = arguments.get(place).constant().orElse("").toString();
            return ZoneId.getAvailableZoneIds().contains(zone)
                    ? Optional.empty()
                    : Optional.of(
                            "unknown time zone '"
                                    + zone
                                    + "': expected a name of the IANA database, such as"
                                    + " Europe/Berlin");
        };
    }
}
