package spoor.formats.zeek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;

/// Reads the objects of one log out of the lines of several.
final class ZeekJsonParser implements BlockParser {
    private final ZeekJsonReading reading;
    private final BlockParser log;
    private final ZeekJsonPaths paths;
    private final byte[] path;
    private final Map<String, ShadowParser> shadows = new HashMap<>();
    private Block block = new Block(new byte[0], 0, 0, "");
    private int at;
    private boolean inside;

    ZeekJsonParser(ZeekJsonReading reading) {
        this.reading = reading;
        this.log = reading.log().parser();
        this.paths = new ZeekJsonPaths(reading.key());
        this.path = reading.path().getBytes(StandardCharsets.UTF_8);
        for (ZeekJsonReading other : reading.logs()) {
            shadows.put(other.path(), new ShadowParser(other.log()));
        }
    }

    @Override
    public void begin(Block next) {
        block = next;
        at = 0;
        inside = false;
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (!batch.isFull() && (inside || at < block.length())) {
            if (inside) {
                inside = log.fill(batch, tally);
            } else {
                next(tally);
            }
        }
        return inside || at < block.length();
    }

    /// Hands the next lines of one log to its parser.
    private void next(Tally tally) {
        byte[] bytes = block.bytes();
        int from = at;
        at = ZeekJsonPaths.lineAfter(bytes, from, block.length());
        boolean mine = isMine(bytes, from, at);
        String other = mine ? "" : other(bytes, from, at);
        while (at < block.length()) {
            int after = ZeekJsonPaths.lineAfter(bytes, at, block.length());
            boolean same =
                    mine
                            ? isMine(bytes, at, after)
                            : !isMine(bytes, at, after) && other(bytes, at, after).equals(other);
            if (!same) {
                break;
            }
            at = after;
        }
        Block run =
                new Block(
                        Arrays.copyOfRange(bytes, from, at),
                        at - from,
                        block.offset() + from,
                        block.context());
        @Nullable ShadowParser shadow = mine ? null : shadows.get(other);
        if (mine) {
            log.begin(run);
            inside = true;
        } else if (shadow != null) {
            shadow.read(run, tally);
        } else {
            tally.add(Kind.EVENT, run.length());
        }
    }

    /// Lines that name no log are the first reading's.
    private boolean isMine(byte[] bytes, int from, int to) {
        if (path.length > 0 && paths.is(bytes, from, to, path)) {
            return true;
        }
        boolean first = !reading.logs().isEmpty();
        boolean rest = path.length == 0;
        if (!first && !rest) {
            return false;
        }
        String named = paths.of(bytes, from, to);
        return rest
                ? !named.isEmpty() && !reading.paths().contains(named)
                : named.isEmpty() || !reading.paths().contains(named) && !shadows.containsKey("");
    }

    private String other(byte[] bytes, int from, int to) {
        String named = paths.of(bytes, from, to);
        return reading.paths().contains(named) ? named : "";
    }
}
