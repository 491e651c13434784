package spoor.engine.scalar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// xxHash64 with seed 0 (Yann Collet, https://github.com/Cyan4973/xxHash, its specification).
final class Xxhash64 {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Xxhash64() {}

    static long of(byte[] bytes) {
        int at = 0;
        long hash = PRIME_5;
        if (bytes.length >= 32) {
            long first = 0x60EA27EEADC0B5D6L; // the sum of both primes
            long second = PRIME_2;
            long third = 0;
            long fourth = -PRIME_1;
            for (; at <= bytes.length - 32; at += 32) {
                first = round(first, (long) LONG.get(bytes, at));
                second = round(second, (long) LONG.get(bytes, at + 8));
                third = round(third, (long) LONG.get(bytes, at + 16));
                fourth = round(fourth, (long) LONG.get(bytes, at + 24));
            }
            hash =
                    Long.rotateLeft(first, 1)
                            + Long.rotateLeft(second, 7)
                            + Long.rotateLeft(third, 12)
                            + Long.rotateLeft(fourth, 18);
            for (long lane : new long[] {first, second, third, fourth}) {
                hash = (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
            }
        }
        hash += bytes.length;
        for (; at + 8 <= bytes.length; at += 8) {
            hash ^= round(0, (long) LONG.get(bytes, at));
            hash = Long.rotateLeft(hash, 27) * PRIME_1 + PRIME_4;
        }
        if (at + 4 <= bytes.length) {
            hash ^= ((int) INT.get(bytes, at) & 0xffff_ffffL) * PRIME_1;
            hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < bytes.length; at++) {
            hash ^= (bytes[at] & 255) * PRIME_5;
            hash = Long.rotateLeft(hash, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }

    static long of(long value) {
        byte[] bytes = new byte[8];
        LONG.set(bytes, 0, value);
        return of(bytes);
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
    }
}
