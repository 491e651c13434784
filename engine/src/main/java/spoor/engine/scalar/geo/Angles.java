package spoor.engine.scalar.geo;

/// Sine, cosine and arctangent, rounded correctly save in rarest cases.
///
/// Coordinates are printed with all their digits, and Kusto's come of a library whose functions are
/// all but correctly rounded; Java's are within an ulp of it and would print other last digits.
/// Sine and cosine are series in twice the precision (a sum of two doubles); the arctangent is
/// Java's, corrected by one step of Newton's method with them.
final class Angles {
    private static final Twice HALF_PI = new Twice(0x1.921fb54442d18p0, 0x1.1a62633145c07p-54);

    /// Terms of the series of sine and cosine up to a quarter of pi: the next is below 1e-32.
    private static final int TERMS = 30;

    private Angles() {}

    static double arctangent(double y, double x) {
        double angle = StrictMath.atan2(y, x);
        if (angle == 0 || !Double.isFinite(angle)) {
            return angle;
        }
        Turn turn = Turn.by(angle);
        Twice across = turn.cosine().times(y).minus(turn.sine().times(x));
        double along = turn.cosine().high() * x + turn.sine().high() * y;
        return angle + across.high() / along;
    }

    static double sine(double angle) {
        return angle == 0 ? 0 : Turn.by(angle).sine().high();
    }

    static double cosine(double angle) {
        return Turn.by(angle).cosine().high();
    }

    /// A number as the sum of two.
    private record Twice(double high, double low) {
        static Twice sum(double a, double b) {
            double sum = a + b;
            double rest = sum - a;
            return new Twice(sum, (a - (sum - rest)) + (b - rest));
        }

        Twice plus(Twice other) {
            Twice sum = sum(high, other.high);
            return sum(sum.high, sum.low + low + other.low);
        }

        Twice minus(Twice other) {
            return plus(other.negated());
        }

        Twice negated() {
            return new Twice(-high, -low);
        }

        Twice times(double factor) {
            double product = high * factor;
            return sum(product, Math.fma(high, factor, -product) + low * factor);
        }

        Twice times(Twice factor) {
            double product = high * factor.high;
            double rest = Math.fma(high, factor.high, -product);
            return sum(product, rest + high * factor.low + low * factor.high);
        }

        Twice over(double divisor) {
            double quotient = high / divisor;
            double rest = Math.fma(-quotient, divisor, high) + low;
            return sum(quotient, rest / divisor);
        }
    }

    /// Sine and cosine of an angle.
    private record Turn(Twice sine, Twice cosine) {
        static Turn by(double angle) {
            long quarters = Math.round(angle / HALF_PI.high());
            Twice rest = new Twice(angle, 0).minus(HALF_PI.times((double) quarters));
            Twice sine = series(rest, 1, rest);
            Twice cosine = series(new Twice(1, 0), 0, rest);
            return switch ((int) Math.floorMod(quarters, 4L)) {
                case 0 -> new Turn(sine, cosine);
                case 1 -> new Turn(cosine, sine.negated());
                case 2 -> new Turn(sine.negated(), cosine.negated());
                default -> new Turn(cosine.negated(), sine);
            };
        }

        private static Twice series(Twice first, int power, Twice angle) {
            Twice square = angle.times(angle).negated();
            Twice term = first;
            Twice sum = first;
            for (int n = power + 2; n < TERMS; n += 2) {
                term = term.times(square).over((double) n * (n - 1));
                sum = sum.plus(term);
            }
            return sum;
        }
    }
}
