package spoor.formats.labelled;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.formats.Block;
import spoor.formats.Format;
import spoor.formats.Formats;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.TableName;
import spoor.formats.Utf8;
import spoor.formats.eventviewer.EventHeader;

/// Log lines and Windows events with four labels behind each: activity, stage, the defender's
/// response and the attacker's signature.
public final class LabelledFormat implements Format {
    private static final int SCORE = 95;

    /// Formats whose records are no log lines.
    private static final Set<String> OTHERS =
            Set.of("labelled", "delimited", "json", "eventviewer", "flows");

    @Override
    public Description description() {
        return new Description(
                "labelled",
                "Log lines and Windows events with the labels Activity, Stage, DefenderResponse and"
                        + " Signature behind each, as the data set Unraveled has them.",
                "a header that ends with the names of the four labels",
                "those of the lines: AuditRecord and AuditLog, Syslog, SecurityEvent, ...; else"
                        + " named after the file");
    }

    @Override
    public Recognition recognise(Sample sample) {
        Optional<LabelHeader> found = LabelHeader.of(sample);
        if (found.isEmpty()) {
            return new Refused("its first line does not end with the names of four labels");
        }
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        LabelHeader header = found.get();
        Optional<List<EventHeader.Role>> roles = EventHeader.roles(header.names(), true);
        if (roles.isPresent()) {
            return LabelledEvents.recognise(sample, header, roles.get());
        }
        if (header.names().size() > 1) {
            return new Refused("it has more columns than a log line and its labels");
        }
        return lines(sample, header);
    }

    private static Recognition lines(Sample sample, LabelHeader header) {
        byte[] head = sample.head();
        int length = sample.whole() ? head.length : whole(head, header);
        List<Integer> labelled = new ArrayList<>();
        Block block =
                new LabelledLines(header)
                        .unwrap(
                                new Block(head, length, sample.offset(), ""),
                                (start, _, _) -> labelled.add(start));
        if (labelled.isEmpty()) {
            return new Refused("none of its lines ends with four labels");
        }
        byte[] text = written(block);
        Sample bare =
                new Sample(
                        sample.fileName(), text, sample.offset(), sample.whole(), sample.latest());
        String why = "log lines, labels behind each " + header.delimiterName();
        Optional<Recognised> known = known(bare);
        if (known.isPresent()) {
            return new Recognised(
                    SCORE,
                    why + "; " + known.get().why(),
                    new LabelledReading(known.get().reading(), header),
                    known.get().assumptions());
        }
        return new Recognised(
                SCORE,
                why,
                new LabelledReading(
                        new TextLines(TableName.of(sample.fileName()), header.names().getFirst()),
                        header),
                List.of("no reader knows the lines: they are kept as text"));
    }

    /// The lines that are not blank.
    private static byte[] written(Block block) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(block.length());
        int at = 0;
        while (at < block.length()) {
            int end = Lines.end(block.bytes(), at, block.length());
            if (!Lines.isBlank(block.bytes(), at, end)) {
                out.write(block.bytes(), at, end - at);
                out.write('\n');
            }
            at = end + 1;
        }
        return out.toByteArray();
    }

    /// What the lines are without their labels: a format whose records can be told line by line.
    private static Optional<Recognised> known(Sample bare) {
        Optional<Recognised> best = Optional.empty();
        for (Format format : Formats.ALL) {
            if (!OTHERS.contains(format.description().name())
                    && format.recognise(bare) instanceof Recognised recognised
                    && recognised.reading().cutter().context().equals("")
                    && best.stream().allMatch(other -> other.score() < recognised.score())) {
                best = Optional.of(recognised);
            }
        }
        return best;
    }

    /// The end of the last whole record.
    private static int whole(byte[] head, LabelHeader header) {
        int cut = new LabelledCutter(header).cut(head, head.length, 0, false);
        return cut == 0 ? head.length : cut;
    }
}
