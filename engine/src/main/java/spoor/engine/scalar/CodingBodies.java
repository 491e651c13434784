package spoor.engine.scalar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static spoor.engine.scalar.Values.text;
import static spoor.engine.scalar.Values.whole;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// Bodies of the functions that encode, decode and digest.
final class CodingBodies {
    /// What one packed text may become.
    private static final int MOST_BYTES = 32 << 20;

    private CodingBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put(
                "base64_encode_tostring",
                a -> Base64.getEncoder().encodeToString(text(a, 0).getBytes(UTF_8)));
        to.put("base64_decode_tostring", a -> utf8(decoded(text(a, 0))));
        to.put("base64_decode_toarray", a -> numbers(decoded(text(a, 0))));
        to.put("base64_encode_fromarray", a -> encoded(Json.of((String) a[0]).array()));
        to.put("base64_decode_toguid", a -> guid(decoded(text(a, 0))));
        to.put("base64_encode_fromguid", a -> a[0] == null ? "" : guidBytes(text(a, 0)));
        to.put("zlib_decompress", a -> unpacked(text(a, 0), InflaterInputStream::new));
        to.put("gzip_decompress", a -> unpacked(text(a, 0), GZIPInputStream::new));
        to.put("url_encode", a -> urlEncoded(text(a, 0)));
        to.put("url_encode_component", a -> urlEncoded(text(a, 0)).replace("+", "%20"));
        to.put("url_decode", a -> urlDecoded(text(a, 0)));
        to.put("codepoints_to_string", CodingBodies::codePoints);
        to.put(
                "codepoints_from_string",
                a ->
                        new Json.Array(
                                        text(a, 0)
                                                .codePoints()
                                                .mapToObj(c -> (Json) new Json.Whole(c))
                                                .toList())
                                .text());
        to.put("hash_string", a -> Xxhash64.of(text(a, 0).getBytes(UTF_8)));
        for (String type : List.of("int", "long", "datetime", "timespan")) {
            to.put("hash_" + type, a -> a[0] == null ? null : Xxhash64.of(whole(a, 0)));
        }
        to.put(
                "hash_string_2",
                a -> remainder(Xxhash64.of(text(a, 0).getBytes(UTF_8)), whole(a, 1)));
        for (String type : List.of("long", "datetime", "timespan")) {
            to.put(
                    "hash_" + type + "_2",
                    a -> a[0] == null ? null : remainder(Xxhash64.of(whole(a, 0)), whole(a, 1)));
        }
        to.put("hash_md5", a -> digest("MD5", text(a, 0)));
        to.put("hash_sha1", a -> digest("SHA-1", text(a, 0)));
        to.put("hash_sha256", a -> digest("SHA-256", text(a, 0)));
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String utf8(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return "";
        }
    }

    private static @Nullable String numbers(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        List<Json> numbers = new ArrayList<>(bytes.length);
        for (byte value : bytes) {
            numbers.add(new Json.Whole(value & 255));
        }
        return new Json.Array(numbers).text();
    }

    private static String encoded(@Nullable List<Json> numbers) {
        if (numbers == null) {
            return "";
        }
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(numbers.get(i) instanceof Json.Whole(long value)) || value < 0 || value > 255) {
                return "";
            }
            bytes[i] = (byte) value;
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Windows keeps the first three groups of a GUID little-endian.
    private static @Nullable String guid(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length != 16) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long high =
                (buffer.getInt() & 0xffff_ffffL) << 32
                        | (buffer.getShort() & 0xffffL) << 16
                        | buffer.getShort() & 0xffffL;
        return new UUID(high, buffer.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
    }

    private static String guidBytes(String guid) {
        UUID uuid = UUID.fromString(guid);
        ByteBuffer buffer = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        long high = uuid.getMostSignificantBits();
        buffer.putInt((int) (high >> 32)).putShort((short) (high >> 16)).putShort((short) high);
        buffer.order(ByteOrder.BIG_ENDIAN).putLong(uuid.getLeastSignificantBits());
        return Base64.getEncoder().encodeToString(buffer.array());
    }

    @FunctionalInterface
    private interface Unpacker {
        InputStream open(InputStream packed) throws IOException;
    }

    /// '' when it is damaged, too large or no UTF-8.
    private static String unpacked(String base64, Unpacker unpacker) {
        byte[] packed = decoded(base64);
        if (packed == null || packed.length == 0) {
            return "";
        }
        try (InputStream in = unpacker.open(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? "" : utf8(bytes);
        } catch (IOException _) {
            return "";
        }
    }

    private static @Nullable Long remainder(long hash, long divisor) {
        return divisor <= 0 ? null : (Long) Long.remainderUnsigned(hash, divisor);
    }

    private static String urlEncoded(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte value : text.getBytes(UTF_8)) {
            char c = (char) (value & 255);
            if (c == ' ') {
                out.append('+');
            } else if (c < 128 && (isAsciiAlphanumeric(c) || "-_.!*()".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().toHexDigits(value));
            }
        }
        return out.toString();
    }

    private static boolean isAsciiAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String urlDecoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] in = text.getBytes(UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = in[i] == '+' ? (byte) ' ' : in[i];
            }
        }
        return new String(out, 0, length, UTF_8);
    }

    private static String codePoints(@Nullable Object[] a) {
        StringBuilder out = new StringBuilder();
        for (Object argument : a) {
            Json value = Json.of((String) argument);
            List<Json> elements = value.array();
            for (Json element : elements == null ? List.of(value) : elements) {
                if (element instanceof Json.Whole(long point)
                        && point >= 0
                        && point <= Character.MAX_CODE_POINT) {
                    out.appendCodePoint((int) point);
                }
            }
        }
        return out.toString();
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
