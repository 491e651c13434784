package spoor.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.formats.arrow.ArrowFormat;
import spoor.formats.auditd.AuditFormat;
import spoor.formats.delimited.DelimitedFormat;
import spoor.formats.eventviewer.EventViewerFormat;
import spoor.formats.flows.AzureFlowFormat;
import spoor.formats.flows.FlowFormat;
import spoor.formats.json.JsonFormat;
import spoor.formats.labelled.LabelledFormat;
import spoor.formats.mysql.MySqlFormat;
import spoor.formats.parquet.ParquetFormat;
import spoor.formats.syslog.JournalFormat;
import spoor.formats.syslog.SyslogFormat;
import spoor.formats.web.AccessFormat;
import spoor.formats.web.ErrorFormat;
import spoor.formats.web.W3cFormat;
import spoor.formats.zeek.ZeekFormat;
import spoor.model.FormatException;

/// The log formats that Spoor reads.
public final class Formats {
    /// Every format, the surest first; among equal scores the first wins.
    public static final List<Format> ALL =
            List.of(
                    new LabelledFormat(),
                    new ZeekFormat(),
                    new AuditFormat(),
                    new JournalFormat(),
                    new SyslogFormat(),
                    new MySqlFormat(),
                    new FlowFormat(),
                    new AzureFlowFormat(),
                    new W3cFormat(),
                    new AccessFormat(),
                    new ErrorFormat(),
                    new EventViewerFormat(),
                    new JsonFormat(),
                    new ParquetFormat(),
                    new ArrowFormat(),
                    new DelimitedFormat());

    /// A score from which on no other format is asked.
    private static final int SIGNATURE = 90;

    private static final String UNKNOWN = "it is no log of a known format";

    private Formats() {}

    static Chosen recognise(Source source, Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        List<String> refusals = new ArrayList<>();
        @Nullable Chosen best = null;
        for (Format format : ALL) {
            if (best != null && best.recognition().score() >= SIGNATURE) {
                break;
            }
            switch (format.recognise(sample)) {
                case Recognition.Recognised recognised -> {
                    if (best == null || recognised.score() > best.recognition().score()) {
                        best = new Chosen(format, recognised);
                    }
                }
                case Recognition.Refused refused ->
                        refusals.add(format.description().name() + ": " + refused.why());
            }
        }
        if (best == null) {
            String path = source.path();
            throw new FormatException(
                    path,
                    0,
                    path
                            + " is not read: "
                            + (binary.isEmpty()
                                    ? UNKNOWN + " (" + String.join("; ", refusals) + ")"
                                    : binary)
                            + "; 'spoor formats' lists what is",
                    path + " is not read: " + (binary.isEmpty() ? UNKNOWN : binary),
                    null);
        }
        return best;
    }
}
