package spoor.mining.templates;

/// Words that are values by their look.
final class Words {
    private static final String[] FLAGS = {"true", "false", "null"};

    private Words() {}

    static boolean flag(char[] raw, int at, int to) {
        for (String flag : FLAGS) {
            if (flag.length() == to - at && same(flag, raw, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String lower, char[] raw, int at) {
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) != (raw[at + i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /// Begins with a digit, or has a part of digits alone between joiners: `rdd_2_0`, `v1.5`.
    static boolean numbered(char[] raw, int at, int to) {
        if (Kinds.is(raw[at], Kinds.DIGIT)) {
            return true;
        }
        boolean digits = false;
        for (int i = at; i < to; i++) {
            int kind = Kinds.of(raw[i]);
            if ((kind & Kinds.JOINER) != 0) {
                if (digits) {
                    return true;
                }
                digits = i + 1 < to && Kinds.is(raw[i + 1], Kinds.DIGIT);
            } else if ((kind & Kinds.DIGIT) == 0) {
                digits = false;
            }
        }
        return digits;
    }
}
