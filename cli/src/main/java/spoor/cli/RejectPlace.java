package spoor.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import spoor.engine.duckdb.StoredReject;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.TextPart;
import spoor.model.FormatException;
import spoor.workbench.report.Visible;
import spoor.workbench.report.VisibleBytes;

/// The bytes around a reject, read again from its file: line by line, each with its offset, those
/// of the reject marked.
final class RejectPlace {
    /// Bytes of the reject itself that are shown, and of one line.
    private static final int MOST = 4096;

    private static final int LINE = 200;

    private RejectPlace() {}

    /// @param around bytes before and behind the reject
    static void print(StoredReject reject, StoredSource source, int around, PrintStream out) {
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
        long from = Math.max(0, reject.offset() - around);
        int own = (int) Math.min(MOST, reject.length());
        try {
            Path file = Path.of(source.location());
            if (file.toFile().length() != source.content().size()) {
                out.println("  (the file has another size than when it was loaded)");
            }
            TextPart part =
                    TextPart.read(file, from, (int) (reject.offset() - from) + own + around);
            lines(part, reject.offset(), reject.offset() + Math.max(1, own), out);
        } catch (FormatException e) {
            out.println("  (" + Visible.line(String.valueOf(e.getMessage())) + ")");
            out.println("  > " + cut(reject.bytes()));
        }
        if (own < reject.length()) {
            out.println(
                    String.format(
                            Locale.ROOT,
                            "  (the reject goes on for %,d bytes)",
                            reject.length() - own));
        }
    }

    private static void lines(TextPart part, long begin, long end, PrintStream out) {
        byte[] bytes = part.bytes();
        if (bytes.length == 0) {
            out.println("  (there is nothing at this place of the file)");
        }
        for (int at = 0; at < bytes.length; ) {
            int stop = at;
            while (stop < bytes.length && bytes[stop] != '\n') {
                stop++;
            }
            long place = part.from() + at;
            boolean marked = place < end && part.from() + stop >= begin;
            out.println(
                    String.format(
                            Locale.ROOT,
                            "  %s %,14d  %s",
                            marked ? ">" : " ",
                            place,
                            cut(Arrays.copyOfRange(bytes, at, stop))));
            at = stop + 1;
        }
    }

    private static String cut(byte[] line) {
        return line.length <= LINE
                ? VisibleBytes.line(line)
                : VisibleBytes.line(Arrays.copyOf(line, LINE))
                        + String.format(Locale.ROOT, "… (%,d bytes)", line.length);
    }
}
