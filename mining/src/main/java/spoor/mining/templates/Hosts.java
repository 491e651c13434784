package spoor.mining.templates;

import java.util.Set;

/// Names of hosts and addresses of mail.
final class Hosts {
    /// Last labels by which a dotted name is taken for a host. Those that are words of English or
    /// of programs (`id`, `in`, `is`, `java`) are left out on purpose.
    private static final Set<String> LAST =
            Set.of(
                    "com",
                    "net",
                    "org",
                    "edu",
                    "gov",
                    "mil",
                    "int",
                    "info",
                    "biz",
                    "io",
                    "cn",
                    "hk",
                    "jp",
                    "tw",
                    "kr",
                    "uk",
                    "de",
                    "fr",
                    "ru",
                    "br",
                    "nl",
                    "pl",
                    "ch",
                    "se",
                    "cz",
                    "eu",
                    "es",
                    "ca",
                    "au",
                    "nz",
                    "ua",
                    "ro",
                    "gr",
                    "tr",
                    "us",
                    "mx",
                    "ar",
                    "local",
                    "lan",
                    "localdomain",
                    "internal",
                    "corp",
                    "home",
                    "arpa");

    /// First labels of packages of programs, written the other way round.
    private static final Set<String> PACKAGES =
            Set.of("com", "org", "net", "edu", "gov", "io", "java", "javax", "sun", "jdk");

    private static final int LONGEST_LABEL = 12;

    private Hosts() {}

    /// A dotted name whose last label is known and whose first is no package's.
    static boolean known(char[] raw, int at, int to) {
        int dot = to - 1;
        while (dot > at && raw[dot] != '.') {
            dot--;
        }
        if (dot == at || to - dot - 1 > LONGEST_LABEL) {
            return false;
        }
        return LAST.contains(lower(raw, dot + 1, to)) && dotted(raw, at, to);
    }

    /// A dotted name of letters, digits, dashes and underscores, not that of a package.
    static boolean dotted(char[] raw, int at, int to) {
        int first = at;
        while (first < to && raw[first] != '.') {
            first++;
        }
        if (first - at <= LONGEST_LABEL && PACKAGES.contains(lower(raw, at, first))) {
            return false;
        }
        for (int i = at; i < to; i++) {
            char character = raw[i];
            boolean empty = character == '.' && (i == at || raw[i - 1] == '.');
            if (empty || character == '$' || character == '~' || character == '*') {
                return false;
            }
        }
        return true;
    }

    /// The end of an address whose at sign stands at the place, or 0.
    static int email(char[] raw, int at, int end) {
        int to = at + 1;
        int dots = 0;
        while (to < end
                && (Kinds.is(raw[to], Kinds.DIGIT | Kinds.LETTER)
                        || raw[to] == '-'
                        || raw[to] == '.')) {
            dots += raw[to] == '.' ? 1 : 0;
            to++;
        }
        while (to > at + 1 && (raw[to - 1] == '.' || raw[to - 1] == '-')) {
            dots -= raw[to - 1] == '.' ? 1 : 0;
            to--;
        }
        return dots > 0 && Kinds.is(raw[to - 1], Kinds.LETTER) ? to : 0;
    }

    private static String lower(char[] raw, int from, int to) {
        char[] text = new char[to - from];
        for (int i = from; i < to; i++) {
            char character = raw[i];
            text[i - from] =
                    character >= 'A' && character <= 'Z' ? (char) (character + 32) : character;
        }
        return new String(text);
    }
}
