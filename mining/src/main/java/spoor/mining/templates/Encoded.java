package spoor.mining.templates;

/// Encoded bytes.
final class Encoded {
    /// Characters of the shortest text that is taken for base64.
    static final int LEAST = 20;

    private Encoded() {}

    /// The end of the characters of base64 that begin at a place.
    static int run(char[] raw, int at, int end) {
        int to = at;
        while (to < end && Kinds.is(raw[to], Kinds.BASE64)) {
            to++;
        }
        return to;
    }

    /// Base64: a whole number of fours with upper and lower case and digits, or padded. Its end, or
    /// 0.
    static int base64(char[] raw, int at, int end) {
        int to = at;
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        int slashes = 0;
        while (to < end && raw[to] != '=' && Kinds.is(raw[to], Kinds.BASE64)) {
            int kind = Kinds.of(raw[to]);
            upper |= (kind & Kinds.UPPER) != 0;
            digit |= (kind & Kinds.DIGIT) != 0;
            lower |= (kind & (Kinds.UPPER | Kinds.LETTER)) == Kinds.LETTER;
            slashes += raw[to] == '/' ? 1 : 0;
            to++;
        }
        int padded = to;
        while (padded < end && padded < to + 2 && raw[padded] == '=') {
            padded++;
        }
        int length = padded - at;
        boolean mixed = upper && lower && digit && slashes * 8 <= length;
        boolean ends = padded >= end || !Kinds.word(raw[padded]);
        return length >= LEAST && length % 4 == 0 && mixed && ends ? padded : 0;
    }
}
