package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static spoor.engine.scalar.Bodies.call;
import static spoor.engine.scalar.Bodies.gives;

import org.junit.jupiter.api.Test;
import spoor.model.SpoorException;

class TextBodiesTest {
    @Test
    void termsEndAtUnderscoresAndDividers() {
        gives(true, "has", "alpha_beta", "Alpha");
        gives(false, "has", "alphabeta", "alpha");
        gives(true, "has", "version=1.2.3", "2.3");
        gives(false, "has", "version=1.2.31", "2.3");
        gives(true, "has", "anything", "");
        gives(false, "not_has", "anything", "");
        gives(true, "has", "Привет мир", "МИР");
        gives(false, "has", "caféteria", "café");
        gives(true, "hasprefix", "a scatter", "SCAT");
        gives(false, "hassuffix", "a scatter", "scat");
        gives(false, "has_cs", "CO-OP", "co");
    }

    @Test
    void caseFoldsByCodePoint() {
        gives(true, "eq_ci", "ÉCHO", "écho");
        gives(false, "eq_ci", "straße", "strasse");
        gives("straße", "tolower", "STRAßE");
        gives("STRAßE", "toupper", "straße");
    }

    @Test
    void substringsCountCodePoints() {
        gives("ll", "substring_length", "hello", -3L, 2L);
        gives("", "substring_length", "hello", -100L, 3L);
        gives("", "substring_length", "hello", 1L, -1L);
        gives("\uD83D\uDE00", "substring_length", "\uD83D\uDE00\uD83D\uDE01", 0L, 1L);
        gives("c", "substring", "abc", 2L);
    }

    @Test
    void placesCountFromZero() {
        gives(4L, "indexof", "back\\slash", "\\");
        gives(-1L, "indexof", "abc", "x");
        gives(null, "indexof", "abc", "");
        gives(3L, "indexof_3", "a'b'c", "'", 2L);
        gives(2L, "countof", "aaa", "aa");
        gives(3L, "countof_kind", "hello world hello", "l+", "regex");
    }

    @Test
    void splitAlwaysGivesAnArray() {
        gives("[\"\"]", "split", "", ",");
        gives("[\"a\",\"\",\"b\"]", "split", "a__b", "_");
        gives("[\"b\"]", "split_3", "a,b", ",", 1L);
        gives(null, "split_3", "a,b", ",", 5L);
    }

    @Test
    void regularExpressionsKnowUnicode() {
        gives("[\"１\",\"２\"]", "extract_all", "(\\d)", "ＡＢ１２");
        gives("[\"naïve\"]", "extract_all", "(\\w+)", "naïve");
        gives("nbsp", "trim", "\\s", "\u00A0nbsp\u00A0");
        gives("Te st", "trim_start", "[^\\w]+", "-  Te st");
    }

    @Test
    void extractGivesTextAndGroupZeroIsAll() {
        gives("12", "extract", "(\\d+)-(\\d+)", 2L, "2020-12-31");
        gives("2020", "extract", "(\\d+)", 0L, "2020-12-31");
        gives("", "extract", "(\\d+)", 1L, "none");
        gives("[[\"a\",\"1\"],[\"b\",\"2\"]]", "extract_all", "([a-z])(\\d)", "a1 b2");
        gives(null, "extract_all", "(\\d)", "none");
        gives("[[\"a\",\"b\"]]", "extract_all_groups", "(\\w)(\\w)", "[1,2]", "ab");
        assertThrows(SpoorException.class, () -> call("extract_all", "\\d", "1"));
    }

    @Test
    void replacementsTakeGroups() {
        gives("[one] [two]", "replace_regex", "one two", "(\\w+)", "[\\1]");
        gives("a/b", "replace", "\\\\", "/", "a\\b");
        gives("aaa", "replace_string", "aaa", "", "X");
        gives("a$1b", "replace_regex", "axb", "x", "$1");
    }

    @Test
    void replacementsOfAListLeaveWhatIsReplacedAlone() {
        gives(
                "This was it",
                "replace_strings",
                "This is it",
                "[\"This\",\"is\"]",
                "[\"This\",\"was\"]");
        gives(
                "Thwas was it",
                "replace_strings",
                "This is it",
                "[\"is\",\"This\"]",
                "[\"was\",\"This\"]");
    }

    @Test
    void trimTakesOneMatchAtEachEnd() {
        gives("xhellox", "trim", "[x_]", "xxhelloxx");
        gives("xhelloxx", "trim_start", "x", "xxhelloxx");
        gives("trailing  ", "trim_end", " ", "trailing   ");
    }

    @Test
    void damagedExpressionsSayWhy() {
        assertThrows(SpoorException.class, () -> call("matches_regex", "a", "("));
        assertThrows(SpoorException.class, () -> call("matches_regex", "a", "(?=a)"));
    }
}
