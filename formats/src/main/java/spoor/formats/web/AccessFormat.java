package spoor.formats.web;

import java.util.List;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.Utf8;

/// Access logs of Apache, nginx and others that write the common or combined format.
public final class AccessFormat implements Format {
    private static final int LOOKED_AT = 500;

    @Override
    public Description description() {
        return new Description(
                "access",
                "Access logs of Apache and nginx: common, combined, with the virtual host before"
                        + " or further fields behind.",
                "most lines have a host, a time in brackets, a request in quotes and a status",
                "AccessLog");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        List<int[]> lines = Lines.of(sample, LOOKED_AT);
        AccessLine line = new AccessLine();
        ServerTime time = new ServerTime();
        int fitting = 0;
        for (int[] place : lines) {
            boolean fits =
                    line.read(sample.head(), place[0], place[1]).isEmpty()
                            && time.readAccess(sample.head(), line.time.from, line.time.to);
            fitting += fits ? 1 : 0;
        }
        if (fitting == 0 || fitting * 2 < lines.size()) {
            return new Refused("its lines are none of an access log");
        }
        return new Recognised(
                90,
                fitting
                        + " of its first "
                        + lines.size()
                        + " lines have a host, a time, a request and a status",
                new AccessReading(),
                List.of());
    }
}
