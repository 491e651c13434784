package spoor.engine.duckdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// A record or a value that could not be read, with its place.
///
/// @param path of the source
/// @param offset byte offset in the source's text
/// @param length bytes of the record
/// @param column whose value did not fit; empty: the whole record was refused
/// @param text its first bytes, as text
/// @param hex those bytes in hexadecimal where they are no UTF-8; else empty, the text says all
public record StoredReject(
        String path,
        long offset,
        long length,
        String column,
        String reason,
        String text,
        String hex) {
    /// Its first bytes.
    public byte[] bytes() {
        return hex.isEmpty() ? text.getBytes(StandardCharsets.UTF_8) : HexFormat.of().parseHex(hex);
    }

    static String hex(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                ? ""
                : HexFormat.of().formatHex(bytes);
    }
}
