package spoor.formats.auditd;

import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.Utf8;

/// The logs of the Linux audit daemon, raw or enriched, of one host or of many.
public final class AuditFormat implements Format {
    private static final int MOST_LINES = 1000;

    @Override
    public Description description() {
        return new Description(
                "auditd",
                "The log of the Linux audit daemon (audit.log), raw or enriched.",
                "lines that begin with type=... msg=audit(time:serial), perhaps behind node=...",
                "AuditLog (a row per event), AuditRecord (a row per record)");
    }

    @Override
    public Recognition recognise(Sample sample) {
        byte[] head = sample.head();
        AuditScanner scanner = new AuditScanner();
        int lines = 0;
        int records = 0;
        int at = 0;
        while (at < head.length && lines < MOST_LINES) {
            int end = at;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            boolean cut = end == head.length && !sample.whole() && lines > 0;
            if (!cut && end > at + 1) {
                lines++;
                records += scanner.read(head, at, end).isEmpty() ? 1 : 0;
            }
            at = end + 1;
        }
        String binary = Utf8.whyBinary(head);
        if (records == 0 || records * 2 < lines || !binary.isEmpty() && records * 10 < lines * 9) {
            return new Refused(
                    binary.isEmpty()
                            ? "its lines do not begin with type=... msg=audit(time:serial)"
                            : binary);
        }
        return new Recognised(
                100,
                "its lines begin with type=... msg=audit(time:serial)",
                new AuditRecordReading(),
                java.util.List.of());
    }
}
