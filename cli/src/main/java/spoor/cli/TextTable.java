package spoor.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import spoor.workbench.report.Visible;

/// A table for people: aligned, no column wider than a bound, nothing in it that a terminal obeys.
final class TextTable {
    private static final int WIDEST = 60;
    private static final String CUT = "…";

    private final List<Boolean> right;
    private final boolean raw;
    private final int widest;
    private final int[] widths;
    private final List<String[]> rows = new ArrayList<>();

    /// @param right whether a column is aligned to the right
    TextTable(List<String> header, List<Boolean> right, boolean raw) {
        this(header, right, raw, WIDEST);
    }

    /// @param widest a cell of more characters is cut
    TextTable(List<String> header, List<Boolean> right, boolean raw, int widest) {
        this.widest = widest;
        this.right = List.copyOf(right);
        this.raw = raw;
        this.widths = new int[header.size()];
        add(header);
    }

    void add(List<String> cells) {
        String[] row = new String[widths.length];
        for (int i = 0; i < widths.length; i++) {
            row[i] = raw ? cells.get(i) : shortened(Visible.line(cells.get(i)));
            widths[i] = Math.max(widths[i], width(row[i]));
        }
        rows.add(row);
    }

    private String shortened(String text) {
        if (width(text) <= widest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, widest - 1)) + CUT;
    }

    /// Whether the table shows less than the whole of a cell.
    boolean isCut(String text) {
        return !raw && width(Visible.line(text)) > widest;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    void print(PrintStream out) {
        print(out, "");
    }

    void print(PrintStream out, String indent) {
        for (int i = 0; i < rows.size(); i++) {
            out.println(indent + line(rows.get(i)));
            if (i == 0) {
                out.println(indent + rule());
            }
        }
    }

    private String line(String[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String gap = " ".repeat(widths[i] - width(row[i]));
            line.append(i == 0 ? "" : "  ")
                    .append(right.get(i) ? gap : "")
                    .append(row[i])
                    .append(right.get(i) ? "" : gap);
        }
        return line.toString().stripTrailing();
    }

    private String rule() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
        }
        return line.toString();
    }
}
