package spoor.workbench.picture;

import java.util.ArrayList;
import java.util.List;

/// Where the values of a range stand along a line, and the marks of its axis.
///
/// @param from the least value, less than `to`; of a logarithmic scale a power of ten
/// @param start where the least value stands; `end` may be less (an axis that runs upwards)
record Scale(double from, double to, double start, double end, boolean logarithmic) {
    /// A mark of an axis and its label.
    record Tick(double value, String label) {}

    /// A scale of numbers with round ends.
    ///
    /// @param low the least value drawn, `high` the greatest
    static Scale of(double low, double high, double start, double end, boolean logarithmic) {
        if (logarithmic) {
            double from = Math.floor(StrictMath.log10(low));
            double to = Math.ceil(StrictMath.log10(high));
            return new Scale(
                    StrictMath.pow(10, from),
                    StrictMath.pow(10, to > from ? to : from + 1),
                    start,
                    end,
                    true);
        }
        double least = low;
        double most = high;
        if (most <= least) {
            double more = least == 0 ? 1 : Math.abs(least) / 2;
            most = least + more;
            least = low > 0 && low - more <= 0 ? 0 : low - more;
        }
        double step = step(most - least, 6);
        return new Scale(
                Math.floor(least / step + 1e-9) * step,
                Math.ceil(most / step - 1e-9) * step,
                start,
                end,
                false);
    }

    double at(double value) {
        double share =
                logarithmic
                        ? (StrictMath.log10(value) - StrictMath.log10(from))
                                / (StrictMath.log10(to) - StrictMath.log10(from))
                        : (value - from) / (to - from);
        return start + share * (end - start);
    }

    boolean holds(double value) {
        return value >= from && value <= to;
    }

    /// About so many marks.
    List<Tick> ticks(int count) {
        List<Tick> ticks = new ArrayList<>();
        if (logarithmic) {
            int first = (int) Math.round(StrictMath.log10(from));
            int last = (int) Math.round(StrictMath.log10(to));
            int each = Math.max(1, (last - first + count - 1) / count);
            for (int power = first; power <= last; power += each) {
                double value = StrictMath.pow(10, power);
                ticks.add(new Tick(value, Numbers.text(value)));
            }
            return ticks;
        }
        double step = step(to - from, count);
        for (int i = 0; i <= 2 * count + 2; i++) {
            double value = (Math.ceil(from / step - 1e-9) + i) * step;
            if (value > to + step * 1e-9) {
                break;
            }
            ticks.add(new Tick(value, Numbers.text(rounded(value, step))));
        }
        return ticks;
    }

    /// A sum of steps without the digits that binary fractions leave.
    private static double rounded(double value, double step) {
        return Math.abs(value) < step * 1e-6 ? 0 : value;
    }

    /// 1, 2 or 5 times a power of ten.
    private static double step(double range, int count) {
        double wanted = range / Math.max(1, count);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(wanted)));
        double share = wanted / power;
        return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * power;
    }
}
