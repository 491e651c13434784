package spoor.workbench.hunt;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.workbench.ResultTable;

/// A hash of a result that two runs share when they gave the same columns and the same rows, in
/// whatever order: SHA-256 over the columns and the sorted rows. Reals count with their first 10
/// digits, so that the order in which an engine adds does not show.
final class ResultHash {
    private static final MathContext DIGITS = new MathContext(10);

    private ResultHash() {}

    /// `sha256:` and 64 hexadecimal digits.
    static String of(ResultTable table) {
        List<String> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            StringBuilder line = new StringBuilder();
            for (Object value : row) {
                append(line, value);
            }
            rows.add(line.toString());
        }
        rows.sort(null);
        MessageDigest digest = sha256();
        for (Column column : table.columns()) {
            digest.update(
                    utf8(
                            column.name().length()
                                    + ":"
                                    + column.name()
                                    + column.type().kqlName()
                                    + "\n"));
        }
        rows.forEach(row -> digest.update(utf8(row + "\n")));
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    /// Each value with its length before it, so that no two rows read the same.
    private static void append(StringBuilder line, @Nullable Object value) {
        if (value == null) {
            line.append("-;");
            return;
        }
        String text = value instanceof Double real ? real(real) : value.toString();
        line.append(text.length()).append(':').append(text);
    }

    private static String real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        return value == 0
                ? "0"
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
