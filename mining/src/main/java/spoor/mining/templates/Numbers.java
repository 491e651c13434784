package spoor.mining.templates;

/// Numbers as logs write them. Each scanner gives the end of what begins at a place, or 0.
final class Numbers {
    /// Characters of thousands after the first digits: up to ten to the 21st.
    private static final int MOST_THOUSANDS = 24;

    private Numbers() {}

    /// A sign, digits, and more digits after dots, or after commas in threes.
    static int number(char[] raw, int at, int end) {
        int place = at;
        if (place < end && raw[place] == '-') {
            place++;
        }
        int first = place;
        place = digits(raw, place, end);
        if (place == first) {
            return 0;
        }
        if (place - first <= 3) {
            int thousands = place;
            while (thousands + 3 < end
                    && thousands < place + MOST_THOUSANDS
                    && raw[thousands] == ','
                    && digits(raw, thousands + 1, end) == thousands + 4) {
                thousands += 4;
            }
            if (thousands > place && (thousands >= end || raw[thousands] != ',')) {
                place = thousands;
            }
        }
        while (place + 1 < end && raw[place] == '.' && Kinds.is(raw[place + 1], Kinds.DIGIT)) {
            place = digits(raw, place + 1, end);
        }
        return place;
    }

    private static int digits(char[] raw, int at, int end) {
        int place = at;
        while (place < end && raw[place] >= '0' && raw[place] <= '9') {
            place++;
        }
        return place;
    }

    /// Letters or a percent sign right after a number: `ms`, `MB`, `k`, `%`.
    static boolean unit(char[] raw, int at, int to) {
        for (int i = at; i < to; i++) {
            if (!Kinds.is(raw[i], Kinds.LETTER) && raw[i] != '%') {
                return false;
            }
        }
        return true;
    }

    /// `0x` and hexadecimal digits.
    static boolean hex(char[] raw, int at, int to) {
        if (to - at < 3 || raw[at] != '0' || (raw[at + 1] | 0x20) != 'x') {
            return false;
        }
        for (int i = at + 2; i < to; i++) {
            if (!Kinds.is(raw[i], Kinds.HEX)) {
                return false;
            }
        }
        return true;
    }
}
