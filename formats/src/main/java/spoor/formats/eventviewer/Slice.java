package spoor.formats.eventviewer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import spoor.formats.ByteScan;

/// A stretch of bytes that another takes the place of again and again; for one thread.
final class Slice {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private byte[] bytes = {};
    private int from;
    private int to;
    private long hash;

    void set(byte[] of, int begin, int end) {
        bytes = of;
        from = begin;
        to = end;
        hash = 0;
    }

    void set(Slice other) {
        set(other.bytes, other.from, other.to);
        hash = other.hash;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    boolean isEmpty() {
        return from == to;
    }

    boolean is(byte[] other) {
        return Arrays.equals(bytes, from, to, other, 0, other.length);
    }

    boolean startsWith(byte[] start) {
        return length() >= start.length
                && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /// Of the bytes; kept until they change.
    long hash() {
        if (hash == 0) {
            long value = (long) to - from;
            int at = from;
            while (at + 8 <= to) {
                value = (value ^ ByteScan.word(bytes, at)) * MIX;
                value ^= value >>> 32;
                at += 8;
            }
            while (at < to) {
                value = (value ^ bytes[at++]) * MIX;
            }
            hash = value ^ value >>> 32;
        }
        return hash;
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
