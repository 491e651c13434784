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

    /// The constant at a place must be one of a list of texts, or an array of some of them.
    static Signature.Check someOf(int place, String name, List<String> values) {
        return arguments -> {
            String constant = arguments.get(place).constant().orElse("").toString();
            boolean array = constant.startsWith("[\"") && constant.endsWith("\"]");
            List<String> given =
                    array
                            ? List.of(
                                    constant.substring(2, constant.length() - 2).split("\",\"", -1))
                            : List.of(constant);
            return values.containsAll(given)
                    ? Optional.empty()
                    : Optional.of(
                            "unknown "
                                    + name
                                    + " '"
                                    + constant
                                    + "': expected one of "
                                    + String.join(", ", values)
                                    + ", or an array of them");
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

    /// The first problem of several checks.
    static Signature.Check all(Signature.Check... checks) {
        return arguments -> {
            for (Signature.Check check : checks) {
                Optional<String> problem = check.problem(arguments);
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return Optional.empty();
        };
    }

    /// The period of a series, where it is said.
    static Signature.Check period(int place) {
        return arguments -> {
            Optional<Object> period =
                    place < arguments.size() ? arguments.get(place).constant() : Optional.empty();
            return period.isEmpty() || ((Number) period.get()).longValue() >= -1
                    ? Optional.empty()
                    : Optional.of(
                            "a period of "
                                    + period.get()
                                    + ": expected a number of elements, 0 for no season, -1 to find"
                                    + " it");
        };
    }

    /// The numbers of the older test are not published either.
    static Signature.Check onlyCustomTukey() {
        return oneOf(1, "kind", List.of("ctukey"));
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
