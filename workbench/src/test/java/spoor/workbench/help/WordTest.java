package spoor.workbench.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.kql.bind.RenderKinds;
import spoor.kql.bind.Vocabulary;
import spoor.kql.syntax.Operators;

class WordTest {
    @Test
    void hasEveryOperatorAggregateWindowFunctionAndPicture() {
        assertEquals(new TreeSet<>(Operators.NAMES), names(Word.Kind.OPERATOR));
        assertEquals(new TreeSet<>(Vocabulary.aggregations()), names(Word.Kind.AGGREGATE));
        assertEquals(new TreeSet<>(Vocabulary.windowFunctions()), names(Word.Kind.WINDOW));
        assertEquals(RenderKinds.DRAWN, names(Word.Kind.PICTURE));
        assertEquals(RenderKinds.PROPERTIES.keySet(), names(Word.Kind.PROPERTY));
    }

    @Test
    void hasThePluginsThatAreMadeOfOperators() {
        assertEquals(
                new TreeSet<>(
                        List.of(
                                "active_users_count",
                                "activity_counts_metrics",
                                "bag_unpack",
                                "dcount_intersect",
                                "geo_line_lookup",
                                "geo_polygon_lookup",
                                "ipv4_lookup",
                                "ipv6_lookup",
                                "narrow",
                                "pivot",
                                "rolling_percentile",
                                "schema_merge",
                                "sequence_detect",
                                "session_count",
                                "sliding_window_counts")),
                names(Word.Kind.PLUGIN));
    }

    @Test
    void saysWhatEachIsForInOneSentence() {
        for (Word word : Word.all()) {
            assertFalse(word.summary().isBlank(), word.toString());
            assertFalse(word.summary().contains("\n"), word.toString());
            assertTrue(word.call().startsWith(word.name()), word.toString());
        }
    }

    private static Set<String> names(Word.Kind kind) {
        return Word.all().stream()
                .filter(word -> word.kind() == kind)
                .map(Word::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
