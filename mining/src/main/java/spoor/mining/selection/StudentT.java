package spoor.mining.selection;

/// Student's distribution of t for a whole number of degrees of freedom, by its finite series (M.
/// Abramowitz, I. Stegun, *Handbook of Mathematical Functions*, 1964, 26.7.3 and 26.7.4).
final class StudentT {
    private static final int HALVINGS = 200;

    private StudentT() {}

    /// How probable a value at least as far from 0 is, on either side.
    static double farther(double t, int freedom) {
        return Math.clamp(1 - within(Math.abs(t), freedom), 0, 1);
    }

    /// The value that is exceeded on either side together with a probability, above 0 and below 1.
    static double quantile(double probability, int freedom) {
        double low = 0;
        double high = 1;
        while (farther(high, freedom) > probability && high < 1e12) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (farther(middle, freedom) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /// How probable a value between `-t` and `t` is.
    private static double within(double t, int freedom) {
        double angle = StrictMath.atan(t / Math.sqrt(freedom));
        double sine = StrictMath.sin(angle);
        double cosine = StrictMath.cos(angle);
        boolean odd = freedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int i = odd ? 2 : 1; i < freedom - 2; i += 2) {
            term *= cosine * cosine * i / (i + 1);
            sum += term;
        }
        return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
    }
}
