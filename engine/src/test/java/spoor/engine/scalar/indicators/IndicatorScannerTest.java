package spoor.engine.scalar.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorScannerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "10.0.0.1 and 256.1.1.1, 1.2.3, 1.2.3.4.5, 01.2.3.4 ~ {'ipv4':['10.0.0.1']}",
                "10.0.0.1-10.0.0.9:80 ~ {'ipv4':['10.0.0.1','10.0.0.9']}",
                "8[.]8[.]8[.]8 and 1(.)1(dot)1[.]1. ~ {'ipv4':['8.8.8.8','1.1.1.1']}",
                "from fe80::1c2d:4, [2001:DB8::5]:443, ::1 ~ {'ipv6':['fe80::1c2d:4','2001:db8::5','::1']}",
                "12:34:56 aa:bb:cc:dd:ee:ff std::x a::b Cafe::Bar ~ {}",
                "see evil[.]COM, www.bücher.example.org. ~ {'dns':['evil.com','www.bücher.example.org']}",
                "a.b-c.xn--p1ai but not x.notatld, kernel32.dll, System.dll ~ {'dns':['a.b-c.xn--p1ai']}",
                "CORP\\user.name and src/main.rs and os.exe ~ {}",
                "bob.smith+x@mail[.]example.com, ann[at]corp(.)org ~ {'dns':['mail.example.com','corp.org'],'email':['bob.smith+x@mail.example.com','ann@corp.org']}",
                "d41d8cd98f00b204e9800998ecf8427e ~ {'md5_hash':['d41d8cd98f00b204e9800998ecf8427e']}",
                "SHA1=DA39A3EE5E6B4B0D3255BFEF95601890AFD80709. ~ {'sha1_hash':['da39a3ee5e6b4b0d3255bfef95601890afd80709']}",
                "d41d8cd98f00b204e9800998ecf8427e0 ~ {}",
                "C:\\Program Files\\Tool\\x.exe /c D:\\b.txt ~ {'windows_path':['C:\\\\Program Files\\\\Tool\\\\x.exe','D:\\\\b.txt']}",
                "copied C:\\temp and \\\\10.0.0.5\\c$\\x.ps1, done ~ {'ipv4':['10.0.0.5'],'windows_path':['C:\\\\temp','\\\\\\\\10.0.0.5\\\\c$\\\\x.ps1']}",
                "\"C:\\a b\\c d\" x ~ {'windows_path':['C:\\\\a b\\\\c d']}",
                "{\"p\":\"C:\\\\Windows\\\\x.dll\"} ~ {'windows_path':['C:\\\\Windows\\\\x.dll']}",
                "cat /etc/passwd>/tmp/a.b/c; cmd /c, and/or, 1/2/3 ~ {'linux_path':['/etc/passwd','/tmp/a.b/c']}"
            })
    void finds(String text, String expected) {
        assertEquals(expected.replace('\'', '"'), iocs(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "hxxps://evil[.]com/a/b.php?q=1#x, more ~ https://evil.com/a/b.php?q=1#x ~ evil.com",
                "(see http://a.example.org/x(1).) ~ http://a.example.org/x(1) ~ a.example.org",
                "http[:]//evil[.]com[.]  ~ http://evil.com ~ evil.com",
                "HTTP://u:p@Evil.com:8080/x ~ http://u:p@Evil.com:8080/x ~ evil.com",
                "u003dhttp://evil.com/ ~ http://evil.com/ ~ evil.com",
                "ldap://evil.com/a} ~ ldap://evil.com/a ~ evil.com"
            })
    void findsUrlsAndTheirHosts(String text, String url, String host) {
        assertEquals("{\"dns\":[\"" + host + "\"],\"url\":[\"" + url + "\"]}", iocs(text));
    }

    @Test
    void findsUrlsWithinUrls() {
        assertEquals(
                "{\"dns\":[\"a.com\",\"evil.org\"],\"url\":[\"http://a.com/r?u=http%3A%2F%2Fevil.org%2Fx\","
                        + "\"http://evil.org/x\"]}",
                iocs("http://a.com/r?u=http%3A%2F%2Fevil.org%2Fx"));
        assertEquals(
                "{\"ipv4\":[\"10.0.0.9\"],\"ipv6\":[\"fe80::1\"],\"url\":[\"http://10.0.0.9/a.exe\","
                        + "\"http://[fe80::1]:80/x\",\"http://localhost/\",\"file:///etc/passwd\"]}",
                iocs(
                        "http://10.0.0.9/a.exe http://[fe80::1]:80/x http://localhost/"
                                + " file:///etc/passwd"));
    }

    @Test
    void aUrlInQuotesEndsAtTheQuote() {
        assertEquals(
                "{\"dns\":[\"evil.com\"],\"url\":[\"http://evil.com/a\"]}",
                iocs("x='http://evil.com/a' + b"));
    }

    @Test
    void emptyTextHasNone() {
        assertEquals("{}", iocs(""));
    }

    @Test
    void eachIsGivenOnce() {
        assertEquals("{\"ipv4\":[\"9.9.9.9\",\"8.8.8.8\"]}", iocs("9.9.9.9 8.8.8.8 9[.]9[.]9[.]9"));
    }

    /// Texts on which a search that starts anew at each place would take hours.
    @Test
    void hostileTextsTakeLinearTime() {
        List<String> parts =
                List.of(
                        "a.",
                        "a@",
                        "http://",
                        "http://[",
                        "http://a.com/",
                        "'http://a.com",
                        "C:\\a ",
                        "\\\\a\\b ",
                        "\\\\",
                        "/a",
                        "::",
                        "a:",
                        "[.]",
                        "[dot",
                        "1.",
                        "f",
                        "%3a%2f%2f",
                        "http%3a%2f%2f",
                        "http://a?http%3a%2f%2f",
                        "-",
                        "(");
        for (String part : parts) {
            String text = part.repeat(300_000 / part.length());
            assertTrue(iocs(text).startsWith("{"), part);
        }
    }

    @Test
    void anyTextGivesABag() {
        Random random = new Random(3);
        String signs = "ab.:/\\@[](){}%019-_fF\"' \n\uD83D\uDE00é=hxtp";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertTrue(iocs(text.toString()).startsWith("{"), text::toString);
        }
    }

    private static String iocs(String text) {
        return IndicatorScanner.scan(text).bag().text();
    }
}
