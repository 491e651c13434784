package spoor.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import spoor.engine.duckdb.StoredReject;
import spoor.workbench.records.RawRecord;
import spoor.workbench.report.Visible;
import spoor.workbench.report.VisibleBytes;

/// The record behind a row or a reject for people: its own lines marked among those beside it.
final class RecordText {
    /// Characters of a line of rejects, of which there may be many.
    private static final int WIDEST = 200;

    private RecordText() {}

    static void print(RawRecord record, PrintStream out) {
        out.println(
                String.format(
                        Locale.ROOT, "%s, byte %,d", Visible.line(record.path()), record.offset()));
        if (!record.packed().isEmpty()) {
            out.println("  " + Visible.line(record.packed()));
        }
        out.println("  " + Visible.line(record.remark()));
        if (!record.known()) {
            out.println("  no row and no reject begins at this byte");
        }
        record.bytes().ifPresent(bytes -> bytes(bytes, Integer.MAX_VALUE, out));
    }

    /// A reject with its record; where that cannot be read any more, with what was kept of it.
    static void print(StoredReject reject, RawRecord record, PrintStream out) {
        out.println(
                String.format(
                        Locale.ROOT,
                        "%s, byte %,d, %,d bytes%s: %s",
                        Visible.line(reject.path()),
                        reject.offset(),
                        reject.length(),
                        reject.column().isEmpty()
                                ? ""
                                : ", column " + Visible.line(reject.column()),
                        Visible.line(reject.reason())));
        if (!record.packed().isEmpty()) {
            out.println("  " + Visible.line(record.packed()));
        }
        if (record.state() != RawRecord.State.AS_LOADED) {
            out.println("  " + Visible.line(record.remark()));
        }
        record.bytes()
                .ifPresentOrElse(
                        bytes -> bytes(bytes, WIDEST, out),
                        () ->
                                lines(
                                        " > ",
                                        List.of(VisibleBytes.line(reject.bytes())),
                                        WIDEST,
                                        out));
    }

    private static void bytes(RawRecord.Bytes bytes, int widest, PrintStream out) {
        String line =
                bytes.line().isPresent()
                        ? String.format(Locale.ROOT, "line %,d, ", bytes.line().getAsLong())
                        : "";
        out.println(String.format(Locale.ROOT, "  %s%,d bytes", line, bytes.length()));
        lines("   ", bytes.before(), widest, out);
        lines(" > ", bytes.lines(), widest, out);
        if (bytes.cut()) {
            out.println(
                    String.format(
                            Locale.ROOT, "  (the first %,d bytes of it)", bytes.shown().length));
        }
        lines("   ", bytes.after(), widest, out);
    }

    private static void lines(String mark, List<String> lines, int widest, PrintStream out) {
        for (String line : lines) {
            boolean cut = line.codePointCount(0, line.length()) > widest;
            out.println(
                    mark
                            + (cut
                                    ? line.substring(0, line.offsetByCodePoints(0, widest)) + "…"
                                    : line));
        }
    }
}
