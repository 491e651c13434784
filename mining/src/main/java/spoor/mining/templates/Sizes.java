package spoor.mining.templates;

/// Sizes of data.
final class Sizes {
    private Sizes() {}

    /// `(1.20 KB)`: the end, or 0.
    static int aside(char[] raw, int at, int end) {
        int number = Numbers.number(raw, at + 1, end);
        if (number == 0) {
            return 0;
        }
        int unit = number;
        while (unit < end && raw[unit] == ' ' && unit < number + 2) {
            unit++;
        }
        int to = unit;
        if (to < end && (raw[to] == 'K' || raw[to] == 'M' || raw[to] == 'G' || raw[to] == 'T')) {
            to++;
        }
        if (to < end && raw[to] == 'i') {
            to++;
        }
        if (to == unit || to >= end || raw[to] != 'B') {
            return 0;
        }
        to++;
        return to < end && raw[to] == ')' ? to + 1 : 0;
    }
}
