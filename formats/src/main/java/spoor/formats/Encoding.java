package spoor.formats;

/// How the characters of a source's text are written.
public enum Encoding {
    UTF_8,
    UTF_16LE,
    UTF_16BE;

    private static final int LOOKED_AT = 4096;

    /// Tells by the byte order mark, or else by where the zero bytes are: text in western letters
    /// has one in every second place when it is UTF-16.
    static Encoding of(byte[] head, int length) {
        if (length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return UTF_16LE;
        }
        if (length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return UTF_16BE;
        }
        int looked = Math.min(length, LOOKED_AT) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < looked; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        int half = looked / 2;
        if (half >= 4 && odd > half * 0.7 && even < half * 0.02) {
            return UTF_16LE;
        }
        return half >= 4 && even > half * 0.7 && odd < half * 0.02 ? UTF_16BE : UTF_8;
    }
}
