package spoor.formats.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.Utf8;

/// Logs in the W3C extended format: those of IIS, and of others that write `#Fields:`.
public final class W3cFormat implements Format {
    private static final int MOST_HEADERS = 1000;

    @Override
    public Description description() {
        return new Description(
                "w3c",
                "Logs in the W3C extended format, as IIS writes them; headers may change in"
                        + " mid-file.",
                "a line that begins with #Fields: among the # lines at its start",
                "W3CIISLog; W3CLog when the fields are not those of a web server");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        byte[] head = sample.head();
        if (head[0] != '#') {
            return new Refused("it does not begin with a # line");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        W3cHeader first = W3cHeader.NONE;
        W3cHeader header = W3cHeader.NONE;
        boolean local = false;
        boolean begun = false;
        int headers = 0;
        int at = 0;
        while (at < head.length && headers < MOST_HEADERS) {
            int end = Lines.after(head, at, head.length);
            if (head[at] == '#') {
                W3cHeader next = header.with(head, at, end);
                boolean cut = end == head.length && head[end - 1] != '\n' && !sample.whole();
                if (!next.fields().equals(header.fields()) && !cut) {
                    headers++;
                    next.fields().forEach(field -> fields.putIfAbsent(key(field), field));
                }
                header = cut ? header : next;
                first = begun ? first : header;
                local |= header.localTime();
            } else if (!Lines.isBlank(head, at, end)) {
                begun = true;
                if (first.fields().isEmpty()) {
                    return new Refused("its # lines name no fields");
                }
            }
            at = end;
        }
        if (first.fields().isEmpty()) {
            return new Refused("its # lines name no fields");
        }
        if (fields.size() > MOST_COLUMNS) {
            return new Refused("its # lines name more than " + MOST_COLUMNS + " fields");
        }
        if (first.fields().size() == 1 && first.fields().getFirst().contains(",")) {
            return new Refused("its fields are separated by commas");
        }
        return recognised(List.copyOf(fields.values()), first, local);
    }

    private static String key(String field) {
        return W3cFields.key(field);
    }

    private static Recognised recognised(List<String> fields, W3cHeader first, boolean local) {
        boolean web = W3cFields.areWeb(fields);
        List<String> assumptions = new ArrayList<>();
        boolean timed = fields.stream().anyMatch(W3cFields::isTime);
        if (local && timed) {
            assumptions.add("its times are local ones by their header; they are taken as UTC");
        }
        if (timed && fields.stream().noneMatch(W3cFields::isDate)) {
            assumptions.add(
                    "its records have no date; that of the #Date: line before them is taken");
        }
        return new Recognised(
                96,
                "its #Fields: line names "
                        + first.fields().size()
                        + " fields"
                        + (first.software().isEmpty() ? "" : " of " + first.software()),
                W3cReading.of(fields, web),
                assumptions);
    }
}
