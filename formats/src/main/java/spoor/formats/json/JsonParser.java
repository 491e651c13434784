package spoor.formats.json;

import java.util.Arrays;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.JsonText;

/// Reads blocks of JSON objects.
final class JsonParser implements BlockParser {
    private final JsonShape shape;
    private final JsonScan scan;
    private final JsonRow row;
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;

    JsonParser(JsonReading reading) {
        this.shape = reading.shape();
        this.scan = new JsonScan(shape);
        this.row = new JsonRow(reading);
    }

    @Override
    public void begin(Block block) {
        bytes = block.bytes();
        length = block.length();
        offset = block.offset();
        at = 0;
    }

    @Override
    public boolean fill(RecordBatch batch, Tally tally) {
        while (at < length && !batch.isFull()) {
            if (shape.lines()) {
                line(batch, tally);
            } else {
                piece(batch, tally);
            }
        }
        return at < length;
    }

    /// Reads the next object of a line; what stands around it counts as blank, lines that begin
    /// with `#` are comments (no object begins so) and count as header. A line that is broken is a
    /// reject from the broken object on.
    private void line(RecordBatch batch, Tally tally) {
        int start = JsonText.skipSpace(bytes, at, length);
        if (start > at) {
            tally.add(Kind.BLANK, start - at);
            at = start;
            return;
        }
        int lineEnd = at;
        while (lineEnd < length && bytes[lineEnd] != '\n') {
            lineEnd++;
        }
        if (bytes[at] == '#') {
            int end = Math.min(lineEnd + 1, length);
            tally.add(Kind.HEADER, end - at);
            at = end;
            return;
        }
        if (bytes[at] != '{') {
            reject(Math.min(lineEnd + 1, length), "the line is no JSON object", tally);
            return;
        }
        int end = row.read(bytes, at, lineEnd, offset + at, batch, tally);
        if (end < 0) {
            batch.dropRow();
            String reason = row.error() + " at byte " + (row.errorAt() - at) + " of the line";
            reject(Math.min(lineEnd + 1, length), reason, tally);
            return;
        }
        int next = JsonText.skipSpace(bytes, end, lineEnd);
        if (next < lineEnd && bytes[next] != '{') {
            batch.dropRow();
            reject(Math.min(lineEnd + 1, length), "text follows the object in its line", tally);
            return;
        }
        batch.endRow(offset + at);
        int to = next < lineEnd ? next : Math.min(lineEnd + 1, length);
        tally.add(Kind.EVENT, to - at);
        at = to;
    }

    private void piece(RecordBatch batch, Tally tally) {
        switch (scan.next(bytes, at, length)) {
            case GAP -> {
                tally.add(Kind.BLANK, scan.end() - at);
                at = scan.end();
            }
            case FRAME -> {
                tally.add(Kind.HEADER, scan.end() - at);
                at = scan.end();
            }
            case BROKEN, UNFINISHED -> reject(scan.end(), scan.error(), tally);
            case VALUE -> value(batch, scan.end(), tally);
        }
    }

    private void value(RecordBatch batch, int end, Tally tally) {
        if (bytes[at] != '{') {
            reject(end, "no JSON object", tally);
            return;
        }
        int read = row.read(bytes, at, end, offset + at, batch, tally);
        if (read != end) {
            throw new IllegalStateException("object of " + (end - at) + " bytes read to " + read);
        }
        batch.endRow(offset + at);
        int line = at;
        while (line < end && bytes[line] != '\n') {
            line++;
        }
        line = Math.min(line + 1, end);
        tally.add(Kind.EVENT, line - at);
        if (line < end) {
            tally.add(Kind.CONTINUATION, end - line);
        }
        at = end;
    }

    private void reject(int end, String reason, Tally tally) {
        byte[] text = Arrays.copyOfRange(bytes, at, Math.min(end, at + Tally.KEPT_BYTES));
        tally.reject(new Tally.Reject(offset + at, end - at, "", reason, text));
        at = end;
    }
}
