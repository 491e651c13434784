package spoor.workbench.picture;

import java.util.Locale;

/// The steps of colour of a heat map: eight of blue, from pale to full; below zero (or for errors)
/// eight of orange. People with any kind of colour sight tell the two apart and the steps in order.
///
/// @param low the value of the palest step, `high` that of the fullest
/// @param signed whether values below zero have steps of their own
record Heat(double low, double high, boolean logarithmic, boolean signed) {
    static final int STEPS = 8;

    private static final int TEXT_TURNS = 6;

    /// The steps of shares of one.
    static Heat ofShares() {
        return new Heat(0, 1, false, false);
    }

    /// Steps for numbers: of counts from zero, of others from the least.
    static Heat of(double least, double greatest, boolean fromZero, boolean logarithmic) {
        if (logarithmic) {
            return new Heat(StrictMath.log10(least), StrictMath.log10(greatest), true, false);
        }
        if (least < 0) {
            return new Heat(0, Math.max(-least, greatest), false, true);
        }
        return new Heat(fromZero || least == greatest ? 0 : least, greatest, false, false);
    }

    /// The step of a value: 0 (none) to 8.
    int step(double value) {
        double size = signed ? Math.abs(value) : value;
        if (value == 0 && (low == 0 || logarithmic)) {
            return 0;
        }
        double place = ((logarithmic ? StrictMath.log10(size) : size) - low) / (high - low);
        return high <= low
                ? STEPS
                : (int) Math.max(1, Math.min(STEPS, Math.ceil(place * STEPS - 1e-9)));
    }

    /// The class of what is filled.
    String fill(double value, boolean wrong) {
        return fill(step(value), wrong || signed && value < 0);
    }

    static String fill(int step, boolean wrong) {
        return (wrong ? "n" : "h") + step;
    }

    /// The class of a text upon it.
    String text(double value) {
        return step(value) >= TEXT_TURNS ? "cell on" : "cell";
    }

    /// `97.2 %`; what is not all is not written as 100 %.
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "";
        }
        if (share == 0 || share == 1) {
            return share == 0 ? "0 %" : "100 %";
        }
        return share < 0.001
                ? "<0.1 %"
                : share > 0.999 ? ">99.9 %" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /// What the ends of the steps are.
    String least() {
        return signed ? Numbers.text(-high) : logarithmic ? power(low) : Numbers.text(low);
    }

    String greatest() {
        return logarithmic ? power(high) : Numbers.text(high);
    }

    /// A power of ten, without what its logarithm lost.
    private static String power(double exponent) {
        double value = StrictMath.pow(10, exponent);
        double whole = Math.rint(value);
        return Numbers.text(Math.abs(value - whole) < value * 1e-9 ? whole : value);
    }
}
