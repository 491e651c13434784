package spoor.formats.mysql;

import java.util.ArrayList;
import java.util.List;
import spoor.formats.ByteScan;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.Utf8;

/// The general query log of MySQL and MariaDB.
public final class MySqlFormat implements Format {
    /// Entries that make up for a beginning inside a statement.
    private static final int FEWEST = 3;

    private static final byte[] SLOW = {'#', ' ', 'T', 'i', 'm', 'e', ':'};

    @Override
    public Description description() {
        return new Description(
                "mysql",
                "The general query log of MySQL and MariaDB.",
                "entries of a time, a connection's number, a command and a tab",
                "MySqlGeneral");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        byte[] head = sample.head();
        Marks marks = new Marks();
        marks.find(head, head.length, sample.whole());
        int entries = 0;
        boolean zoneless = false;
        boolean left = false;
        for (int i = 0; i < marks.count(); i++) {
            if (!marks.isBanner(i)) {
                entries++;
                boolean timed = marks.time(i) != EntryHead.NO_TIME;
                zoneless |= timed && !marks.isIso(i);
                left |= !timed && zoneless;
            }
        }
        if (isSlow(head)) {
            return new Refused("it is the slow query log of MySQL, which has no reader here");
        }
        boolean first = marks.count() > 0 && isBlankBefore(head, marks.place(0));
        boolean banner = first && marks.isBanner(0);
        if (!banner && entries < (first ? 1 : FEWEST)) {
            return new Refused("no line has a time, a connection's number and a MySQL command");
        }
        List<String> assumptions = new ArrayList<>();
        if (zoneless) {
            assumptions.add("times without a zone are taken as UTC: TimeGenerated");
        }
        if (left) {
            assumptions.add("an entry without a time has that of the entry before it");
        }
        return new Recognised(
                first ? 95 : 70,
                banner
                        ? "a MySQL server's start lines, then entries of its general log"
                        : entries
                                + " entries in its beginning have the form of MySQL's general log",
                new MySqlReading(),
                assumptions);
    }

    private static boolean isBlankBefore(byte[] head, int to) {
        for (int i = 0; i < to; i++) {
            if (head[i] > ' ' || head[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether a line of the slow query log is there.
    private static boolean isSlow(byte[] head) {
        int at = 0;
        for (int lines = 0; lines < 20 && at < head.length; lines++) {
            int end = ByteScan.find(head, at, head.length, (byte) '\n');
            if (end - at > SLOW.length) {
                boolean slow = true;
                for (int i = 0; i < SLOW.length; i++) {
                    slow &= head[at + i] == SLOW[i];
                }
                if (slow) {
                    return true;
                }
            }
            at = end + 1;
        }
        return false;
    }
}
