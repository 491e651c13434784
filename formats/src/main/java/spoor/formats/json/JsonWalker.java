package spoor.formats.json;

import spoor.formats.cells.JsonText;

/// Steps through the members of one object, key by key; for one thread. The value of each member is
/// in [#text()].
final class JsonWalker {
    private final JsonText text = new JsonText();
    private byte[] bytes = {};
    private int to;
    private int at;
    private int keyFrom;
    private int keyTo;
    private int valueFrom;
    private boolean begun;
    private int errorAt;
    private String error = "";

    /// Starts at the object whose opening brace is at `from`.
    void open(byte[] source, int from, int end) {
        bytes = source;
        to = end;
        at = from;
        begun = false;
        error = "";
    }

    /// Moves to the next member.
    ///
    /// @return false at the object's end, and where it is broken: then [#error()] is not empty
    boolean next() {
        boolean first = !begun;
        begun = true;
        at = JsonText.skipSpace(bytes, first ? at + 1 : at, to);
        if (at < to && bytes[at] == '}') {
            at++;
            return false;
        }
        if (!first) {
            if (at >= to || bytes[at] != ',') {
                return fail(at, at >= to ? "the object is not finished" : "expected ',' or '}'");
            }
            at = JsonText.skipSpace(bytes, at + 1, to);
        }
        if (at >= to || bytes[at] != '"') {
            return fail(at, at >= to ? "the object is not finished" : "expected a key in quotes");
        }
        keyFrom = at + 1;
        at = text.value(bytes, at, to);
        if (at < 0) {
            return fail(text.errorAt(), text.error());
        }
        keyTo = at - 1;
        at = JsonText.skipSpace(bytes, at, to);
        if (at >= to || bytes[at] != ':') {
            return fail(at, at >= to ? "the object is not finished" : "expected ':' after a key");
        }
        valueFrom = JsonText.skipSpace(bytes, at + 1, to);
        at = text.value(bytes, valueFrom, to);
        return at >= 0 || fail(text.errorAt(), text.error());
    }

    private boolean fail(int place, String reason) {
        errorAt = place;
        error = reason;
        at = to;
        return false;
    }

    /// Where the object ended, once [#next()] said false without an error.
    int end() {
        return at;
    }

    int keyFrom() {
        return keyFrom;
    }

    int keyTo() {
        return keyTo;
    }

    int valueFrom() {
        return valueFrom;
    }

    /// The member's value, compact.
    JsonText text() {
        return text;
    }

    int errorAt() {
        return errorAt;
    }

    String error() {
        return error;
    }
}
