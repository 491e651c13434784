package spoor.formats.json;

import spoor.formats.cells.JsonText;

/// Finds the pieces of a file whose objects are not one to a line; the cutter and the parser see
/// the same pieces. For one thread.
final class JsonScan {
    /// What a piece is.
    enum Piece {
        /// An object, or another value.
        VALUE,
        /// The text before or behind the objects of an array.
        FRAME,
        /// White space and commas.
        GAP,
        /// What is neither.
        BROKEN,
        /// It goes on behind the bytes there are.
        UNFINISHED
    }

    private final JsonText text = new JsonText();
    private final JsonShape shape;
    private int end;
    private String error = "";

    JsonScan(JsonShape shape) {
        this.shape = shape;
    }

    /// Where the piece last found ends.
    int end() {
        return end;
    }

    String error() {
        return error;
    }

    /// The piece that starts at `from`.
    Piece next(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (JsonText.isSpace(bytes[at]) || bytes[at] == ',')) {
            at++;
        }
        if (at > from) {
            end = at;
            return Piece.GAP;
        }
        if (shape.prefix().length > 0) {
            if (startsWith(bytes, at, to, shape.prefix())) {
                end = at + shape.prefix().length;
                return Piece.FRAME;
            }
            if (bytes[at] == ']') {
                return footer(bytes, at, to);
            }
        }
        end = text.value(bytes, at, to);
        return end >= 0 ? Piece.VALUE : broken(bytes, at, to);
    }

    /// The end of an array: `]`, or `],"next":"...", ...}` behind `{"Records":[`.
    private Piece footer(byte[] bytes, int from, int to) {
        if (shape.prefix()[0] != '{') {
            end = from + 1;
            return Piece.FRAME;
        }
        int at = JsonText.skipSpace(bytes, from + 1, to);
        while (at < to && bytes[at] == ',') {
            at = JsonText.skipSpace(bytes, at + 1, to);
            at = at < to ? member(bytes, at, to) : at;
            if (at < 0) {
                return broken(bytes, from, to);
            }
        }
        if (at >= to) {
            return unfinished(to, "the text ends before the closing brace");
        }
        if (bytes[at] != '}') {
            error = "expected '}' behind the array";
            return skipBroken(bytes, from, at, to);
        }
        end = at + 1;
        return Piece.FRAME;
    }

    private int member(byte[] bytes, int from, int to) {
        int at = text.value(bytes, from, to);
        if (at < 0) {
            return -1;
        }
        at = JsonText.skipSpace(bytes, at, to);
        if (at < to && bytes[at] == ':') {
            at = text.value(bytes, JsonText.skipSpace(bytes, at + 1, to), to);
        }
        return at < 0 ? -1 : JsonText.skipSpace(bytes, at, to);
    }

    private Piece broken(byte[] bytes, int from, int to) {
        error = text.error();
        return text.errorAt() >= to
                ? unfinished(to, error)
                : skipBroken(bytes, from, text.errorAt(), to);
    }

    private Piece unfinished(int to, String reason) {
        end = to;
        error = reason;
        return Piece.UNFINISHED;
    }

    /// A broken piece reaches to where an object like the first one begins.
    private Piece skipBroken(byte[] bytes, int from, int wrongAt, int to) {
        int at = Math.max(wrongAt, from + 1);
        while (at < to && !beginsObject(bytes, at, to)) {
            at++;
        }
        if (at >= to) {
            return unfinished(to, error);
        }
        end = at;
        return Piece.BROKEN;
    }

    private boolean beginsObject(byte[] bytes, int at, int to) {
        return bytes[at] == '{'
                && startsWith(bytes, JsonText.skipSpace(bytes, at + 1, to), to, shape.firstKey());
    }

    static boolean startsWith(byte[] bytes, int at, int to, byte[] prefix) {
        if (at + prefix.length > to) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
