package spoor.formats.syslog;

import spoor.formats.Cutter;

/// Cuts where a line begins that is not indented: indented lines belong to the record before.
final class SyslogCutter implements Cutter {
    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        if (last) {
            return length;
        }
        for (int at = length - 1; at > 0; at--) {
            if (bytes[at - 1] == '\n' && bytes[at] != ' ' && bytes[at] != '\t') {
                return at;
            }
        }
        return 0;
    }
}
