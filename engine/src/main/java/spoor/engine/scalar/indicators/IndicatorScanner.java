package spoor.engine.scalar.indicators;

import com.google.common.net.InetAddresses;
import org.jspecify.annotations.Nullable;

/// Finds indicators in one walk over a text: each run of signs is looked at once, so the time grows
/// with the text's length whatever it holds.
///
/// The types follow msticpy's `IoCExtract` (Microsoft, MIT licence). Of what overlaps the wider
/// counts: a path in a URL is no path, a digest in a URL is none; the host of a URL or e-mail
/// counts beside it.
final class IndicatorScanner {
    private static final int LONGEST_IPV6 = 45;
    private static final String[] AT_SIGNS = {"@", "[@]", "[at]", "(at)", "{at}", "(@)"};
    private static final String BEFORE_A_PATH = "\"'=:(,[>`|;&{";

    private final String text;
    private final Indicators indicators = new Indicators();
    private final Urls urls = new Urls(indicators);

    private IndicatorScanner(String text) {
        this.text = text;
    }

    static Indicators scan(String text) {
        IndicatorScanner scanner = new IndicatorScanner(text);
        int at = 0;
        while (at < text.length()) {
            at = scanner.step(at);
        }
        return scanner.indicators;
    }

    /// Looks at one place; the next to look at.
    private int step(int at) {
        char c = text.charAt(at);
        if (c == '/') {
            return linuxPath(at);
        }
        if (c == '\\') {
            return share(at);
        }
        int ipv6 = c == ':' || Character.digit(c, 16) >= 0 ? ipv6(at) : -1;
        if (ipv6 > 0) {
            return ipv6;
        }
        return HostRun.isHostSign(c) ? run(at) : at + 1;
    }

    private int run(int from) {
        HostRun run = HostRun.at(text, from);
        int end = run.end();
        if (end - from == 1 && text.startsWith(":\\", end)) {
            return windowsPath(from, end + 1);
        }
        int sign = Urls.sign(text, end);
        if (sign > 0) {
            int after = urls.take(text, end, sign);
            return after > 0 ? after : end + sign;
        }
        int at = email(run);
        if (at > 0) {
            return at;
        }
        name(run.text(), from == 0 ? ' ' : text.charAt(from - 1));
        return end;
    }

    /// A digest, an address or a domain, or several addresses with hyphens between them.
    private void name(String run, char before) {
        Indicators.@Nullable Type digest = HostNames.digest(run);
        if (digest != null) {
            indicators.add(digest, HostNames.lower(run));
        } else if (HostNames.isIpv4(run)) {
            indicators.add(Indicators.Type.IPV4, run);
        } else if (before != '/' && before != '\\' && HostNames.isDomain(run)) {
            indicators.add(Indicators.Type.DNS, HostNames.lower(run));
        } else if (run.indexOf('-') > 0 && run.chars().noneMatch(Character::isLetter)) {
            for (String part : run.split("-", -1)) {
                if (HostNames.isIpv4(part)) {
                    indicators.add(Indicators.Type.IPV4, part);
                }
            }
        }
    }

    /// The end of the e-mail whose account is a run; -1 when it is none.
    private int email(HostRun account) {
        if (account.text().isEmpty() || account.end() >= text.length()) {
            return -1;
        }
        for (String sign : AT_SIGNS) {
            if (text.regionMatches(true, account.end(), sign, 0, sign.length())) {
                HostRun host = HostRun.at(text, account.end() + sign.length());
                if (HostNames.isDomain(host.text())) {
                    String domain = HostNames.lower(host.text());
                    indicators.add(Indicators.Type.EMAIL, account.text() + "@" + domain);
                    indicators.add(Indicators.Type.DNS, domain);
                    return host.end();
                }
                return -1;
            }
        }
        return -1;
    }

    /// The end of the IPv6 address at a place; -1 when there is none. A decimal digit is wanted, so
    /// that `a::b` of a program is no address.
    private int ipv6(int from) {
        if (from > 0 && isWord(text.charAt(from - 1))) {
            return -1;
        }
        int end = from;
        int colons = 0;
        boolean digit = false;
        while (end < text.length() && end <= from + LONGEST_IPV6) {
            char c = text.charAt(end);
            if (c == ':') {
                colons++;
            } else if (c != '.' && (c > 127 || Character.digit(c, 16) < 0)) {
                break;
            }
            digit |= c >= '0' && c <= '9';
            end++;
        }
        int last = end;
        while (last > from && text.charAt(last - 1) == '.') {
            last--;
        }
        boolean whole = end == text.length() || !isWord(text.charAt(end));
        if (colons < 2 || !digit || !whole) {
            return -1;
        }
        String address = text.substring(from, last);
        if (address.endsWith(":") && !address.endsWith("::")) {
            address = address.substring(0, address.length() - 1);
        }
        if (!InetAddresses.isInetAddress(address)) {
            return -1;
        }
        indicators.add(Indicators.Type.IPV6, HostNames.lower(address));
        return end;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '_';
    }

    private int windowsPath(int from, int drive) {
        int slashes = text.startsWith("\\\\", drive) ? 2 : 1;
        int end = Paths.windowsEnd(text, drive, slashes, isQuoted(from));
        indicators.add(Indicators.Type.WINDOWS_PATH, plain(text.substring(from, end), 0));
        return Math.max(end, drive + 1);
    }

    /// `\\server\share\...`, also with escaped backslashes; behind another path it is none.
    private int share(int from) {
        int slashes = 0;
        while (from + slashes < text.length() && text.charAt(from + slashes) == '\\') {
            slashes++;
        }
        int server = from + slashes;
        boolean begins = from == 0 || !HostRun.isHostSign(text.charAt(from - 1));
        if (!begins
                || (slashes != 2 && slashes != 4)
                || server >= text.length()
                || !HostRun.isHostSign(text.charAt(server))) {
            return server;
        }
        int end = Paths.windowsEnd(text, server, slashes / 2, isQuoted(from));
        if (text.substring(server, end).indexOf('\\') < 0) {
            return server;
        }
        String path = plain(text.substring(from, end), slashes / 2);
        indicators.add(Indicators.Type.WINDOWS_PATH, path);
        String host = path.substring(2, path.indexOf('\\', 2));
        if (HostNames.isIpv4(host)) {
            indicators.add(Indicators.Type.IPV4, host);
        } else if (HostNames.isDomain(host)) {
            indicators.add(Indicators.Type.DNS, HostNames.lower(host));
        }
        return end;
    }

    /// With single backslashes, as the path would be written unescaped.
    private static String plain(String path, int server) {
        boolean escaped = server == 0 ? path.startsWith(":\\\\", 1) : server == 2;
        return escaped ? path.replace("\\\\", "\\") : path;
    }

    private int linuxPath(int from) {
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        boolean begins = before <= ' ' || BEFORE_A_PATH.indexOf(before) >= 0;
        boolean named =
                from + 1 < text.length()
                        && (HostRun.isHostSign(text.charAt(from + 1))
                                || text.charAt(from + 1) == '~');
        int end = begins && named ? Paths.linuxEnd(text, from) : -1;
        if (end < 0) {
            return from + 1;
        }
        indicators.add(Indicators.Type.LINUX_PATH, text.substring(from, end));
        return end;
    }

    private boolean isQuoted(int from) {
        return from > 0 && (text.charAt(from - 1) == '"' || text.charAt(from - 1) == '\'');
    }
}
