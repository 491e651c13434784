package spoor.formats.json;

import spoor.formats.Cutter;

/// Cuts behind the last whole object, or at the last line end where each line is an object.
final class JsonCutter implements Cutter {
    private final JsonShape shape;
    private final JsonScan scan;

    JsonCutter(JsonShape shape) {
        this.shape = shape;
        this.scan = new JsonScan(shape);
    }

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        if (last) {
            return length;
        }
        if (shape.lines()) {
            int end = length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return end;
        }
        int at = 0;
        while (at < length) {
            JsonScan.Piece piece = scan.next(bytes, at, length);
            boolean mayGoOn = scan.end() == length && piece == JsonScan.Piece.VALUE;
            if (piece == JsonScan.Piece.UNFINISHED || mayGoOn && bytes[length - 1] != '}') {
                return at;
            }
            at = scan.end();
        }
        return at;
    }
}
