package spoor.formats.syslog;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Format;
import spoor.formats.LineCutter;
import spoor.formats.Reading;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.model.Column;

/// What `journalctl -o export` and `journalctl -o json` write of systemd's journal.
public final class JournalFormat implements Format {
    private static final String TIME = "__REALTIME_TIMESTAMP";
    private static final int MOST_FIELDS = 200;

    @Override
    public Description description() {
        return new Description(
                "journal",
                "The journal of systemd as journalctl -o export or -o json writes it.",
                "its first entry has the fields __CURSOR and __REALTIME_TIMESTAMP",
                "Syslog");
    }

    @Override
    public Recognition recognise(Sample sample) {
        byte[] head = sample.head();
        if (head[0] == '{') {
            int end = 0;
            while (end < head.length && head[end] != '\n') {
                end++;
            }
            Message line = new Message();
            line.of(head, 0, end, new spoor.formats.RecordBatch(List.of()));
            if (line.find(0, "\"" + TIME + "\"") > 0 && line.find(0, "\"__CURSOR\"") > 0) {
                return recognised(true, "its lines are JSON objects with " + TIME);
            }
            return new Refused("its first line has no " + TIME);
        }
        JournalScan scan = new JournalScan();
        boolean time = false;
        boolean cursor = false;
        int at = 0;
        for (int i = 0; i < MOST_FIELDS && at < head.length; i++) {
            JournalScan.Kind kind = scan.next(head, at, head.length);
            boolean field = kind == JournalScan.Kind.TEXT || kind == JournalScan.Kind.BINARY;
            if (i == 0 && !field) {
                break;
            }
            if (field) {
                time |= is(head, scan, TIME);
                cursor |= is(head, scan, "__CURSOR") || is(head, scan, "_BOOT_ID");
            }
            at = scan.end;
        }
        return time && cursor
                ? recognised(false, "its entries have " + TIME + "= among their fields")
                : new Refused("its first lines are no fields of systemd's journal");
    }

    private static boolean is(byte[] bytes, JournalScan scan, String key) {
        boolean same = scan.keyTo - scan.keyFrom == key.length();
        for (int i = 0; same && i < key.length(); i++) {
            same = bytes[scan.keyFrom + i] == key.charAt(i);
        }
        return same;
    }

    private static Recognised recognised(boolean json, String why) {
        return new Recognised(100, why, new JournalReading(json), List.of());
    }

    /// @param json whether entries are JSON objects, one a line
    private record JournalReading(boolean json) implements Reading {
        @Override
        public String table() {
            return "Syslog";
        }

        @Override
        public List<Column> columns() {
            return SyslogColumn.COLUMNS;
        }

        @Override
        public Optional<String> timeColumn() {
            return Optional.of("TimeGenerated");
        }

        @Override
        public Cutter cutter() {
            return json ? new LineCutter() : new JournalCutter();
        }

        @Override
        public BlockParser parser() {
            return json ? new JournalJsonParser() : new JournalParser();
        }

        @Override
        public boolean continuable() {
            return true;
        }
    }
}
