package spoor.mining.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskerTest {
    private static final List<String> NAMES = new SlotNames(MaskSet.STANDARD).names(-1);

    /// The line with the names of masks in braces.
    private static String masked(MaskSet masks, String line) {
        List<String> names = new SlotNames(masks).names(-1);
        StringBuilder shown = new StringBuilder();
        for (char character : masks.masker().mask(line).toString().toCharArray()) {
            if (Placeholder.is(character)) {
                shown.append('{').append(names.get(character - Placeholder.VARIES)).append('}');
            } else {
                shown.append(character);
            }
        }
        return shown.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "took 12 ms, -3 below, +4 above | took {number} ms, {number} below, {number} above",
                "4,096 of 1.2.3 at 10ms and 5% | {number} of {number} at {number} and {number}",
                "flags 0x1F mask ffff3000 | flags {hex} mask {hex}",
                "from 10.0.0.1:22 to /10.0.0.2:80. | from {ipv4}:{number} to {ipv4}:{number}.",
                "256.1.1.1 is none | {number} is none",
                "fe80::1 and 2001:db8::8a2e:370:7334 | {ipv6} and {ipv6}",
                "dev 00:1a:2B:3c:4d:5e up | dev {mac} up",
                "id 936DA01F-9ABD-4d9d-80C7-02AF85C822A8 | id {guid}",
                "open /var/log/messages: denied | open {path}: denied",
                "run C:\\Windows\\notepad.exe now | run {path} now",
                "on \\\\srv\\share | on {path}",
                "see https://example.org/a?b=c, now | see https://{url}, now",
                "\"GET /v2/a/detail HTTP/1.1\" status | \"GET {url}\" status",
                "mail ada@example.org now | mail {email} now",
                "by mail.example.org and db.intern:5432 | by {host} and {host}:{number}",
                "class org.apache.hadoop.Fs of java.lang.Error: x | class org.apache.hadoop.Fs of java.lang.Error: x",
                "at 2024-05-01T08:00:00.123Z end | at {time} end",
                "at Fri Jun 17 07:07:00 2005 end | at {time} end",
                "lifetime <1 sec or 00:01 | lifetime {time} or {time}",
                "key QWxhZGRpbjpvcGVuIHNlc2FtZQ== end | key {base64} end",
                "blk_-3544 and rdd_2_0 on msra-sa-41 by ssh2 in jk2_init() | {id} and {id} on {id} by ssh2 in jk2_init()",
                "is TRUE and null () | is {flag} and {flag} ({flag})",
                "403 bytes (1.2 KB) sent | {number} bytes{aside} sent",
                "10.0.0.1,10.0.0.2, 10.0.0.3 asked | {ipv4} asked",
                "user=root uid=0 name=\"a b\" | user={pair} uid={pair} name={pair}",
                "msg='op=login acct=\"ada\" res=success' | msg='op={pair} acct={pair} res={pair}'",
                "failed; user=root name=\"a b\" | failed; user=root name={pair}",
                "  two   words\t here  | two words here",
                "é ünïcode ß9 | é ünïcode ß9",
            })
    void takesWhatLooksLikeAValue(String line, String expected) {
        assertEquals(expected, masked(MaskSet.STANDARD, line));
    }

    @Test
    void appliesOwnMasksFirstAndOneAfterTheOther() {
        MaskSet masks =
                new MaskSet(
                        List.of(
                                OwnMask.of("block", "blk_-?[0-9]+"),
                                OwnMask.of("two", "[a-z]+ [^ 0-9]$")),
                        EnumSet.of(GeneralMask.NUMBER));
        assertEquals("got {block} of {number}", masked(masks, "got blk_-12 of 7"));
        assertEquals("x {two}", masked(masks, "x for blk_1"));
    }

    @Test
    void givesThePieceOfTheRawLineThatEachMaskTook() {
        Masker masker =
                new MaskSet(
                                List.of(OwnMask.of("block", "blk_-?[0-9]+")),
                                EnumSet.allOf(GeneralMask.class))
                        .masker();
        String raw = "  got   blk_-12 of 7 from /10.0.0.1,/10.0.0.2 end";
        MaskedLine line = masker.mask(raw);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < line.pieces; i++) {
            pieces.add(raw.substring(line.from[i], line.to[i]));
        }
        assertEquals(List.of("blk_-12", "7", "/10.0.0.1,/10.0.0.2"), pieces);
    }

    @Test
    void showsPlaceholdersOfHostileLinesAsReplacementCharacters() {
        assertEquals("a\ufffdb \ufffd", masked(MaskSet.STANDARD, "a\ufdd1b \ufdd0"));
        MaskSet own = new MaskSet(List.of(OwnMask.of("x", "zzz")), Set.of());
        assertEquals("a\ufffdb {x}", masked(own, "a\ufdd1b zzz"));
    }

    @Test
    void givesPlacesThatAscendForAnyCharacters() {
        String alphabet = "a1.-_:/\\@=\"'(){}<>,; \tZz0xfGMB+%$é\ufdd3TJan20";
        Random random = new Random(5);
        Masker masker = MaskSet.STANDARD.masker();
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String raw = text.toString();
            MaskedLine line = masker.mask(raw);
            int at = 0;
            for (int i = 0; i < line.pieces; i++) {
                if (line.from[i] < at || line.to[i] < line.from[i] || line.to[i] > raw.length()) {
                    assertEquals("ascending", raw);
                }
                at = line.to[i];
            }
            long shown = line.toString().chars().filter(c -> Placeholder.is((char) c)).count();
            assertEquals(line.pieces, shown, raw);
        }
    }

    @Test
    void isLinearInLinesMadeToBeSlow() {
        List<String> hard =
                List.of(
                        "a/",
                        "a+",
                        "1,222,",
                        "a=\"",
                        "x@",
                        "(1",
                        "<1 ",
                        "a:",
                        "f:",
                        "::",
                        "Jan ",
                        "1:",
                        "a.",
                        "-",
                        "AAAAaaaa1111+",
                        "http://",
                        "\\\\a",
                        "a=\"\\\"",
                        "1.1.",
                        "a@b.");
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> {
                    for (String part : hard) {
                        MaskedLine _ = MaskSet.STANDARD.masker().mask(part.repeat(300_000));
                    }
                });
    }

    @Test
    void namesEachMaskByItsPlace() {
        assertEquals("varies", NAMES.getFirst());
        assertEquals("number", NAMES.get(1));
        assertEquals(GeneralMask.values().length + 1, NAMES.size());
    }
}
