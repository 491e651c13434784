package spoor.formats.syslog;

import spoor.formats.Cutter;

/// Cuts behind the empty line that ends an entry; a value may hold empty lines too. An entry that
/// does not end within 8 MiB is cut between its fields.
final class JournalCutter implements Cutter {
    private static final int LONGEST_ENTRY = 8 << 20;

    private final JournalScan scan = new JournalScan();

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        if (last) {
            return length;
        }
        int at = 0;
        int cut = 0;
        while (at < length) {
            switch (scan.next(bytes, at, length)) {
                case UNFINISHED -> {
                    return cut == 0 && at > LONGEST_ENTRY ? at : cut;
                }
                case BLANK -> cut = scan.end;
                case TEXT, BINARY, BAD -> {}
            }
            at = scan.end;
        }
        return cut == 0 && at > LONGEST_ENTRY ? at : cut;
    }
}
