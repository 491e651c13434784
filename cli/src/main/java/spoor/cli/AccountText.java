package spoor.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import spoor.engine.duckdb.RejectReason;
import spoor.engine.duckdb.StoredReject;
import spoor.engine.duckdb.StoredSource;
import spoor.model.Ticks;
import spoor.workbench.Account;
import spoor.workbench.report.Visible;

/// The account for people.
final class AccountText {
    /// Reasons of rejects told per source; 'spoor rejects' shows all.
    private static final int REASONS = 3;

    private AccountText() {}

    static void print(Account account, PrintStream out, boolean raw) {
        sources(account, out, raw);
        remarks(account, out, raw);
        out.println();
        tables(account, out, raw);
        out.println();
        out.println(balance(account));
        out.println("Case: " + (raw ? account.folder() : Visible.line("" + account.folder())));
    }

    private static void sources(Account account, PrintStream out, boolean raw) {
        List<String> header =
                List.of(
                        "id",
                        "source",
                        "",
                        "format",
                        "table",
                        "events",
                        "rejects",
                        "bytes",
                        "= events",
                        "+ contin.",
                        "+ headers",
                        "+ blank",
                        "+ rejects",
                        "balanced",
                        "first",
                        "last");
        List<Boolean> right = new ArrayList<>(Collections.nCopies(header.size(), false));
        right.set(0, true);
        for (int i = 5; i <= 12; i++) {
            right.set(i, true);
        }
        TextTable table = new TextTable(header, right, raw);
        for (Account.Line line : account.lines()) {
            table.add(cells(line));
        }
        table.print(out);
    }

    private static List<String> cells(Account.Line line) {
        StoredSource source = line.source();
        StoredSource.Counts counts = source.counts();
        return List.of(
                Integer.toString(source.id()),
                source.path(),
                line.outcome() == Account.Outcome.KNOWN
                        ? state(source)
                        : line.outcome().name().toLowerCase(Locale.ROOT),
                source.format(),
                source.table(),
                number(counts.events().count()),
                number(counts.rejects().count()),
                number(source.content().textLength()),
                number(counts.events().bytes()),
                number(counts.continuations().bytes()),
                number(counts.headers().bytes()),
                number(counts.blanks().bytes()),
                number(counts.rejects().bytes()),
                source.balanced() ? "yes" : "NO",
                source.times().map(times -> seconds(times.first())).orElse(""),
                source.times().map(times -> seconds(times.last())).orElse(""));
    }

    private static String state(StoredSource source) {
        return source.state().name().toLowerCase(Locale.ROOT);
    }

    private static String seconds(long ticks) {
        return Ticks.datetimeText(ticks).substring(0, 19) + "Z";
    }

    private static void remarks(Account account, PrintStream out, boolean raw) {
        for (Account.Line line : account.lines()) {
            StoredSource source = line.source();
            List<String> sentences = new ArrayList<>();
            if (source.state() == StoredSource.State.UNREAD) {
                sentences.add("not read: " + source.why());
            } else if (line.outcome() == Account.Outcome.UNREAD) {
                sentences.add("could not be read this time; its earlier rows are kept");
            }
            sentences.addAll(source.notes());
            if (source.state() != StoredSource.State.UNREAD) {
                line.reasons().stream()
                        .map(RejectReason::first)
                        .limit(REASONS)
                        .map(AccountText::reject)
                        .forEach(sentences::add);
            }
            if (source.counts().rejectedValues() > 0) {
                sentences.add(
                        counted(source.counts().rejectedValues(), "value does", "values do")
                                + " not fit the column; 'spoor rejects' shows the place");
            }
            if (source.counts().repaired() > 0) {
                sentences.add(
                        counted(source.counts().repaired(), "text", "texts")
                                + " held bytes that are no UTF-8; they show as U+FFFD");
            }
            for (String sentence : sentences) {
                String text = source.path() + ": " + sentence;
                out.println("  " + (raw ? text : Visible.line(text)));
            }
        }
    }

    private static String reject(StoredReject reject) {
        return "could not read the record at byte "
                + number(reject.offset())
                + ": "
                + reject.reason();
    }

    private static void tables(Account account, PrintStream out, boolean raw) {
        TextTable table =
                new TextTable(List.of("table", "rows", "columns"), List.of(false, true, true), raw);
        for (Account.Table one : account.tables()) {
            table.add(
                    List.of(
                            one.schema().name(),
                            number(one.rows()),
                            number(one.schema().columns().size())));
        }
        table.print(out);
    }

    private static String balance(Account account) {
        StoredSource.Counts totals = account.totals();
        String sum =
                number(account.bytes())
                        + " bytes = "
                        + number(totals.events().bytes())
                        + " events + "
                        + number(totals.continuations().bytes())
                        + " continuations + "
                        + number(totals.headers().bytes())
                        + " headers + "
                        + number(totals.blanks().bytes())
                        + " blank + "
                        + number(totals.rejects().bytes())
                        + " rejects";
        String unread = account.unread() == 0 ? "" : "; " + account.unread() + " could not be read";
        String sources =
                account.lines().size() == 1 ? "1 source" : account.lines().size() + " sources";
        return (account.balanced() ? "Balanced: " : "NOT BALANCED: ")
                + sum
                + " ("
                + sources
                + unread
                + ")";
    }

    private static String counted(long count, String one, String many) {
        return number(count) + ' ' + (count == 1 ? one : many);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
