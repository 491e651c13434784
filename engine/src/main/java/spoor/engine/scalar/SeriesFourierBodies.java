package spoor.engine.scalar;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Bodies of `series_fft` and `series_ifft`: the discrete Fourier transform of a complex series and
/// its inverse, each of two columns, the real and the imaginary part. The transform is `sum(x[j] *
/// exp(-2*pi*i*j*k/n))`, its inverse has the other sign and is divided by `n`, so that the one
/// undoes the other.
///
/// By the algorithm of Cooley and Tukey (1965), for lengths that are powers of 2. What Kusto does
/// with others is not published, so they are refused.
final class SeriesFourierBodies {
    private SeriesFourierBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        for (String suffix : List.of("", "_2")) {
            to.put("series_fft" + suffix, a -> transformed(a, "series_fft", -1));
            to.put("series_ifft" + suffix, a -> transformed(a, "series_ifft", 1));
        }
    }

    /// Two nulls where a part is no array of numbers or the parts differ in length.
    private static String transformed(@Nullable Object[] a, String name, int sign) {
        double[] real = Series.numbers(a, 0);
        double[] imaginary =
                a.length > 1 ? Series.numbers(a, 1) : real == null ? null : new double[real.length];
        if (real == null || imaginary == null || real.length != imaginary.length) {
            return new Json.Array(List.of(Json.Null.NULL, Json.Null.NULL)).text();
        }
        int length = real.length;
        if (Integer.bitCount(length) > 1) {
            throw new SpoorException(
                    ErrorKind.USER,
                    name
                            + " takes a series whose length is a power of 2, this one has "
                            + length
                            + " elements: Kusto's way with others is not published; append zeros"
                            + " (array_concat) or take a part (array_slice)");
        }
        transform(real, imaginary, sign);
        if (sign > 0) {
            Arrays.setAll(real, i -> real[i] / length);
            Arrays.setAll(imaginary, i -> imaginary[i] / length);
        }
        return new Json.Array(List.of(Series.of(positive(real)), Series.of(positive(imaginary))))
                .text();
    }

    /// Without the zeros below 0.
    private static double[] positive(double[] values) {
        Arrays.setAll(values, i -> values[i] + 0.0);
        return values;
    }

    /// In place; the length is a power of 2.
    static void transform(double[] real, double[] imaginary, int sign) {
        int length = real.length;
        reorder(real);
        reorder(imaginary);
        for (int size = 2; size <= length; size *= 2) {
            int half = size / 2;
            for (int i = 0; i < half; i++) {
                double angle = sign * 2 * Math.PI * i / size;
                boolean quarter = 4 * i == size;
                double cosine = quarter ? 0 : StrictMath.cos(angle);
                double sine = quarter ? sign : StrictMath.sin(angle);
                for (int even = i; even < length; even += size) {
                    int odd = even + half;
                    double turned = real[odd] * cosine - imaginary[odd] * sine;
                    double turnedImaginary = real[odd] * sine + imaginary[odd] * cosine;
                    real[odd] = real[even] - turned;
                    imaginary[odd] = imaginary[even] - turnedImaginary;
                    real[even] += turned;
                    imaginary[even] += turnedImaginary;
                }
            }
        }
    }

    /// Each value at the place whose bits are those of its own place backwards.
    private static void reorder(double[] values) {
        int bits = Integer.numberOfTrailingZeros(values.length);
        for (int i = 0; i < values.length; i++) {
            int other = bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
            if (other > i) {
                double value = values[i];
                values[i] = values[other];
                values[other] = value;
            }
        }
    }
}
