package spoor.formats.zeek;

import spoor.formats.Recognition;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;

/// Recognises Zeek logs written as JSON.
final class ZeekJson {
    private ZeekJson() {}

    static Recognition recognise(Sample sample) {
        return new Refused("it has no # lines, and is no conn log without them");
    }
}
