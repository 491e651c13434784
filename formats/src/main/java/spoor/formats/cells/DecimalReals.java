package spoor.formats.cells;

import java.math.BigInteger;

/// The double nearest to a decimal number of up to 19 digits, by the algorithm of Eisel and Lemire
/// (Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice and Experience 51, 2021):
/// the digits times the first 128 bits of the power of ten, which mostly tells the 53 bits asked
/// for.
final class DecimalReals {
    private static final int LEAST = -40;
    private static final int MOST = 40;
    private static final int MANTISSA = 52;
    private static final int LARGEST_EXPONENT = 0x7FF;

    /// Of 5^q from [#LEAST] to [#MOST] the 128 highest bits, high word before low; rounded up where
    /// q is negative, so that the product is never too small.
    private static final long[] POWERS = powers();

    private DecimalReals() {}

    private static long[] powers() {
        long[] powers = new long[2 * (MOST - LEAST + 1)];
        for (int q = LEAST; q <= MOST; q++) {
            BigInteger power = BigInteger.valueOf(5).pow(Math.abs(q));
            BigInteger bits;
            if (q >= 0) {
                bits = power.shiftLeft(128).shiftRight(power.bitLength());
            } else {
                // The reciprocal, one too large: 5^-q is no power of two, it never comes out even.
                int length = power.subtract(BigInteger.ONE).bitLength();
                int shift = q >= -27 ? length + 127 : 2 * length + 128;
                bits = BigInteger.ONE.shiftLeft(shift).divide(power).add(BigInteger.ONE);
                bits = bits.shiftRight(Math.max(0, bits.bitLength() - 128));
            }
            powers[2 * (q - LEAST)] = bits.shiftRight(64).longValue();
            powers[2 * (q - LEAST) + 1] = bits.longValue();
        }
        return powers;
    }

    /// `digits` times ten to the power of `exponent`, NaN where this way does not tell.
    ///
    /// @param digits without sign, more than 0
    static double of(long digits, int exponent) {
        if (exponent < LEAST || exponent > MOST) {
            return Double.NaN;
        }
        int zeros = Long.numberOfLeadingZeros(digits);
        long normal = digits << zeros;
        int place = 2 * (exponent - LEAST);
        long high = Math.unsignedMultiplyHigh(normal, POWERS[place]);
        long low = normal * POWERS[place];
        if ((high & 0x1FF) == 0x1FF) {
            long more = Math.unsignedMultiplyHigh(normal, POWERS[place + 1]);
            low += more;
            high += Long.compareUnsigned(more, low) > 0 ? 1 : 0;
        }
        if (low == -1 && exponent < -27) {
            return Double.NaN;
        }
        int upper = (int) (high >>> 63);
        int shift = upper + 64 - MANTISSA - 3;
        long mantissa = high >>> shift;
        int power = (217_706 * exponent >> 16) + 63 + upper - zeros + 1023;
        boolean half = Long.compareUnsigned(low, 1) <= 0 && exponent >= -4 && exponent <= 23;
        if (half && (mantissa & 3) == 1 && mantissa << shift == high) {
            mantissa &= ~1;
        }
        mantissa = mantissa + (mantissa & 1) >>> 1;
        if (mantissa >= 2L << MANTISSA) {
            mantissa = 1L << MANTISSA;
            power++;
        }
        if (power <= 0 || power >= LARGEST_EXPONENT) {
            return Double.NaN;
        }
        mantissa &= ~(1L << MANTISSA);
        return Double.longBitsToDouble(mantissa | (long) power << MANTISSA);
    }
}
