package spoor.formats.eventviewer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.delimited.DelimitedSample;
import spoor.formats.eventviewer.EventHeader.Role;
import spoor.model.KqlType;

/// Events of a Windows log as Event Viewer saves them as CSV, and as tools write them in its
/// columns.
public final class EventViewerFormat implements Format {
    private static final int SCORE = 92;
    private static final int SCORE_WITHOUT_HEADER = 88;

    @Override
    public Description description() {
        return new Description(
                "eventviewer",
                "Windows events saved from Event Viewer as CSV, or written in its columns.",
                "a header with Date and Time, Source, Event ID and a level or category; or such"
                        + " columns without a header",
                "SecurityEvent; Event where the events are no audits");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String head = new String(sample.head(), StandardCharsets.UTF_8);
        if (!mayBe(head)) {
            return new Refused("its first line has no columns of Event Viewer");
        }
        DelimitedSample.Answer answer = DelimitedSample.of(sample);
        if (answer.sample().isEmpty()) {
            return new Refused(answer.refusal());
        }
        DelimitedSample found = answer.sample().get();
        List<String> names = found.header() ? found.names() : bareNames(found, head);
        boolean audit = isAudit(head);
        Optional<List<Role>> roles =
                names.isEmpty() ? Optional.empty() : EventHeader.roles(names, audit);
        if (roles.isEmpty()) {
            return new Refused("it has no columns of Event Viewer");
        }
        List<String> assumptions = new ArrayList<>();
        if (!found.header()) {
            assumptions.add(
                    "the file has no header; its columns are taken for "
                            + String.join(", ", names));
        }
        int time = roles.get().indexOf(Role.TIME);
        assumptions.addAll(
                timeAssumptions(
                        found.guesses().get(time).isZoneless(),
                        found.guesses().get(time).isAmbiguous()));
        boolean security = audit || head.contains("Microsoft-Windows-Security-Auditing");
        return new Recognised(
                found.header() ? SCORE : SCORE_WITHOUT_HEADER,
                "the columns of Windows events saved from Event Viewer",
                EventViewerReading.of(found, names, roles.get(), security),
                assumptions);
    }

    /// What is taken for granted of the times of exported events.
    public static List<String> timeAssumptions(boolean zoneless, boolean ambiguous) {
        List<String> assumptions = new ArrayList<>();
        if (zoneless) {
            assumptions.add(
                    "times without a zone are taken as UTC: TimeGenerated (Event Viewer writes the"
                            + " local time of the machine that saved them)");
        }
        if (ambiguous) {
            assumptions.add(
                    "dates that could be read both ways are taken as month/day/year:"
                            + " TimeGenerated");
        }
        return assumptions;
    }

    /// Looks at the first line only: most delimited files are none of events.
    private static boolean mayBe(String head) {
        String start = head.stripLeading();
        int end = start.indexOf('\n');
        String line =
                start.substring(0, Math.min(end < 0 ? start.length() : end, 2000))
                        .toLowerCase(Locale.ROOT)
                        .replace("\"", "");
        for (String delimiter : List.of(",", "\t", ";", "\\|")) {
            String[] cells = line.split(delimiter, -1);
            if (cells.length > 3 && EventHeader.isKind(cells[0].strip())) {
                return true;
            }
            if (EventHeader.roles(List.of(cells), false).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// Names of the columns where there is no header, empty where they do not fit.
    private static List<String> bareNames(DelimitedSample found, String head) {
        int cells = found.columns();
        boolean fits =
                (cells == 5 || cells == 6)
                        && found.guesses().get(1).type("time").type() == KqlType.DATETIME
                        && found.guesses().get(3).type("").type() == KqlType.LONG;
        return fits && !head.isBlank() ? EventHeader.BARE.subList(0, cells) : List.of();
    }

    private static boolean isAudit(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        return lower.contains("audit success")
                || lower.contains("audit failure")
                || lower.contains("success audit")
                || lower.contains("failure audit")
                || lower.contains("successaudit")
                || lower.contains("failureaudit");
    }
}
