package spoor.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import spoor.engine.duckdb.StoredSource;
import spoor.workbench.Account;
import spoor.workbench.report.Visible;

/// The account for people: the sources, what to look at, the tables, the sum. Long lists are cut,
/// and many sources are summed up by kind, unless all is asked for.
final class AccountText {
    /// Lines of a list that are printed.
    private static final int LINES = 10;

    private final Account account;
    private final PrintStream out;
    private final boolean raw;
    private final boolean all;

    private AccountText(Account account, PrintStream out, boolean raw, boolean all) {
        this.account = account;
        this.out = out;
        this.raw = raw;
        this.all = all;
    }

    /// @param all print every source and every line
    static void print(Account account, PrintStream out, boolean raw, boolean all) {
        new AccountText(account, out, raw, all).print();
    }

    private void print() {
        String folder = AccountRemarks.commonFolder(account);
        AccountSources.print(account, folder, out, raw, all);
        AccountRemarks remarks = new AccountRemarks(account, folder);
        list("Not read ('spoor rejects' gives the particulars of each)", remarks.unread());
        list("Gaps", remarks.gaps());
        list("Rejects ('spoor rejects' shows each)", remarks.rejects());
        list("Same bytes as a source, not loaded again", remarks.duplicates());
        list("Passed over", remarks.passedOver());
        list("Taken for granted", remarks.notes());
        out.println();
        tables();
        list("Hunts that fit", remarks.hunts());
        out.println();
        out.println(balance());
        out.println("Case: " + shown(account.folder().toString()));
    }

    private void list(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        out.println(title + ":");
        int shown = all ? lines.size() : Math.min(lines.size(), LINES);
        lines.subList(0, shown).forEach(line -> out.println("  " + shown(line)));
        if (shown < lines.size()) {
            out.println(
                    "  ... and "
                            + AccountRemarks.number(lines.size() - shown)
                            + " more (--all prints them)");
        }
    }

    private String shown(String text) {
        return raw ? text : Visible.line(text);
    }

    private void tables() {
        TextTable table =
                new TextTable(List.of("table", "rows", "columns"), List.of(false, true, true), raw);
        for (Account.Table one : account.tables()) {
            table.add(
                    List.of(
                            one.schema().name(),
                            AccountRemarks.number(one.rows()),
                            AccountRemarks.number(one.schema().columns().size())));
        }
        table.print(out);
    }

    private String balance() {
        StoredSource.Counts totals = account.totals();
        String unread = account.unread() == 0 ? "" : "; " + account.unread() + " could not be read";
        return String.format(
                Locale.ROOT,
                "%s: %,d bytes = %,d events + %,d continuations + %,d headers + %,d blank"
                        + " + %,d rejects (%s%s)",
                account.balanced() ? "Balanced" : "NOT BALANCED",
                account.bytes(),
                totals.events().bytes(),
                totals.continuations().bytes(),
                totals.headers().bytes(),
                totals.blanks().bytes(),
                totals.rejects().bytes(),
                AccountRemarks.counted(account.counted().size(), "source", "sources"),
                unread);
    }
}
