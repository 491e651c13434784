package spoor.formats.zeek;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.Utf8;

/// The logs of the Zeek network monitor (formerly Bro), as text under `#` lines, as JSON, and conn
/// logs whose `#` lines are gone.
public final class ZeekFormat implements Format {
    /// Lines that may stand before the first `#` line.
    private static final int MOST_BEFORE = 20;

    private static final int LONGEST_MARK = 100;

    private static final Pattern MARKED =
            Pattern.compile("([^ \\t\\p{Cntrl}]{1,20}?)" + ZeekHeader.SEPARATOR + "\\S");

    private static final Pattern RELATIVE = Pattern.compile("[0-2]?\\d{1,8}(\\.\\d+)?");

    @Override
    public Description description() {
        return new Description(
                "zeek",
                "Logs of the Zeek network monitor: text with its # lines, JSON, and conn logs"
                        + " without any # line.",
                "# lines that name fields; JSON with _path, or with ts and uid; or 20 to 22"
                        + " tab-separated cells that hold what a conn log holds",
                "ZeekConn, ZeekDns, ZeekHttp, ... by the log's path");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        byte[] head = sample.head();
        Optional<String> mark = mark(head);
        if (mark.isPresent()) {
            Recognition answer = withHeader(sample, ZeekHeader.marked(mark.get()));
            if (answer instanceof Recognised || head[0] == '#' && !mayBeJson(head)) {
                return answer;
            }
        }
        Optional<ZeekHeader> header = ConnWithoutHeader.of(head, sample.whole());
        if (header.isPresent()) {
            int cells = header.get().fields().size();
            ZeekSections sections = new ZeekSections();
            sections.add(header.get());
            return new Recognised(
                    90,
                    cells + " tab-separated cells a line hold what a conn log holds",
                    sections.reading(sample.fileName()),
                    List.of(
                            "the file has no # lines; it is taken for a Zeek conn log with the"
                                    + " standard columns "
                                    + String.join(" ", header.get().fields())));
        }
        return ZeekJson.recognise(sample);
    }

    /// What the header's lines begin with: what stands before the word in the line that names the
    /// separator, else `#` where one of the first lines begins so.
    private static Optional<String> mark(byte[] head) {
        Optional<String> mark = Optional.empty();
        int at = 0;
        for (int line = 0; line < MOST_BEFORE && at < head.length; line++) {
            int end = lineAfter(head, at);
            String text =
                    new String(head, at, Math.min(end - at, LONGEST_MARK), StandardCharsets.UTF_8);
            Matcher named = MARKED.matcher(text);
            if (named.lookingAt()) {
                return Optional.of(named.group(1));
            }
            if (text.startsWith("#")) {
                mark = Optional.of("#");
            }
            at = end;
        }
        return mark;
    }

    private static int lineAfter(byte[] head, int from) {
        int end = from;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, head.length);
    }

    /// Whether an object follows the `#` lines.
    private static boolean mayBeJson(byte[] head) {
        int at = 0;
        while (at < head.length && head[at] == '#') {
            at = lineAfter(head, at);
        }
        return at < head.length && head[at] == '{';
    }

    private static Recognition withHeader(Sample sample, ZeekHeader start) {
        byte[] head = sample.head();
        ZeekSections sections = new ZeekSections();
        byte[] mark = start.mark().getBytes(StandardCharsets.UTF_8);
        ZeekHeader header = start;
        ZeekHeader taken = start;
        String firstRecord = "";
        int before = 0;
        int at = 0;
        while (at < head.length) {
            int end = lineAfter(head, at);
            boolean cut = end == head.length && head[end - 1] != '\n' && !sample.whole();
            if (head[at] == '#' || ZeekText.startsWith(head, at, end, mark)) {
                header = cut ? header : header.with(head, at, end);
            } else if (!header.equals(taken) && !header.fields().isEmpty() && !cut) {
                taken = header;
                sections.add(header);
                firstRecord =
                        firstRecord.isEmpty()
                                ? new String(head, at, end - at, StandardCharsets.UTF_8)
                                : firstRecord;
            } else if (header.fields().isEmpty() && before++ > MOST_BEFORE) {
                break;
            }
            at = end;
        }
        if (sections.isEmpty() && !header.fields().isEmpty()) {
            sections.add(header);
        }
        if (sections.isEmpty()) {
            return new Refused("its # lines name no fields");
        }
        if (sections.mostColumns() > MOST_COLUMNS) {
            return new Refused("its # lines name more than " + MOST_COLUMNS + " fields");
        }
        return new Recognised(
                100,
                "its # lines name "
                        + sections.first().fields().size()
                        + " fields of the log '"
                        + sections.first().path()
                        + "'"
                        + (sections.logs() == 1
                                ? ""
                                : " and " + (sections.logs() - 1) + " other logs"),
                sections.reading(sample.fileName()),
                assumptions(sections, firstRecord));
    }

    private static List<String> assumptions(ZeekSections sections, String firstRecord) {
        List<String> assumptions = new ArrayList<>();
        ZeekHeader header = sections.first();
        if (!sections.isTyped()) {
            assumptions.add(
                    "its #types line does not match its fields: they have the types of Zeek's own"
                            + " logs, others are strings");
        }
        int time = header.fields().indexOf("ts");
        String[] cells = firstRecord.split(Pattern.quote(header.separator()), -1);
        if (time >= 0 && time < cells.length && isRelative(cells[time])) {
            assumptions.add(
                    "its times do not count from 1970 but from the capture's start; they are shown"
                            + " from 1970-01-01T00:00:00Z on");
        }
        return assumptions;
    }

    /// Whether a time lies before 1980: then it counts from something else than 1970.
    private static boolean isRelative(String time) {
        return RELATIVE.matcher(time).matches();
    }
}
