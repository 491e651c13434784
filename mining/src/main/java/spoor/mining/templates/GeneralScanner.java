package spoor.mining.templates;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Masks a line by the [GeneralMask]s in one pass. Each step looks ahead a bounded number of times
/// over what it then consumes, so the time is linear in the line.
final class GeneralScanner {
    private static final int OFF = -1;
    private static final int LONGEST_NUMBER_UNIT = 3;
    private static final int SURE_DIGITS = 3;
    private static final int LEAST_BARE_HEX = 8;

    /// Masks whose pieces make lists.
    private static final Set<GeneralMask> LISTED =
            EnumSet.of(
                    GeneralMask.IPV4,
                    GeneralMask.IPV6,
                    GeneralMask.MAC,
                    GeneralMask.GUID,
                    GeneralMask.PATH,
                    GeneralMask.EMAIL,
                    GeneralMask.HOST,
                    GeneralMask.HEX,
                    GeneralMask.ID);

    /// The placeholder's mask of each general mask, [#OFF] for those that are not asked for.
    private final int[] index = new int[GeneralMask.values().length];

    private char[] raw = new char[0];
    private int end;
    private MaskedLine line = new MaskedLine();

    /// Whether placeholders of earlier masks stand in the line.
    private boolean masked;

    /// Up to here, base64 was looked for in vain.
    private int encodedUntil;

    /// @param first the number of the first general mask among all masks of a set
    GeneralScanner(Set<GeneralMask> masks, int first) {
        Arrays.fill(index, OFF);
        int next = first;
        for (GeneralMask mask : GeneralMask.values()) {
            if (masks.contains(mask)) {
                index[mask.ordinal()] = next++;
            }
        }
    }

    private boolean on(GeneralMask mask) {
        return index[mask.ordinal()] != OFF;
    }

    /// Masks the first `length` characters of a line into `into`, which is cleared.
    void mask(char[] text, int length, MaskedLine into) {
        masked = false;
        scan(text, length, into);
    }

    /// The same, of a line in which placeholders of earlier masks stand; those stay.
    void maskRest(char[] text, int length, MaskedLine into) {
        masked = true;
        scan(text, length, into);
    }

    private void scan(char[] text, int length, MaskedLine into) {
        encodedUntil = 0;
        raw = text;
        end = length;
        line = into;
        into.clear();
        while (end > 0 && Kinds.is(raw[end - 1], Kinds.BLANK)) {
            end--;
        }
        int begin = 0;
        while (begin < end && Kinds.is(raw[begin], Kinds.BLANK)) {
            begin++;
        }
        if (on(GeneralMask.PAIR) && PairScanner.isRecord(raw, begin, end)) {
            PairScanner.mask(raw, begin, end, line, index[GeneralMask.PAIR.ordinal()]);
            return;
        }
        boolean fresh = true;
        int at = begin;
        while (at < end) {
            char character = raw[at];
            int kind = Kinds.of(character);
            if ((kind & Kinds.BLANK) != 0) {
                while (at < end && Kinds.is(raw[at], Kinds.BLANK)) {
                    at++;
                }
                line.add(' ');
                fresh = true;
            } else if ((kind & (Kinds.DIGIT | Kinds.LETTER | Kinds.JOINER)) != 0) {
                at = word(at, fresh);
                fresh = false;
            } else {
                at = special(at, character, fresh);
                fresh = character != '/' && character != '\\';
            }
        }
        line.trim();
    }

    private int take(GeneralMask mask, int from, int to) {
        if (LISTED.contains(mask) && continuesList(index[mask.ordinal()])) {
            line.to[line.pieces - 1] = to;
            return to;
        }
        line.addPiece(index[mask.ordinal()], from, to);
        return to;
    }

    /// Whether a piece of the same mask stands before, with a blank or a comma between: a list is
    /// one value, however long. What was added since that piece is taken back then.
    private boolean continuesList(int mask) {
        int last = line.length - 1;
        if (last < 0 || (line.text[last] != ' ' && line.text[last] != ',')) {
            return false;
        }
        if (last > 0 && line.text[last] == ' ' && line.text[last - 1] == ',') {
            last--;
        }
        if (last == 0 || line.text[last - 1] != Placeholder.of(mask)) {
            return false;
        }
        line.length = last;
        return true;
    }

    private int keep(int from, int to) {
        line.add(raw, from, to);
        return to;
    }

    /// What does not begin like a word.
    private int special(int at, char character, boolean fresh) {
        switch (character) {
            case '/' -> {
                if (fresh) {
                    if (on(GeneralMask.IPV4) && at + 1 < end) {
                        int to = Addresses.ipv4(raw, at + 1, end);
                        if (to > 0) {
                            return take(GeneralMask.IPV4, at, to);
                        }
                    }
                    int to = Paths.unix(raw, at, end);
                    if (to > at && (on(GeneralMask.PATH) || on(GeneralMask.URL))) {
                        int target = Paths.protocol(raw, to, end);
                        if (target > to && on(GeneralMask.URL)) {
                            return take(GeneralMask.URL, at, target);
                        }
                        if (on(GeneralMask.PATH)) {
                            return take(GeneralMask.PATH, at, to);
                        }
                    }
                }
            }
            case '\\' -> {
                if (fresh && on(GeneralMask.PATH)) {
                    int to = Paths.share(raw, at, end);
                    if (to > at) {
                        return take(GeneralMask.PATH, at, to);
                    }
                }
            }
            case ':' -> {
                if (fresh && on(GeneralMask.IPV6)) {
                    int to = Addresses.ipv6(raw, at, end);
                    if (to > 0) {
                        return take(GeneralMask.IPV6, at, to);
                    }
                }
            }
            case '<' -> {
                if (on(GeneralMask.TIME)) {
                    int to = Times.lessThan(raw, at, end);
                    if (to > 0) {
                        return take(GeneralMask.TIME, at, to);
                    }
                }
            }
            case '(' -> {
                if (on(GeneralMask.FLAG)
                        && at + 1 < end
                        && raw[at + 1] == ')'
                        && line.length > 0
                        && line.text[line.length - 1] == ' ') {
                    line.add('(');
                    return take(GeneralMask.FLAG, at + 1, at + 1);
                }
                if (on(GeneralMask.ASIDE) && line.length > 1 && line.text[line.length - 1] == ' ') {
                    int to = Sizes.aside(raw, at, end);
                    if (to > 0) {
                        // the blank before belongs to it
                        line.length--;
                        return take(GeneralMask.ASIDE, at, to);
                    }
                }
            }
            case '"' -> {
                if (on(GeneralMask.PAIR) && at > 0 && raw[at - 1] == '=') {
                    int to = PairScanner.quoted(raw, at, end);
                    if (to > 0) {
                        return take(GeneralMask.PAIR, at, to);
                    }
                }
            }
            case '+' -> {
                if (fresh && on(GeneralMask.NUMBER) && at + 1 < end) {
                    int to = Numbers.number(raw, at + 1, end);
                    if (to > 0 && (to == end || !Kinds.word(raw[to]))) {
                        return take(GeneralMask.NUMBER, at, to);
                    }
                }
            }
            default -> {}
        }
        if (Placeholder.is(character)) {
            if (masked) {
                line.addPiece(Placeholder.mask(character), at, at + 1);
            } else {
                line.add('\ufffd');
            }
            return at + 1;
        }
        line.add(character);
        return at + 1;
    }

    /// A run of letters, digits and joiners, and what may follow from it.
    private int word(int at, boolean fresh) {
        int to = at;
        int digits = 0;
        int letters = 0;
        int dots = 0;
        int hex = 0;
        while (to < end) {
            int kind = Kinds.of(raw[to]);
            if ((kind & (Kinds.DIGIT | Kinds.LETTER | Kinds.JOINER)) == 0) {
                break;
            }
            digits += kind & Kinds.DIGIT;
            letters += (kind & Kinds.LETTER) >> 1;
            hex += (kind & Kinds.HEX) >> 3;
            if (raw[to] == '.') {
                dots++;
            }
            to++;
        }
        if (letters + digits == 0) {
            return keep(at, to);
        }
        while (to > at + 1 && (raw[to - 1] == '.' || raw[to - 1] == '-')) {
            if (raw[to - 1] == '.') {
                dots--;
            }
            to--;
        }
        char next = to < end ? raw[to] : ' ';
        int taken;
        if (next == '/' && fresh && on(GeneralMask.PATH)) {
            taken = Paths.relative(raw, to, end);
            if (taken > 0 && (digits == 0 || Times.digits(raw, at, end) == 0)) {
                return take(GeneralMask.PATH, at, taken);
            }
        }
        if (next == ':' || next == '@' || next == '/' || next == '+' || next == '=') {
            taken = compound(at, to, next, hex, letters == 0 ? 0 : dots, fresh);
            if (taken > 0) {
                return taken;
            }
        }
        if (on(GeneralMask.TIME)) {
            taken = digits > 0 ? Times.digits(raw, at, end) : Times.named(raw, at, to, end);
            if (taken > 0) {
                return take(GeneralMask.TIME, at, taken);
            }
        }
        if (to - at >= Encoded.LEAST) {
            taken = encoded(at);
            if (taken > 0) {
                return take(GeneralMask.BASE64, at, taken);
            }
        }
        return digits == 0
                ? plain(at, to, letters, dots)
                : numbered(at, to, digits, letters, hex, dots);
    }

    /// What a colon, at sign, slash, plus or equals sign after a word may make of it.
    private int compound(int at, int to, char next, int hex, int dots, boolean fresh) {
        if (next == ':') {
            if (to - at == 1 && on(GeneralMask.PATH) && fresh) {
                int path = Paths.drive(raw, at, end);
                if (path > 0) {
                    return take(GeneralMask.PATH, at, path);
                }
            }
            if (on(GeneralMask.URL) && to + 2 < end && raw[to + 1] == '/' && raw[to + 2] == '/') {
                int url = Paths.url(raw, to + 3, end);
                if (url > to + 3) {
                    keep(at, to + 3);
                    return take(GeneralMask.URL, to + 3, url);
                }
            }
            if (hex == to - at) {
                if (to - at == 2 && on(GeneralMask.MAC)) {
                    int mac = Addresses.mac(raw, at, end, ':');
                    if (mac > 0) {
                        return take(GeneralMask.MAC, at, mac);
                    }
                }
                if (to - at <= 4 && on(GeneralMask.IPV6)) {
                    int address = Addresses.ipv6(raw, at, end);
                    if (address > 0) {
                        return take(GeneralMask.IPV6, at, address);
                    }
                }
            }
            if (dots > 0
                    && on(GeneralMask.HOST)
                    && to + 1 < end
                    && Kinds.is(raw[to + 1], Kinds.DIGIT)
                    && Hosts.dotted(raw, at, to)) {
                return take(GeneralMask.HOST, at, to);
            }
        } else if (next == '@' && on(GeneralMask.EMAIL)) {
            int address = Hosts.email(raw, to, end);
            if (address > 0) {
                return take(GeneralMask.EMAIL, at, address);
            }
        }
        if ((next == '/' || next == '+' || next == '=') && to - at >= 4) {
            int encoded = encoded(at);
            if (encoded > 0) {
                return take(GeneralMask.BASE64, at, encoded);
            }
        }
        return 0;
    }

    private int encoded(int at) {
        if (!on(GeneralMask.BASE64) || at < encodedUntil) {
            return 0;
        }
        int to = Encoded.base64(raw, at, end);
        if (to == 0) {
            encodedUntil = Encoded.run(raw, at, end);
        }
        return to;
    }

    private int plain(int at, int to, int letters, int dots) {
        if (dots > 0 && on(GeneralMask.HOST) && Hosts.known(raw, at, to)) {
            return take(GeneralMask.HOST, at, to);
        }
        if (letters == to - at && letters <= 5 && on(GeneralMask.FLAG) && Words.flag(raw, at, to)) {
            return take(GeneralMask.FLAG, at, to);
        }
        return keep(at, to);
    }

    private int numbered(int at, int to, int digits, int letters, int hex, int dots) {
        if (dots == 3 && on(GeneralMask.IPV4)) {
            int address = Addresses.ipv4(raw, at, end);
            if (address == to) {
                return take(GeneralMask.IPV4, at, to);
            }
        }
        if (to - at == Addresses.GUID && on(GeneralMask.GUID) && Addresses.guid(raw, at, to)) {
            return take(GeneralMask.GUID, at, to);
        }
        if (to - at == Addresses.MAC
                && on(GeneralMask.MAC)
                && Addresses.mac(raw, at, end, '-') == to) {
            return take(GeneralMask.MAC, at, to);
        }
        if (on(GeneralMask.HEX) && Numbers.hex(raw, at, to)) {
            return take(GeneralMask.HEX, at, to);
        }
        int number = on(GeneralMask.NUMBER) ? Numbers.number(raw, at, end) : 0;
        if (number > 0) {
            if (number >= to) {
                return take(GeneralMask.NUMBER, at, number);
            }
            if (to - number <= LONGEST_NUMBER_UNIT && Numbers.unit(raw, number, to)) {
                return take(GeneralMask.NUMBER, at, to);
            }
        }
        if (hex == to - at && hex >= LEAST_BARE_HEX && letters > 0 && on(GeneralMask.HEX)) {
            return take(GeneralMask.HEX, at, to);
        }
        if (dots > 0 && on(GeneralMask.HOST) && Hosts.known(raw, at, to)) {
            return take(GeneralMask.HOST, at, to);
        }
        if (on(GeneralMask.ID) && (digits >= SURE_DIGITS || Words.numbered(raw, at, to))) {
            return take(GeneralMask.ID, at, to);
        }
        return keep(at, to);
    }
}
