package spoor.engine.scalar;

import static spoor.engine.scalar.Values.anyNull;
import static spoor.engine.scalar.Values.real;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bodies of the gamma, error and beta functions and of Welch's test.
///
/// The gamma function is Lanczos' series with the coefficients of P. Godfrey (2001); the incomplete
/// functions are the series and continued fractions of DLMF 8.11, 8.9 and 8.17.22, the fractions by
/// the modified method of Lentz. All are good to about 14 digits.
final class StatisticsBodies {
    private static final double[] LANCZOS = {
        0.9999999999999971,
        57.15623566586292,
        -59.59796035547549,
        14.136097974741746,
        -0.4919138160976202,
        3.399464998481189e-5,
        4.652362892704858e-5,
        -9.837447530487956e-5,
        0.0001580887032249125,
        -0.00021026444172410488,
        0.00021743961811521265,
        -0.0001643181065367639,
        8.441822398385275e-5,
        -2.6190838401581408e-5,
        3.6899182659531625e-6,
    };

    private static final int MOST_TERMS = 10_000;
    private static final double TINY = 1e-300;
    private static final double EPSILON = 1e-16;

    private StatisticsBodies() {}

    static void addTo(Map<String, ScalarBody> to) {
        to.put("gamma", a -> anyNull(a) ? null : gamma(real(a, 0)));
        to.put("loggamma", a -> anyNull(a) ? null : logGamma(real(a, 0)));
        to.put("erf", a -> anyNull(a) ? null : error(real(a, 0), false));
        to.put("erfc", a -> anyNull(a) ? null : error(real(a, 0), true));
        to.put(
                "beta_cdf",
                a ->
                        anyNull(a)
                                ? null
                                : outside(a)
                                        ? Double.NaN
                                        : beta(real(a, 0), real(a, 1), real(a, 2)));
        to.put(
                "beta_pdf",
                a ->
                        anyNull(a)
                                ? null
                                : outside(a)
                                        ? Double.NaN
                                        : density(real(a, 0), real(a, 1), real(a, 2)));
        to.put(
                "beta_inv",
                a ->
                        anyNull(a)
                                ? null
                                : outside(a)
                                        ? Double.NaN
                                        : inverse(real(a, 0), real(a, 1), real(a, 2)));
        to.put("welch_test", a -> anyNull(a) ? null : welch(a));
    }

    /// A share or value beyond 0 to 1, or a parameter that is not positive.
    private static boolean outside(@Nullable Object[] a) {
        double x = real(a, 0);
        return !(x >= 0 && x <= 1 && real(a, 1) > 0 && real(a, 2) > 0);
    }

    /// Exact for the integers whose factorial a double holds exactly.
    private static double gamma(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 171.5) {
            if (x <= 0) {
                return Double.NaN;
            }
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        if (x < 0.5) {
            return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
        }
        return Math.exp(logGamma(x));
    }

    private static double logGamma(double x) {
        if (x == Math.rint(x) && x < 171.5) {
            return x <= 0 ? Double.NaN : Math.log(gamma(x));
        }
        if (x < 0.5) {
            return Math.log(Math.abs(Math.PI / Math.sin(Math.PI * x))) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double base = x + 607.0 / 128 - 0.5;
        return (x - 0.5) * Math.log(base) - base + Math.log(Math.sqrt(2 * Math.PI) * sum);
    }

    private static double error(double x, boolean complement) {
        if (Double.isNaN(x)) {
            return x;
        }
        double square = x * x;
        if (square < 1.5) {
            double lower = Math.copySign(lowerGamma(square), x);
            return complement ? 1 - lower : lower;
        }
        double upper = upperGamma(square);
        if (x < 0) {
            return complement ? 2 - upper : upper - 1;
        }
        return complement ? upper : 1 - upper;
    }

    /// P(1/2, x).
    private static double lowerGamma(double x) {
        if (x == 0) {
            return 0;
        }
        double term = 2;
        double sum = term;
        for (int n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
            term *= x / (0.5 + n);
            sum += term;
        }
        return sum * Math.exp(-x) * Math.sqrt(x / Math.PI);
    }

    /// Q(1/2, x).
    private static double upperGamma(double x) {
        if (Double.isInfinite(x)) {
            return 0;
        }
        double b = x + 0.5;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        for (int i = 1; i < MOST_TERMS; i++) {
            double a = -i * (i - 0.5);
            b += 2;
            d = 1 / away(a * d + b);
            c = away(b + a / c);
            double step = c * d;
            value *= step;
            if (Math.abs(step - 1) < EPSILON) {
                break;
            }
        }
        return value * Math.exp(-x) * Math.sqrt(x / Math.PI);
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    private static double density(double x, double a, double b) {
        if (x == 0 || x == 1) {
            double exponent = x == 0 ? a : b;
            return exponent > 1 ? 0 : exponent < 1 ? Double.POSITIVE_INFINITY : a * b;
        }
        return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b));
    }

    /// I_x(a, b), the regularised incomplete beta function.
    private static double beta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
        return x < (a + 1) / (a + b + 2)
                ? front * fraction(x, a, b) / a
                : 1 - front * fraction(1 - x, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < EPSILON) {
                break;
            }
        }
        return value;
    }

    /// By halving, to the last bit: the cumulated share never falls.
    private static double inverse(double share, double a, double b) {
        if (share == 0 || share == 1) {
            return share;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (beta(middle, a, b) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double welch(@Nullable Object[] a) {
        double first = real(a, 1) / real(a, 2);
        double second = real(a, 4) / real(a, 5);
        double difference = real(a, 0) - real(a, 3);
        double freedom =
                (first + second)
                        * (first + second)
                        / (first * first / (real(a, 2) - 1) + second * second / (real(a, 5) - 1));
        double square = difference * difference / (first + second);
        return !(freedom > 0) || Double.isNaN(square)
                ? Double.NaN
                : beta(freedom / (freedom + square), freedom / 2, 0.5);
    }
}
