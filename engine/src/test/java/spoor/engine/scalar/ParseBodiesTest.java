package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static spoor.engine.scalar.Bodies.call;
import static spoor.engine.scalar.Bodies.gives;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.model.SpoorException;

class ParseBodiesTest {
    @Test
    void columnsEndWhereTheNextTextBegins() {
        parses("['1','xy']", "a=1, b=xy", "simple\n=a=\n:string\n=, b=\n:string");
        parses("['X']", "aXcYc", "simple\n=a\n:string\n=c\n*");
        parses("['2']", "y=1,x=2,x=9", "simple\n*\n=x=\n:string\n=,\n*");
    }

    @Test
    void theWholeTextIsAccountedFor() {
        parses("['XcY']", "aXcYc", "simple\n=a\n:string\n=c");
        parses(null, "abcbd", "simple\n=a\n:string\n=b");
        parses(null, "aXc\n", "simple\n=a\n:string\n=c");
        parses(null, "more a=1", "simple\n=a=\n:string");
        parses("['1\\nand 2']", "a=1\nand 2", "simple\n=a=\n:string");
        parses("[]", "ab", "simple\n=a\n=b");
    }

    @Test
    void allColumnsMustConvertUnlessRelaxed() {
        String parts = "\n=a=\n:long\n=,b=\n:string\n=,c=\n:long";
        parses(null, "a=1,b=2,c=z", "simple" + parts);
        parses("['1','2','z']", "a=1,b=2,c=z", "relaxed" + parts);
        parses(null, "a=,b=2,c=3", "simple" + parts);
    }

    @Test
    void beforeAStarAColumnTakesTheShapeOfItsType() {
        parses("['27','23']", "n=27 junk m=23", "simple\n=n=\n:long\n*\n=m=\n:long");
        parses(null, "n=xx junk m=23", "simple\n=n=\n:long\n*\n=m=\n:long");
        parses("['1','']", "p|1-q|xx", "relaxed\n=p|\n:string\n=-q|\n:long\n*");
        parses("['1']", "v=1e3abc", "simple\n=v=\n:real\n*");
    }

    @Test
    void regularExpressionsAreGreedyAndMatchAnywhere() {
        parses("['XcY']", "aXcYc", "regex\n=a\n:string\n=c\n*");
        parses("['X']", "aXcYc", "regexU\n=a\n:string\n=c\n*");
        parses("['bc']", "abcbd", "regex\n=a\n:string\n=b");
        parses("['9','8']", "foo=9,bar=8", "regex\n=(foo)=\n:string\n=,\n=(bar)=\n:string");
        parses("['27']", "n=27x", "regex\n=n=\n:long");
        parses(null, "v=.5|", "regex\n=v=\n:real\n=\\\\|");
    }

    @Test
    void aParenthesisWithoutPartnerStandsForItself() {
        parses("['b']", "a)b", "regex\n=)\n:string");
        parses("['b']", "(ab", "regex\n=(a\n:string");
        parses("['b']", "a)b", "regex\n=(a))\n:string");
        parses("['b']", "a]b", "regex\n=[])]\n:string");
    }

    @Test
    void aWrongRegularExpressionIsTheUsersMistake() {
        assertThrows(SpoorException.class, () -> call("parse", "x", "regex\n=(?=a)\n:string"));
    }

    @Test
    void longHostileTextsAreReadOnce() {
        String hostile = "a".repeat(200_000);
        String pattern = "\n*\n=a\n:string\n=a\n:string\n=a\n:string\n=b";
        parses(null, hostile, "simple" + pattern);
        parses("['" + "a".repeat(199_997) + "','','']", hostile + "b", "regex" + pattern);
        keys("['']", "k=( ".repeat(50_000), " \n=\n()\n\n\n\nq");
        keys("['']", ",".repeat(200_000), ",\n=\n\"\n\n\n\nq");
        keys("['']", "'( ".repeat(50_000), "\n\n()\n\n\n\nq");
    }

    @Test
    void theFirstValueOfAKeyCounts() {
        keys("['1','2']", "a=1;b=2;a=3", ";\n=\n\n\n\n\na\nb");
        keys("['','v2]']", "[k1=v1][k2=v2]", "][\n=\n\n\n\n\nk1\nk2");
        keys("['=b']", "a==b", " \n=\n\n\n\n\na");
        keys("['11']", " kv1 = 11 ; kv2 = 22 ", ";\n=\n\n\n\n\nkv1");
    }

    @Test
    void quotesHoldDelimiters() {
        keys("['x y','1']", "'a b'='x y' c=1", " \n=\n'\n\n\n\na b\nc");
        keys("['x y']", "(a b)=(x y)", " \n=\n()\n\n\n\na b");
        keys("['say \\\"hi\\\" now']", "a=\"say \\\"hi\\\" now\"", " \n=\n\"\n\\\\\n\n\na");
        keys("['\\\"open','2']", "a=\"open b=2", " \n=\n\"\n\n\n\na\nb");
    }

    @Test
    void greedyValuesTakeWhatHasNoKey() {
        keys("['John Doe','555 5']", "n=John Doe p=555 5", " \n=\n\n\ntrue\n\nn\np");
        keys("['John','555']", "n=John Doe p=555 5", " \n=\n\n\n\n\nn\np");
    }

    @Test
    void withoutDelimitersTheTermAfterAKeyIsItsValue() {
        keys("['Node001','']", "10:00 [INFO] Machine:Node001", "\n\n\n\n\n\nMachine\nUser");
        keys("['a b']", "Text: 'a b'", "\n\n'\n\n\n\nText");
        keys("['1']", "a:1", "\n\n\n\n\n(\\\\w):(\\\\d)\na");
    }

    private static void parses(@Nullable String expected, String text, String pattern) {
        gives(expected == null ? null : expected.replace('\'', '"'), "parse", text, pattern);
    }

    private static void keys(String expected, String text, String spec) {
        assertEquals(expected.replace('\'', '"'), call("parse_kv", text, spec), text);
    }
}
