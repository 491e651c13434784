package spoor.engine.scalar.indicators;

import com.google.common.net.InetAddresses;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// URLs, also defanged ones: `hxxps://evil[.]com/a`, `http[:]//1.2.3[.]4`.
final class Urls {
    private static final Map<String, String> SCHEMES =
            Map.ofEntries(
                    Map.entry("http", "http"),
                    Map.entry("https", "https"),
                    Map.entry("hxxp", "http"),
                    Map.entry("hxxps", "https"),
                    Map.entry("htxp", "http"),
                    Map.entry("htxps", "https"),
                    Map.entry("ftp", "ftp"),
                    Map.entry("ftps", "ftps"),
                    Map.entry("sftp", "sftp"),
                    Map.entry("fxp", "ftp"),
                    Map.entry("fxps", "ftps"),
                    Map.entry("sfxp", "sftp"),
                    Map.entry("ws", "ws"),
                    Map.entry("wss", "wss"),
                    Map.entry("ldap", "ldap"),
                    Map.entry("ldaps", "ldaps"),
                    Map.entry("smb", "smb"),
                    Map.entry("tcp", "tcp"),
                    Map.entry("udp", "udp"),
                    Map.entry("ssh", "ssh"),
                    Map.entry("telnet", "telnet"),
                    Map.entry("rmi", "rmi"),
                    Map.entry("iiop", "iiop"),
                    Map.entry("file", "file"));
    private static final int LONGEST_SCHEME = 6;
    private static final String[] SIGNS = {
        "://", "[:]//", "[://]", ":[//]", "[:]\\/\\/", ":\\/\\/"
    };
    private static final String NOT_IN_URL = "\"<>^`{|}\\";
    private static final int DEEPEST = 3;
    private static final int LONGEST_ADDRESS = 60;
    private static final int LONGEST_USER = 256;

    private final Indicators indicators;

    Urls(Indicators indicators) {
        this.indicators = indicators;
    }

    /// The length of `://`, also defanged, at a place; 0 for none.
    static int sign(String text, int at) {
        if (at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '[')) {
            for (String sign : SIGNS) {
                if (text.startsWith(sign, at)) {
                    return sign.length();
                }
            }
        }
        return 0;
    }

    /// Takes the URL whose `://` stands at a place.
    ///
    /// @return the end of the URL; -1 when there is none
    int take(String text, int sign, int length) {
        return take(text, sign, length, 0);
    }

    private int take(String text, int sign, int length, int depth) {
        String scheme = "";
        for (int start = Math.max(0, sign - LONGEST_SCHEME); start < sign; start++) {
            String known = SCHEMES.get(text.substring(start, sign).toLowerCase(Locale.ROOT));
            if (known != null) {
                scheme = known;
                break;
            }
        }
        int from = sign + length;
        if (scheme.isEmpty() || from >= text.length()) {
            return -1;
        }
        int host = afterUser(text, from);
        int hostEnd = host(text, host, scheme);
        if (hostEnd < 0) {
            return -1;
        }
        int before = sign - scheme.length() - 1;
        int end = end(text, hostEnd, before >= 0 && text.charAt(before) == '\'');
        String rest = text.substring(hostEnd, end);
        String url = scheme + "://" + plainDots(text.substring(from, hostEnd)) + plainDots(rest);
        while (rest.isEmpty() && ".-_%+".indexOf(url.charAt(url.length() - 1)) >= 0) {
            url = url.substring(0, url.length() - 1);
        }
        indicators.add(Indicators.Type.URL, url);
        if (depth < DEEPEST) {
            inner(rest, depth + 1);
        }
        return end;
    }

    private static int end(String text, int from, boolean quoted) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean ends = NOT_IN_URL.indexOf(c) >= 0 || (quoted && c == '\'');
            if (c <= ' ' || ends || Character.isISOControl(c) || Character.isWhitespace(c)) {
                break;
            }
            end++;
        }
        return trimmed(text, from, end);
    }

    /// URLs within a URL: plain, or with the escapes of URLs.
    private void inner(String rest, int depth) {
        String lower = rest.toLowerCase(Locale.ROOT);
        String plain = lower.contains("%3a%2f%2f") ? unescaped(rest) : rest;
        for (int at = plain.indexOf(':'); at >= 0; at = plain.indexOf(':', at + 1)) {
            int sign = sign(plain, at);
            if (sign > 0 && take(plain, at, sign, depth) > 0) {
                return;
            }
        }
    }

    private static String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
            int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
            if (c == '%' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                at += 3;
            } else {
                byte[] one =
                        Character.toString(text.codePointAt(at)).getBytes(StandardCharsets.UTF_8);
                bytes.write(one, 0, one.length);
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Behind `user:password@`, or where it began.
    private static int afterUser(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + LONGEST_USER) {
            char c = text.charAt(at);
            if (c == '@') {
                return at + 1;
            }
            if (c <= ' ' || c == '/' || c == '?' || c == '#' || NOT_IN_URL.indexOf(c) >= 0) {
                return from;
            }
            at++;
        }
        return from;
    }

    /// Takes the host; its end, or -1 where it is none. A bare name counts as one.
    private int host(String text, int from, String scheme) {
        if (from < text.length() && text.charAt(from) == '[') {
            int limit = Math.min(text.length(), from + LONGEST_ADDRESS);
            int close = text.substring(from, limit).indexOf(']') + from;
            if (close > from && InetAddresses.isInetAddress(text.substring(from + 1, close))) {
                indicators.add(
                        Indicators.Type.IPV6, HostNames.lower(text.substring(from + 1, close)));
                return close + 1;
            }
        }
        HostRun run = HostRun.at(text, from);
        if (HostNames.isIpv4(run.text())) {
            indicators.add(Indicators.Type.IPV4, run.text());
        } else if (HostNames.isDomain(run.text())) {
            indicators.add(Indicators.Type.DNS, HostNames.lower(run.text()));
        } else if (run.text().isEmpty()) {
            boolean local =
                    scheme.equals("file") && from < text.length() && text.charAt(from) == '/';
            return local ? from : -1;
        }
        return run.end();
    }

    private static String plainDots(String text) {
        if (text.indexOf('[') < 0 && text.indexOf('(') < 0 && text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dot = HostRun.dot(text, at);
            plain.append(dot > 0 ? '.' : text.charAt(at));
            at += Math.max(dot, 1);
        }
        return plain.toString();
    }

    /// Without the punctuation of a sentence, and without brackets that were not opened in it.
    private static int trimmed(String text, int from, int end) {
        int last = end;
        int round = 0;
        int square = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            round += c == '(' ? 1 : c == ')' ? -1 : 0;
            square += c == '[' ? 1 : c == ']' ? -1 : 0;
        }
        while (last > from) {
            char c = text.charAt(last - 1);
            if (c == ')' && round < 0) {
                round++;
            } else if (c == ']' && square < 0) {
                square++;
            } else if (".,;:!?'".indexOf(c) < 0) {
                return last;
            }
            last--;
        }
        return last;
    }
}
