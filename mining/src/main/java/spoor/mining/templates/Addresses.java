package spoor.mining.templates;

/// Addresses of networks, and GUIDs. Each scanner gives the end of what begins at a place, or 0.
final class Addresses {
    /// Characters of a GUID.
    static final int GUID = 36;

    /// Characters of a MAC address.
    static final int MAC = 17;

    private static final int MOST_IPV6 = 45;

    private Addresses() {}

    /// Four numbers up to 255; no digit and no further number follows.
    static int ipv4(char[] raw, int at, int end) {
        int place = at;
        for (int group = 0; group < 4; group++) {
            if (group > 0) {
                if (place >= end || raw[place] != '.') {
                    return 0;
                }
                place++;
            }
            int value = 0;
            int first = place;
            while (place < end && place - first < 3 && raw[place] >= '0' && raw[place] <= '9') {
                value = value * 10 + raw[place++] - '0';
            }
            if (place == first || value > 255) {
                return 0;
            }
        }
        if (place < end && Kinds.is(raw[place], Kinds.DIGIT | Kinds.LETTER)) {
            return 0;
        }
        boolean more =
                place + 1 < end
                        && (raw[place] == '.' || raw[place] == '-')
                        && Kinds.is(raw[place + 1], Kinds.DIGIT | Kinds.LETTER);
        return more ? 0 : place;
    }

    /// Groups of up to four hexadecimal digits with colons: eight of them, or `::` once.
    static int ipv6(char[] raw, int at, int end) {
        int last = Math.min(end, at + MOST_IPV6);
        int place = at;
        int groups = 0;
        boolean gap = false;
        while (place < last) {
            int first = place;
            while (place < last && place - first < 5 && Kinds.is(raw[place], Kinds.HEX)) {
                place++;
            }
            int digits = place - first;
            if (digits > 4) {
                return 0;
            }
            if (digits > 0) {
                groups++;
            }
            if (place + 1 < last && raw[place] == ':' && raw[place + 1] == ':') {
                if (gap) {
                    return 0;
                }
                gap = true;
                place += 2;
                if (place >= last || !Kinds.is(raw[place], Kinds.HEX)) {
                    break;
                }
            } else if (digits > 0
                    && place + 1 < last
                    && raw[place] == ':'
                    && Kinds.is(raw[place + 1], Kinds.HEX)) {
                place++;
            } else {
                break;
            }
        }
        boolean whole = gap ? groups > 0 && groups < 8 : groups == 8;
        boolean ends = place >= end || !Kinds.is(raw[place], Kinds.DIGIT | Kinds.LETTER);
        return whole && ends ? place : 0;
    }

    static int mac(char[] raw, int at, int end, char between) {
        if (at + MAC > end) {
            return 0;
        }
        for (int i = 0; i < MAC; i++) {
            char character = raw[at + i];
            if (i % 3 == 2 ? character != between : !Kinds.is(character, Kinds.HEX)) {
                return 0;
            }
        }
        boolean more = at + MAC < end && Kinds.is(raw[at + MAC], Kinds.HEX);
        return more ? 0 : at + MAC;
    }

    static boolean guid(char[] raw, int at, int to) {
        for (int i = 0; i < to - at; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? raw[at + i] != '-' : !Kinds.is(raw[at + i], Kinds.HEX)) {
                return false;
            }
        }
        return true;
    }
}
