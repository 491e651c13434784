package spoor.mining.anomalies;

/// How many splits it takes to part one of `n` rows from the others.
final class PathLength {
    /// Euler's constant.
    static final double GAMMA = 0.5772156649015329;

    private PathLength() {}

    /// The mean over all rows, where splits are drawn blindly: `2 H(n-1) - 2 (n-1)/n` with `H(i) =
    /// ln(i) + 0.577...` (Liu, Ting, Zhou 2008, equation 1), and 1 for two rows.
    static double usual(long n) {
        if (n <= 1) {
            return 0;
        }
        return n == 2 ? 1 : 2 * (StrictMath.log(n - 1.0) + GAMMA) - 2 * (n - 1.0) / n;
    }

    /// The same in KQL.
    static String kql(long n) {
        if (n <= 1) {
            return "0";
        }
        return n == 2
                ? "1"
                : "(2*(log(" + (n - 1) + ")+0.5772156649015329)-2*" + (n - 1) + ".0/" + n + ")";
    }
}
