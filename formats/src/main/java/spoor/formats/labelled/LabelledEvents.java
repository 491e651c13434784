package spoor.formats.labelled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.cells.TimeShape;
import spoor.formats.cells.TypeGuess;
import spoor.formats.eventviewer.EventColumns;
import spoor.formats.eventviewer.EventHeader;
import spoor.formats.eventviewer.EventViewerFormat;
import spoor.model.Column;

/// Labelled Windows events. Their quotes cannot be relied on (labels stand behind the first line of
/// a description too), so a record is what begins with a line of kind, time, source and number.
///
/// @param starts tells where records begin
record LabelledEvents(EventStart starts, LabelHeader header) implements Reading {
    private static final int SCORE = 95;
    private static final int MOST_LINES = 100_000;

    static Recognition recognise(Sample sample, LabelHeader header, List<EventHeader.Role> roles) {
        byte[] head = sample.head();
        EventStart any = new EventStart(header.delimiter(), roles, Optional.empty());
        TypeGuess times = new TypeGuess();
        int at = header.start();
        int found = 0;
        for (int lines = 0; lines < MOST_LINES && at < head.length; lines++) {
            int end = Lines.end(head, at, head.length);
            if (any.read(head, at, end)) {
                found++;
                times.add(head, any.timeFrom(), any.timeTo());
            }
            at = end + 1;
        }
        if (found == 0) {
            return new Refused("no line has a time, a source and an event's number");
        }
        TimeShape shape = times.timeShape();
        List<String> assumptions =
                new ArrayList<>(
                        EventViewerFormat.timeAssumptions(times.isZoneless(), times.isAmbiguous()));
        assumptions.add("the column Activity holds the label, not the event's number and name");
        return new Recognised(
                SCORE,
                "Windows events, labels behind each " + header.delimiterName(),
                new LabelledEvents(
                        new EventStart(header.delimiter(), roles, Optional.of(shape)), header),
                assumptions);
    }

    @Override
    public String table() {
        return "SecurityEvent";
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(EventColumns.security());
        columns.addAll(LabelTail.COLUMNS);
        return columns;
    }

    @Override
    public Optional<String> timeColumn() {
        return Optional.of("TimeGenerated");
    }

    @Override
    public Cutter cutter() {
        return new EventCutter(starts.copy());
    }

    @Override
    public BlockParser parser() {
        return new LabelledEventsParser(starts.copy(), header);
    }

    @Override
    public boolean continuable() {
        return false;
    }
}
