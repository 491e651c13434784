package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spoor.kql.bind.Binder.Surroundings;
import spoor.kql.syntax.Parser;

class PluginsTest {
    private static final String LOGONS =
            "datatable(id: string, at: datetime, day: int, site: string)[] | evaluate ";

    private static BoundQuery bound(String text) {
        return Binder.bind(
                Parser.parse(text),
                new Surroundings(
                        Catalog.of(List.of()), Plugins.none(), 637_186_176_000_000_000L, Map.of()));
    }

    private static List<String> problems(String text) {
        return bound(text).problems().stream()
                .map(problem ->
                        problem.message()
                                + (problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")"))
                .toList();
    }

    private static String columns(String text) {
        assertEquals(List.of(), problems(text));
        return bound(text).results().getFirst().relation().columns().toString();
    }

    @Test
    void namesTheColumnsOfCountsAsMicrosoftsBinderDoes() {
        assertEquals(
                "[at:datetime, site:string, Count:long, Dcount:long]",
                columns(
                        LOGONS
                                + "sliding_window_counts(id, at, startofday(ago(3d)), now(), 2d, 1d,"
                                + " site)"));
        assertEquals(
                "[site:string, a_at:datetime, b_at:datetime, Duration:timespan]",
                columns(
                        LOGONS
                                + "sequence_detect(at, 1h, 2h, a = (id == 'x'), b = (id == 'y'),"
                                + " site)"));
    }

    @Test
    void aNameOfTheUsersTextMeansNothingInsideAPlugin() {
        assertEquals(
                "[at:datetime, count_sessions:long]",
                columns(
                        "let Source = 1; let step = 'x'; let t = 5; "
                                + LOGONS
                                + "session_count(id, at, ago(1d), now(), 1d, 1h)"));
    }

    @Test
    void refusesWindowsThatDoNotFitTheTimeline() {
        assertEquals(
                List.of("'session_count' takes a constant timespan here"),
                problems(LOGONS + "session_count(id, at, ago(1d), now(), 1, 1h)"));
        assertEquals(
                List.of("'session_count' takes a value greater than 0 here"),
                problems(LOGONS + "session_count(id, at, ago(1d), now(), 0s, 1h)"));
        assertEquals(
                List.of(
                        "the window of 'sliding_window_counts' has more than 10000 steps (take longer"
                                + " steps)"),
                problems(LOGONS + "sliding_window_counts(id, at, ago(1d), now(), 365d, 1s)"));
        assertEquals(
                List.of(
                        "'session_count' takes a timeline of datetime, timespan, long or real, this"
                                + " is int (convert it before with 'extend')"),
                problems(LOGONS + "session_count(id, day, 1, 9, 1, 1)"));
    }

    @Test
    void tellsWhereParsersAndFunctionsOfProductsLive() {
        String reason =
                "it lives in the workspace or product, not in the language; save a function of this"
                        + " name in the case with 'spoor function add'";
        assertEquals(
                List.of("'_Im_Dns' is not supported: " + reason),
                problems("_Im_Dns(starttime=ago(1d)) | take 1"));
        assertEquals(List.of("unknown table 'imDns' (" + reason + ")"), problems("imDns | take 1"));
        assertEquals(
                List.of("'FileProfile' is not supported: " + reason),
                problems("print SHA1 = '' | invoke FileProfile(SHA1, 1000)"));
    }

    @Test
    void refusesWhatExternaldataDoesNotDo() {
        assertEquals(
                List.of(
                        "the property 'ignorelastrecord' of externaldata is not supported (the"
                                + " properties are format, ignoreFirstRecord and ingestionMapping)"),
                problems(
                        "externaldata (a: string) ['x.csv'] with (format='csv',"
                                + " ignoreLastRecord=true)"));
    }

    @Test
    void saysWhatIsWrongWithAMappingOfColumns() {
        String begin = "the ingestionMapping of externaldata cannot be used: ";
        String end = " (write '[{\"Column\": \"a\", \"Properties\": {\"Path\": \"$.b\"}}]')";
        assertEquals(
                List.of(begin + "it is a JSON array of columns" + end), problems(mapped("{}")));
        assertEquals(
                List.of(begin + "its property 'transform' is not supported" + end),
                problems(
                        mapped(
                                "[{\"Column\": \"a\", \"Properties\": {\"Path\": \"$\", \"Transform\": \"x\"}}]")));
        assertEquals(
                List.of(begin + "the path '$..b' is not supported" + end),
                problems(mapped("[{\"Column\": \"a\", \"Properties\": {\"Path\": \"$..b\"}}]")));
        assertEquals(List.of(), problems(mapped("[{\"column\": \"a\", \"path\": \"$.b.c[0]\"}]")));
    }

    private static String mapped(String mapping) {
        return "externaldata (a: string) ['x.json'] with (format=multijson, ingestionMapping='"
                + mapping
                + "')";
    }
}
