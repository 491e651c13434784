package spoor.formats;

/// How far compressed and packed sources are unpacked. A source beyond a limit is not lost without
/// a word: its account says which limit it met, and the user may unpack it himself.
///
/// @param depth archives within archives, the outermost counted
/// @param layers of compression around one source
/// @param entries of one archive
/// @param bytes unpacked of one archive
/// @param ratio of unpacked to packed bytes
/// @param freely unpacked bytes up to which the ratio is not looked at
public record Unpacking(int depth, int layers, int entries, long bytes, int ratio, long freely) {
    public static final Unpacking STANDARD =
            new Unpacking(4, 3, 100_000, 1L << 40, 1_000, 100L << 20);

    /// Whether so much from so little looks like a decompression bomb.
    public boolean isBomb(long unpacked, long packed) {
        return unpacked > freely && unpacked / ratio > packed;
    }
}
