package spoor.formats.zeek;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.formats.Cutter;
import spoor.formats.Reading;

/// Cuts as the log's own cutter does, and looks for logs that the file's sample does not show.
final class ZeekJsonCutter implements Cutter {
    /// Bytes of objects that are kept of a log.
    private static final int KEPT = 1 << 16;

    private final Cutter cutter;
    private final ZeekJsonLogs logs;
    private final ZeekJsonPaths paths;
    private final List<byte[]> known;
    private final Map<String, ByteArrayOutputStream> late = new LinkedHashMap<>();
    private byte[] last;
    private boolean stray;

    ZeekJsonCutter(Cutter cutter, ZeekJsonLogs logs) {
        this.cutter = cutter;
        this.logs = logs;
        this.paths = new ZeekJsonPaths(logs.key());
        this.known = new ArrayList<>(logs.written().values());
        this.last = known.getFirst();
    }

    @Override
    public Object context() {
        return cutter.context();
    }

    @Override
    public byte lineEnd() {
        return cutter.lineEnd();
    }

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean end) {
        int to = cutter.cut(bytes, length, offset, end);
        int at = 0;
        while (at < to) {
            int next = ZeekJsonPaths.lineAfter(bytes, at, to);
            if (!paths.is(bytes, at, next, last) && !isKnown(bytes, at, next)) {
                keep(bytes, at, next);
            }
            at = next;
        }
        return to;
    }

    private boolean isKnown(byte[] bytes, int from, int to) {
        for (byte[] path : known) {
            if (paths.is(bytes, from, to, path)) {
                last = path;
                return true;
            }
        }
        return false;
    }

    private void keep(byte[] bytes, int from, int to) {
        String path = paths.of(bytes, from, to);
        if (path.isEmpty()) {
            return; // it goes with the first log
        }
        boolean room =
                late.containsKey(path) || known.size() + late.size() < ZeekSections.MOST_LOGS;
        // What is no UTF-8, or has no quote behind it, would not be found again.
        boolean found = paths.is(bytes, from, to, path.getBytes(StandardCharsets.UTF_8));
        if (!found || !room || ZeekTypes.table(path).length() == "Zeek".length()) {
            stray = true;
            return;
        }
        ByteArrayOutputStream lines = late.computeIfAbsent(path, _ -> new ByteArrayOutputStream());
        if (lines.size() == 0 || lines.size() + to - from <= KEPT) {
            lines.write(bytes, from, to - from);
        }
    }

    @Override
    public Optional<Reading> widened() {
        Map<String, byte[]> lines = new LinkedHashMap<>();
        late.forEach((path, kept) -> lines.put(path, kept.toByteArray()));
        return logs.with(lines, stray);
    }
}
