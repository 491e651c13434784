package spoor.formats.syslog;

import spoor.formats.Cutter;

/// Cuts where a line begins that is not indented: indented lines belong to the record before, 4 MiB
/// of them at most.
final class SyslogCutter implements Cutter {
    private static final int LONGEST_RECORD = 4 << 20;

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        if (last) {
            return length;
        }
        int line = 0;
        for (int at = length - 1; at > 0; at--) {
            if (bytes[at - 1] == '\n') {
                if (bytes[at] != ' ' && bytes[at] != '\t') {
                    return at;
                }
                line = Math.max(line, at);
            }
        }
        return length > LONGEST_RECORD ? line : 0;
    }
}
