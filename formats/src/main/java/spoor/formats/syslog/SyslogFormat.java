package spoor.formats.syslog;

import java.util.List;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.Utf8;

/// The lines of syslog: syslog, auth.log, secure, messages, cron and their kin.
public final class SyslogFormat implements Format {
    private static final int SURE = 90;
    private static final int LIKELY = 75;

    @Override
    public Description description() {
        return new Description(
                "syslog",
                "Syslog lines (syslog, auth.log, secure, messages, ...): RFC 3164, RFC 5424, and with"
                        + " ISO times.",
                "lines that begin with a syslog time, a host and a tag, or with an RFC 5424 head",
                "Syslog");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        SyslogSample found = SyslogSample.of(sample);
        if (found.records() == 0 || found.records() * 2 < found.lines()) {
            return new Refused("its lines do not begin with a syslog time, a host and a tag");
        }
        List<String> assumptions = found.assumptions();
        return new Recognised(
                found.records() * 10 >= found.lines() * 9 ? SURE : LIKELY,
                "its lines begin with " + found.kind(),
                new SyslogReading(found.firstYear()),
                assumptions);
    }
}
