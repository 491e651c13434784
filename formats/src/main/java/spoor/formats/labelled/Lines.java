package spoor.formats.labelled;

import spoor.formats.ByteScan;

/// Lines of an array.
final class Lines {
    private Lines() {}

    /// The line end at or behind `from`, or `to`.
    static int end(byte[] bytes, int from, int to) {
        return ByteScan.find(bytes, from, to, (byte) '\n');
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value != ' ' && value != '\t' && value != '\r' && value != '\n') {
                return false;
            }
        }
        return true;
    }
}
