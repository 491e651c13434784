package spoor.formats.web;

/// Tells where a record of an error log begins: `[Sun Dec 04 04:47:44 2005] [` (Apache) or
/// `2012/10/14 18:56:41 [` (nginx).
final class ErrorLine {
    private ErrorLine() {}

    static boolean isStart(byte[] bytes, int at, int to) {
        return isApache(bytes, at, to) || isNginx(bytes, at, to);
    }

    static boolean isApache(byte[] bytes, int at, int to) {
        return to - at > 28
                && bytes[at] == '['
                && isLetter(bytes[at + 1])
                && isLetter(bytes[at + 2])
                && isLetter(bytes[at + 3])
                && bytes[at + 4] == ' '
                && isLetter(bytes[at + 5])
                && bytes[at + 8] == ' '
                && isDigit(bytes[at + 10])
                && bytes[at + 11] == ' '
                && isDigit(bytes[at + 12])
                && bytes[at + 14] == ':'
                && bytes[at + 17] == ':';
    }

    static boolean isNginx(byte[] bytes, int at, int to) {
        return to - at > 20
                && isDigit(bytes[at])
                && isDigit(bytes[at + 3])
                && bytes[at + 4] == '/'
                && bytes[at + 7] == '/'
                && bytes[at + 10] == ' '
                && bytes[at + 13] == ':'
                && bytes[at + 16] == ':'
                && bytes[at + 19] == ' '
                && bytes[at + 20] == '[';
    }

    private static boolean isLetter(byte value) {
        int lower = value | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
