package spoor.cli;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import spoor.workbench.ShippedHunts;
import spoor.workbench.ShippedHunts.Shipped;
import spoor.workbench.report.HuntSummary;
import spoor.workbench.report.Visible;

/// Runs the hunts that come with Spoor and fit a case, and prints the first findings of each.
final class HuntFindings {
    private static final int ROWS = 3;
    private static final int WIDEST = 100;

    private HuntFindings() {}

    static void print(ShippedHunts hunts, Console console, PrintStream out, boolean raw) {
        List<Shipped> fitting = hunts.fitting();
        int number = 0;
        for (Shipped hunt : fitting) {
            number++;
            console.note("hunting [" + number + "/" + fitting.size() + "] " + hunt.name());
            hunts.run(hunt.name()).ifPresent(ran -> print(ran, out, raw));
            out.flush();
        }
    }

    private static void print(Shipped hunt, PrintStream out, boolean raw) {
        out.println();
        out.println(shown("Hunt " + hunt.name() + ": " + hunt.title(), raw));
        if (!hunt.problem().isEmpty()) {
            out.println("  " + shown("failed: " + hunt.problem(), raw));
        }
        hunt.summary().ifPresent(summary -> print(summary, out, raw));
        if (hunt.summary().isPresent()) {
            hunt.report().ifPresent(report -> out.println("  Report: " + shown("" + report, raw)));
        }
    }

    private static void print(HuntSummary summary, PrintStream out, boolean raw) {
        int rows = Math.min(ROWS, summary.rows().size());
        String first =
                rows == 0
                        ? "No findings."
                        : rows == summary.total()
                                ? rows == 1 ? "The finding:" : "The findings:"
                                : String.format(
                                        Locale.ROOT,
                                        "The first %d of %,d findings:",
                                        rows,
                                        summary.total());
        out.println("  " + (summary.scored().isEmpty() ? "" : summary.scored() + ". ") + first);
        if (rows > 0) {
            TextTable table =
                    new TextTable(
                            summary.columns(),
                            Collections.nCopies(summary.columns().size(), false),
                            raw,
                            WIDEST);
            summary.rows().subList(0, rows).forEach(table::add);
            table.print(out, "    ");
        }
    }

    private static String shown(String text, boolean raw) {
        return raw ? text : Visible.line(text);
    }
}
