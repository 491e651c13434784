package spoor.engine.duckdb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import spoor.kql.functions.Body;
import spoor.kql.functions.Body.Spelled;
import spoor.model.Ticks;

/// Where DuckDB's own SQL computes the same as a Java body, and faster. Each spelling falls back to
/// the Java body (`kql_<id>`) for the arguments that it would get wrong; a test compares the two on
/// the edges of every type.
///
/// A spelling that needs an argument twice takes that way only for short texts (a column, a
/// constant), so that the SQL of nested calls stays short.
final class DuckDbSpellings {
    private static final int SHORT = 80;
    private static final String INFINITY = "CAST('Infinity' AS DOUBLE)";

    private static final String JSON_TEXT = "CAST(to_json(";
    private static final String AS_TEXT = ") AS VARCHAR)";

    private DuckDbSpellings() {}

    static Map<String, Body.Spelling> all() {
        Map<String, Body.Spelling> all = new HashMap<>();
        for (String type : List.of("bool", "long", "string", "datetime", "timespan", "guid")) {
            all.put("eq_" + type, equal("eq_" + type));
            all.put("ne_" + type, differ("ne_" + type));
            all.put("in_" + type, in("in_" + type, "", false));
            all.put("not_in_" + type, in("not_in_" + type, "NOT ", false));
        }
        orders(all);
        reals(all);
        arithmetic(all);
        bins(all);
        texts(all);
        conversions(all);
        all.put("member", DuckDbSpellings::member);
        all.put("captured", DuckDbSpellings::captured);
        all.put("dynamic_string", arguments -> JSON_TEXT + arguments.getFirst().sql() + AS_TEXT);
        all.put("bag_pack", DuckDbSpellings::bag);
        return all;
    }

    /// A bag of one member whose name is a text, so that nothing has to be read again.
    private static String bag(List<Spelled> arguments) {
        boolean plain =
                arguments.size() == 2 && arguments.getFirst().sql().startsWith("(" + JSON_TEXT);
        return plain
                ? "'{' || "
                        + arguments.getFirst().sql()
                        + " || ':' || coalesce("
                        + arguments.get(1).sql()
                        + ", 'null') || '}'"
                : java("bag_pack", arguments);
    }

    private static String java(String id, List<Spelled> arguments) {
        return arguments.stream()
                .map(Spelled::sql)
                .collect(Collectors.joining(", ", "kql_" + id + "(", ")"));
    }

    private static boolean nullable(Spelled argument) {
        return argument.argument().nullable();
    }

    private static boolean bothNullable(List<Spelled> arguments) {
        return nullable(arguments.get(0)) && nullable(arguments.get(1));
    }

    private static boolean eitherNullable(List<Spelled> arguments) {
        return nullable(arguments.get(0)) || nullable(arguments.get(1));
    }

    private static boolean isShort(Spelled argument) {
        return argument.sql().length() <= SHORT;
    }

    private static Optional<Long> whole(Spelled argument) {
        return argument.argument()
                .constant()
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).longValue());
    }

    private static Optional<Double> finite(Spelled argument) {
        return argument.argument()
                .constant()
                .filter(Double.class::isInstance)
                .map(Double.class::cast)
                .filter(Double::isFinite);
    }

    /// Null only when both are null: with one that never is, plain SQL and a word for null will do.
    private static Body.Spelling equal(String id) {
        return arguments ->
                bothNullable(arguments)
                        ? java(id, arguments)
                        : eitherNullable(arguments)
                                ? Body.fill("coalesce({0} = {1}, FALSE)", arguments)
                                : Body.fill("{0} = {1}", arguments);
    }

    private static Body.Spelling differ(String id) {
        return arguments ->
                bothNullable(arguments)
                        ? java(id, arguments)
                        : eitherNullable(arguments)
                                ? Body.fill("coalesce({0} <> {1}, TRUE)", arguments)
                                : Body.fill("{0} <> {1}", arguments);
    }

    private static Body.Spelling in(String id, String negation, boolean folded) {
        return arguments -> {
            List<Spelled> elements = arguments.subList(1, arguments.size());
            boolean nullElement = elements.stream().anyMatch(DuckDbSpellings::nullable);
            if (elements.isEmpty() || nullElement && nullable(arguments.getFirst())) {
                return java(id, arguments);
            }
            String list =
                    elements.stream()
                            .map(element -> folded ? "lower(" + element + ")" : element.sql())
                            .collect(Collectors.joining(", "));
            String value = arguments.getFirst().sql();
            String found = (folded ? "lower(" + value + ")" : value) + " IN (" + list + ")";
            return negation
                    + (nullElement || nullable(arguments.getFirst())
                            ? "coalesce(" + found + ", FALSE)"
                            : "(" + found + ")");
        };
    }

    private static void orders(Map<String, Body.Spelling> to) {
        Map<String, String> signs = Map.of("lt_", "<", "le_", "<=", "gt_", ">", "ge_", ">=");
        for (String type : List.of("long", "datetime", "timespan")) {
            signs.forEach((id, sign) ->
                    to.put(id + type, arguments -> Body.fill("{0} " + sign + " {1}", arguments)));
            to.put("between_" + type, arguments -> Body.fill("{0} BETWEEN {1} AND {2}", arguments));
            to.put(
                    "not_between_" + type,
                    arguments -> Body.fill("NOT ({0} BETWEEN {1} AND {2})", arguments));
        }
    }

    /// DuckDB takes NaN as equal to itself and greater than all else; beside a finite constant that
    /// matters for `>` and `>=` only, where an upper end keeps it out.
    private static void reals(Map<String, Body.Spelling> to) {
        to.put("eq_real", constantBeside("eq_real", equal("eq_real")));
        to.put("ne_real", constantBeside("ne_real", differ("ne_real")));
        to.put("lt_real", beside("lt_real", "<", ">"));
        to.put("le_real", beside("le_real", "<=", ">="));
        to.put("gt_real", beside("gt_real", ">", "<"));
        to.put("ge_real", beside("ge_real", ">=", "<="));
        to.put(
                "between_real",
                arguments ->
                        finite(arguments.get(1)).isPresent() && finite(arguments.get(2)).isPresent()
                                ? Body.fill("{0} BETWEEN {1} AND {2}", arguments)
                                : java("between_real", arguments));
        to.put(
                "not_between_real",
                arguments ->
                        finite(arguments.get(1)).isPresent() && finite(arguments.get(2)).isPresent()
                                ? Body.fill("NOT ({0} BETWEEN {1} AND {2})", arguments)
                                : java("not_between_real", arguments));
    }

    private static Body.Spelling constantBeside(String id, Body.Spelling spelling) {
        return arguments ->
                arguments.stream().anyMatch(argument -> finite(argument).isPresent())
                        ? spelling.sql(arguments)
                        : java(id, arguments);
    }

    private static Body.Spelling beside(String id, String sign, String turned) {
        return arguments -> {
            Optional<Double> right = finite(arguments.get(1));
            if (right.isPresent()) {
                return beside(sign, arguments.get(0), right.get());
            }
            Optional<Double> left = finite(arguments.get(0));
            return left.isPresent()
                    ? beside(turned, arguments.get(1), left.get())
                    : java(id, arguments);
        };
    }

    private static String beside(String sign, Spelled value, double constant) {
        return switch (sign) {
            case "<", "<=" -> value + " " + sign + " " + real(constant);
            case ">" -> value + " BETWEEN " + real(Math.nextUp(constant)) + " AND " + INFINITY;
            default -> value + " BETWEEN " + real(constant) + " AND " + INFINITY;
        };
    }

    private static String real(double value) {
        return "CAST('" + (Double.isInfinite(value) ? "Infinity" : value) + "' AS DOUBLE)";
    }

    private static void arithmetic(Map<String, Body.Spelling> to) {
        to.put("sub_datetime", arguments -> Body.fill("{0} - {1}", arguments));
        for (String id : List.of("add", "sub", "mul")) {
            String sign = id.equals("add") ? "+" : id.equals("sub") ? "-" : "*";
            to.put(id + "_real", arguments -> Body.fill("{0} " + sign + " {1}", arguments));
            if (!id.equals("mul")) {
                to.put(id + "_long", arguments -> half(id + "_long", sign, arguments));
            }
        }
        to.put("neg_real", arguments -> Body.fill("-{0}", arguments));
        to.put("div_real", arguments -> Body.fill("{0} / {1}", arguments));
        to.put(
                "div_long",
                arguments ->
                        whole(arguments.get(1)).filter(divisor -> divisor > 0).isPresent()
                                ? Body.fill("{0} // {1}", arguments)
                                : java("div_long", arguments));
        to.put(
                "mod_long",
                arguments ->
                        whole(arguments.get(1))
                                        .filter(divisor -> divisor > 0 && divisor < 1L << 62)
                                        .isPresent()
                                ? Body.fill("({0} % {1} + {1}) % {1}", arguments)
                                : java("mod_long", arguments));
        to.put(
                "div_timespan",
                arguments ->
                        whole(arguments.get(1)).filter(divisor -> divisor != 0).isPresent()
                                ? Body.fill("CAST({0} AS DOUBLE) / {1}", arguments)
                                : java("div_timespan", arguments));
        to.put(
                "add_datetime",
                arguments -> moved("add_datetime", arguments, whole(arguments.get(1)), 1));
        to.put(
                "sub_datetime_timespan",
                arguments ->
                        moved("sub_datetime_timespan", arguments, whole(arguments.get(1)), -1));
    }

    /// Where neither has more than 62 bits nothing overflows; elsewhere the Java body wraps around.
    private static String half(String id, String sign, List<Spelled> arguments) {
        if (!isShort(arguments.get(0)) || !isShort(arguments.get(1))) {
            return java(id, arguments);
        }
        String most = "-4611686018427387904 AND 4611686018427387903";
        // a null is neither inside nor outside: it goes to ELSE, where the sum is null
        return Body.fill(
                        "CASE WHEN {0} NOT BETWEEN %s OR {1} NOT BETWEEN %s THEN "
                                .replace("%s", most),
                        arguments)
                + java(id, arguments)
                + Body.fill(" ELSE {0} %s {1} END".replace("%s", sign), arguments);
    }

    /// A time moved by a constant: within the years 1 to 9999 the sum never overflows.
    private static String moved(
            String id, List<Spelled> arguments, Optional<Long> span, int direction) {
        long most = Ticks.MAX;
        if (span.isEmpty()
                || span.get() > most
                || span.get() < -most
                || !isShort(arguments.get(0))) {
            return java(id, arguments);
        }
        String time = arguments.getFirst().sql();
        String by = "CAST(" + span.get() * direction + " AS BIGINT)";
        return "CASE WHEN %s + %s BETWEEN 0 AND %d THEN %s + %s END"
                .formatted(time, by, most, time, by);
    }

    private static void bins(Map<String, Body.Spelling> to) {
        to.put(
                "bin_datetime",
                arguments ->
                        whole(arguments.get(1)).filter(size -> size > 0).isPresent()
                                ? Body.fill("({0} // {1}) * {1}", arguments)
                                : java("bin_datetime", arguments));
        for (String id : List.of("bin_long", "bin_timespan")) {
            to.put(
                    id,
                    arguments ->
                            whole(arguments.get(1))
                                                    .filter(size -> size > 0 && size < 1L << 32)
                                                    .isPresent()
                                            && isShort(arguments.get(0))
                                    ? binned(arguments)
                                    : java(id, arguments));
        }
    }

    /// Near the least long the multiple below does not fit: there the Java body answers.
    private static String binned(List<Spelled> arguments) {
        return Body.fill(
                "CASE WHEN {0} >= -9223372032559808512"
                        + " THEN {0} - (({0} % {1} + {1}) % {1}) ELSE kql_bin_long({0}, {1}) END",
                arguments);
    }

    private static void texts(Map<String, Body.Spelling> to) {
        to.put("tolower", arguments -> Body.fill("lower({0})", arguments));
        to.put("string_size", arguments -> Body.fill("CAST(strlen({0}) AS BIGINT)", arguments));
        to.put("eq_ci", arguments -> Body.fill("lower({0}) = lower({1})", arguments));
        to.put("ne_ci", arguments -> Body.fill("lower({0}) <> lower({1})", arguments));
        to.put("in_ci_string", in("in_ci_string", "", true));
        to.put("not_in_ci_string", in("not_in_ci_string", "NOT ", true));
        search(to, "contains", "contains");
        search(to, "startswith", "starts_with");
        search(to, "endswith", "suffix");
        for (String id : List.of("has", "hasprefix", "hassuffix")) {
            to.put(id, arguments -> prefiltered(id, arguments, true, "FALSE"));
            to.put(id + "_cs", arguments -> prefiltered(id + "_cs", arguments, false, "FALSE"));
            to.put("not_" + id, arguments -> prefiltered("not_" + id, arguments, true, "TRUE"));
            to.put(
                    "not_" + id + "_cs",
                    arguments -> prefiltered("not_" + id + "_cs", arguments, false, "TRUE"));
        }
    }

    private static void search(Map<String, Body.Spelling> to, String id, String function) {
        to.put(id, arguments -> Body.fill(function + "(lower({0}), lower({1}))", arguments));
        to.put(
                "not_" + id,
                arguments -> Body.fill("NOT " + function + "(lower({0}), lower({1}))", arguments));
        to.put(id + "_cs", arguments -> Body.fill(function + "({0}, {1})", arguments));
        to.put(
                "not_" + id + "_cs",
                arguments -> Body.fill("NOT " + function + "({0}, {1})", arguments));
    }

    /// Only a text that holds the search at all is looked at term by term.
    private static String prefiltered(
            String id, List<Spelled> arguments, boolean folded, String otherwise) {
        if (!isShort(arguments.get(0)) || arguments.get(1).argument().constant().isEmpty()) {
            return java(id, arguments);
        }
        String holds = folded ? "contains(lower({0}), lower({1}))" : "contains({0}, {1})";
        return "CASE WHEN "
                + Body.fill(holds, arguments)
                + " THEN "
                + java(id, arguments)
                + " ELSE "
                + otherwise
                + " END";
    }

    private static void conversions(Map<String, Body.Spelling> to) {
        to.put(
                "tostring_long",
                arguments -> Body.fill("coalesce(CAST({0} AS VARCHAR), '')", arguments));
        to.put(
                "tostring_bool",
                arguments ->
                        Body.fill(
                                "CASE {0} WHEN TRUE THEN 'True' WHEN FALSE THEN 'False' ELSE ''"
                                        + " END",
                                arguments));
        to.put("tolong_bool", arguments -> Body.fill("CAST({0} AS BIGINT)", arguments));
        to.put("toint_bool", arguments -> Body.fill("CAST({0} AS INTEGER)", arguments));
        to.put("tobool_long", arguments -> Body.fill("{0} <> 0", arguments));
        to.put("dynamic_long", arguments -> Body.fill("CAST({0} AS VARCHAR)", arguments));
        to.put("isnan", arguments -> Body.fill("isnan({0})", arguments));
        to.put("isinf", arguments -> Body.fill("isinf({0})", arguments));
        to.put("isfinite", arguments -> Body.fill("isfinite({0})", arguments));
        to.put("hourofday", arguments -> Body.fill("({0} // 36000000000) % 24", arguments));
        to.put(
                "startofday",
                arguments -> Body.fill("({0} // 864000000000) * 864000000000", arguments));
        to.put("tostring_dynamic", DuckDbSpellings::text);
    }

    /// DuckDB writes the numbers in a bag or array anew, with other last digits than KQL at times;
    /// what a Java body made is taken as it is.
    private static String text(List<Spelled> arguments) {
        return arguments.getFirst().sql().startsWith("kql_")
                ? java("tostring_dynamic", arguments)
                : Body.fill("coalesce(json_extract_string({0}, '$'), '')", arguments);
    }

    private static String captured(List<Spelled> arguments) {
        Optional<Long> place = whole(arguments.get(1)).filter(one -> one >= 0);
        return place.isPresent()
                ? "coalesce(json_extract_string("
                        + arguments.getFirst()
                        + ", '$["
                        + place.get()
                        + "]'), '')"
                : java("captured", arguments);
    }

    /// A name of plain letters needs no quoting; JSON's null is no value.
    private static String member(List<Spelled> arguments) {
        String name = arguments.get(1).argument().constant().orElse("").toString();
        boolean plain =
                !name.isEmpty()
                        && name.chars()
                                .allMatch(c ->
                                        c == '_'
                                                || c >= 'a' && c <= 'z'
                                                || c >= 'A' && c <= 'Z'
                                                || c >= '0' && c <= '9');
        return plain
                ? "nullif(CAST(json_extract("
                        + arguments.get(0)
                        + ", '$.\""
                        + name
                        + "\"') AS VARCHAR), 'null')"
                : java("member", arguments);
    }
}
