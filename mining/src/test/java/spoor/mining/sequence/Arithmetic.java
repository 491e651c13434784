package spoor.mining.sequence;

/// Computes a receipt: `print likelihood = ` and a term of numbers, `+ - * /`, `pow(x, y)`.
final class Arithmetic {
    private static final String START = "print likelihood = ";
    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text.replace(" ", "");
    }

    static double compute(String receipt) {
        if (!receipt.startsWith(START)) {
            throw new IllegalStateException(receipt);
        }
        return term(receipt.substring(START.length()));
    }

    /// The value of a term alone.
    static double term(String receipt) {
        Arithmetic arithmetic = new Arithmetic(receipt);
        double value = arithmetic.sum();
        if (arithmetic.at != arithmetic.text.length()) {
            throw new IllegalStateException(receipt + " at " + arithmetic.at);
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            value = text.charAt(at++) == '+' ? value + product() : value - product();
        }
        return value;
    }

    private double product() {
        double value = factor();
        while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
            value = text.charAt(at++) == '*' ? value * factor() : value / factor();
        }
        return value;
    }

    private double factor() {
        if (text.startsWith("pow(", at)) {
            at += 4;
            double base = sum();
            expect(',');
            double exponent = sum();
            expect(')');
            return Math.pow(base, exponent);
        }
        if (text.startsWith("real(", at)) {
            int end = text.indexOf(')', at);
            double value = Double.parseDouble(text.substring(at + 5, end));
            at = end + 1;
            return value;
        }
        if (text.charAt(at) == '(') {
            at++;
            double value = sum();
            expect(')');
            return value;
        }
        int start = at;
        while (at < text.length()
                && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at));
    }

    private void expect(char c) {
        if (text.charAt(at++) != c) {
            throw new IllegalStateException("no " + c + " at " + (at - 1) + " of " + text);
        }
    }
}
