package spoor.engine.scalar;

/// The decimal logarithm of counts, with the same digits on every machine, and with those that
/// msticpy's features have: the steps are those of the C library (fdlibm's `log10` on a natural
/// logarithm that errs by half a unit of the last place). `Math.log10` differs from it in the last
/// digit for 2 of 100 counts.
final class DecimalLogarithm {
    private static final double PER_LN10 = 0.4342944819032518;
    private static final double LOG10_2_HIGH = 0.30102999566361177;
    private static final double LOG10_2_LOW = 3.694239077158931e-13;
    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;
    private static final double SQRT2 = 1.4142135623730951;

    /// 1/3, 1/5, ...: the series of the inverse hyperbolic tangent.
    private static final double[] SERIES = series();

    private DecimalLogarithm() {}

    /// Of a number of at least 1.
    static double of(double number) {
        int exponent = Math.getExponent(number);
        double significand = number / Math.scalb(1.0, exponent);
        double low = exponent * LOG10_2_LOW + PER_LN10 * natural(significand);
        return low + exponent * LOG10_2_HIGH;
    }

    /// The natural logarithm of a number from 1 to 2, by twice the inverse hyperbolic tangent of
    /// (x-1)/(x+1), whose leading term is carried in two doubles.
    private static double natural(double number) {
        boolean halved = number > SQRT2;
        double x = halved ? number / 2 : number;
        double above = x - 1;
        double sum = x + 1;
        double sumLow = x - (sum - 1);
        double s = above / sum;
        double sLow = (Math.fma(-s, sum, above) - s * sumLow) / sum;
        double square = s * s;
        double tail = 0;
        for (int i = SERIES.length - 1; i >= 0; i--) {
            tail = square * (tail + SERIES[i]);
        }
        double high = halved ? LN2_HIGH : 0;
        double low = (halved ? LN2_LOW : 0) + 2 * (sLow + s * tail);
        double term = 2 * s;
        double total = high + term;
        double carried = total - high;
        double lost = (high - (total - carried)) + (term - carried);
        return total + (lost + low);
    }

    private static double[] series() {
        double[] series = new double[12];
        for (int i = 0; i < series.length; i++) {
            series[i] = 1.0 / (2 * i + 3);
        }
        return series;
    }
}
