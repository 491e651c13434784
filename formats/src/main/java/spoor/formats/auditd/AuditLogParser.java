package spoor.formats.auditd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.model.Ticks;

/// A row per event.
///
/// Records of several events may interleave, and nothing but the seldom written EOE record says
/// that an event is whole. So events are held until 64 more records have come and some of them are
/// 2 seconds later (what auditd's own tools wait), or until too many are held; those that began
/// first go first. Records that processes send through the audit library are events by themselves.
final class AuditLogParser implements BlockParser {
    private static final long WAIT = 2 * Ticks.PER_SECOND;
    private static final int LATER_RECORDS = 64;
    private static final int MOST_HELD = 1024;
    private static final int MOST_BYTES = 64 << 20;
    private static final int LARGEST_EVENT = 16 << 20;
    private static final int MOST_RECORDS = 100_000;
    private static final int KEPT_CAPACITY = 1 << 15;
    private static final int MOST_KEPT = 256;

    private record Key(long time, long serial, String node) {}

    private final AuditLines lines = new AuditLines();

    /// Those that began first come first.
    private final LinkedHashMap<Key, AuditEvent> held = new LinkedHashMap<>();

    private final ArrayDeque<AuditEvent> ready = new ArrayDeque<>();
    private final ArrayDeque<AuditEvent> spare = new ArrayDeque<>();
    private @Nullable AuditEvent last;
    private long heldBytes;
    private long latest = Long.MIN_VALUE;
    private long number;

    static String node(AuditScanner scanner) {
        return new String(
                scanner.bytes(),
                scanner.nodeFrom(),
                scanner.nodeTo() - scanner.nodeFrom(),
                StandardCharsets.ISO_8859_1);
    }

    @Override
    public void begin(Block block) {
        lines.begin(block);
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (true) {
            drain(batch);
            if (batch.isFull()) {
                return !ready.isEmpty() || !lines.atEnd();
            }
            if (!lines.next(tally)) {
                return false;
            }
            record();
        }
    }

    @Override
    public boolean finish(RecordBatch batch, Tally tally) {
        last = null;
        while (!batch.isFull() && !(ready.isEmpty() && held.isEmpty())) {
            if (ready.isEmpty()) {
                release();
            }
            drain(batch);
        }
        return !(ready.isEmpty() && held.isEmpty());
    }

    private void drain(RecordBatch batch) {
        while (!ready.isEmpty() && !batch.isFull()) {
            AuditEvent event = ready.remove();
            event.write(batch);
            if (spare.size() < MOST_KEPT && event.capacity() <= KEPT_CAPACITY) {
                spare.add(event);
            }
        }
    }

    private void record() {
        number++;
        AuditScanner scanner = lines.scanner();
        int type = scanner.type();
        AuditEvent event = find(scanner);
        if (event == null) {
            event = spare.isEmpty() ? new AuditEvent() : spare.remove();
            event.begin(scanner, node(scanner), lines.offset());
            if (isAlone(type)) {
                event.add(scanner, lines.values());
                ready.add(event);
                return;
            }
            held.put(new Key(event.time(), event.serial(), event.node()), event);
        }
        last = event;
        heldBytes -= event.size();
        event.add(scanner, lines.values());
        heldBytes += event.size();
        latest = Math.max(latest, scanner.time());
        event.touch(latest, number);
        boolean whole =
                type == AuditNames.EOE
                        || event.size() > LARGEST_EVENT
                        || event.count() == MOST_RECORDS;
        if (whole) {
            held.remove(new Key(event.time(), event.serial(), event.node()));
            let(event);
        }
        while (!held.isEmpty()
                && (held.size() > MOST_HELD
                        || heldBytes > MOST_BYTES
                        || isOver(held.firstEntry().getValue()))) {
            release();
        }
    }

    private boolean isOver(AuditEvent event) {
        return latest - event.touched() > WAIT && number - event.last() > LATER_RECORDS;
    }

    private @Nullable AuditEvent find(AuditScanner scanner) {
        if (last != null && last.isOf(scanner)) {
            return last;
        }
        return held.isEmpty()
                ? null
                : held.get(new Key(scanner.time(), scanner.serial(), node(scanner)));
    }

    private void release() {
        Map.Entry<Key, AuditEvent> first = held.pollFirstEntry();
        if (first != null) {
            let(first.getValue());
        }
    }

    private void let(AuditEvent event) {
        heldBytes -= event.size();
        ready.add(event);
        last = last == event ? null : last;
    }

    /// Messages of user space and of auditd itself, and such that carry nothing but text.
    private static boolean isAlone(int type) {
        return type >= 1100 && type < 1300 || type >= 2000;
    }
}
