package spoor.formats;

/// The end of a sentence about damage: how much of something packed was not read behind it.
public final class Left {
    private Left() {}

    /// @param taken packed bytes that the decompressor took, perhaps a few more than it used
    /// @param size of all packed bytes; negative: not known
    public static String packed(long taken, long size) {
        if (size < 0) {
            return ", after " + taken + " compressed bytes";
        }
        return size <= taken
                ? ", after all of its " + size + " compressed bytes"
                : ", after "
                        + taken
                        + " of its "
                        + size
                        + " compressed bytes: "
                        + (size - taken)
                        + " are left unread";
    }

    /// @param at bytes read
    /// @param size of all
    public static String plain(long at, long size) {
        return at >= size
                ? ", at its end, byte " + size
                : ", at byte " + at + " of " + size + ": " + (size - at) + " are left unread";
    }

    /// @param unpacked bytes that came out
    /// @param size of those that were to come out; negative: not known
    public static String unpacked(long unpacked, long size) {
        return unpacked >= size
                ? ", after " + unpacked + " unpacked bytes"
                : ", after "
                        + unpacked
                        + " of its "
                        + size
                        + " unpacked bytes: "
                        + (size - unpacked)
                        + " are lost";
    }
}
