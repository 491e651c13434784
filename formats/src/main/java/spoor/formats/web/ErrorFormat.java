package spoor.formats.web;

import java.util.List;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.Utf8;

/// Error logs of Apache and nginx.
public final class ErrorFormat implements Format {
    private static final int LOOKED_AT = 500;

    @Override
    public Description description() {
        return new Description(
                "weberror",
                "Error logs of Apache (2.2 and 2.4) and nginx, with messages over several lines.",
                "lines begin with a time and a level as Apache or nginx write them",
                "AccessErrorLog");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        byte[] head = sample.head();
        List<int[]> lines = Lines.of(sample, LOOKED_AT);
        ServerTime time = new ServerTime();
        int fitting = 0;
        for (int[] line : lines) {
            boolean apache = ErrorLine.isApache(head, line[0], line[1]);
            boolean fits =
                    apache
                            ? time.readError(
                                    head, line[0] + 1, Lines.find(head, line[0], line[1], ']'))
                            : ErrorLine.isNginx(head, line[0], line[1])
                                    && time.readIso(head, line[0], line[0] + 19);
            fitting += fits ? 1 : 0;
        }
        if (fitting == 0 || fitting * 4 < lines.size()) {
            return new Refused("its lines are none of a web server's error log");
        }
        return new Recognised(
                90,
                fitting
                        + " of its first "
                        + lines.size()
                        + " lines begin as Apache's or nginx' errors do",
                new ErrorReading(),
                List.of("its times have no zone; they are taken as UTC"));
    }
}
