package spoor.formats.web;

import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.Numbers;

/// Reads blocks of an error log. Lines that begin no record belong to the one before.
final class ErrorParser implements BlockParser {
    private static final byte[] PROCESS = Lines.ascii("pid ");
    private static final byte[] THREAD = Lines.ascii(":tid ");
    private static final byte[] CLIENT = Lines.ascii("client ");
    private static final byte[] REMOTE = Lines.ascii("remote ");
    private static final byte[] REFERRER = Lines.ascii(", referer: ");
    private static final byte[][] NGINX = {
        Lines.ascii(", client: "),
        Lines.ascii(", server: "),
        Lines.ascii(", request: "),
        Lines.ascii(", upstream: "),
        Lines.ascii(", host: "),
        Lines.ascii(", referrer: "),
    };
    private static final int[] NGINX_COLUMNS = {
        ErrorColumns.ADDRESS,
        ErrorColumns.SERVER,
        ErrorColumns.REQUEST,
        ErrorColumns.UPSTREAM,
        ErrorColumns.HOST,
        ErrorColumns.REFERRER,
    };

    private final ServerTime time = new ServerTime();
    private final Numbers numbers = new Numbers();
    private byte[] bytes = {};
    private int length;
    private int at;
    private long offset;

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
            int start = at;
            int lineEnd = Lines.after(bytes, start, length);
            if (ErrorLine.isStart(bytes, start, length)) {
                record(batch, start, lineEnd, tally);
            } else if (Lines.isBlank(bytes, start, lineEnd)) {
                at = lineEnd;
                tally.add(Kind.BLANK, at - start);
            } else {
                at = lineEnd;
                reject(start, "the line begins no record, and none is before it", tally);
            }
        }
        return at < length;
    }

    private void reject(int start, String problem, Tally tally) {
        tally.reject(
                new Tally.Reject(
                        offset + start, at - start, "", problem, Lines.kept(bytes, start, at)));
    }

    private void record(RecordBatch batch, int start, int lineEnd, Tally tally) {
        at = lineEnd;
        while (at < length && !ErrorLine.isStart(bytes, at, length)) {
            at = Lines.after(bytes, at, length);
        }
        int to = at;
        while (to > start && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
            to--;
        }
        boolean apache = ErrorLine.isApache(bytes, start, to);
        int from = start + (apache ? 1 : 0);
        int end = apache ? Lines.find(bytes, from, to, ']') : start + 19;
        boolean read = apache ? time.readError(bytes, from, end) : time.readIso(bytes, from, end);
        if (!read) {
            reject(start, "its time is none", tally);
            return;
        }
        batch.column(ErrorColumns.TIME).setLong(batch.rows(), time.ticks());
        if (apache) {
            apache(batch, Math.min(end + 1, to), to, tally);
        } else {
            nginx(batch, Math.min(end + 1, to), to, tally);
        }
        batch.endRow(offset + start);
        tally.add(Kind.EVENT, lineEnd - start);
        if (at > lineEnd) {
            tally.add(Kind.CONTINUATION, at - lineEnd);
        }
    }

    private void text(RecordBatch batch, int column, int from, int to, Tally tally) {
        if (from < to) {
            Lines.set(batch.column(column), batch.rows(), bytes, from, to, tally);
        }
    }

    /// A number, where there is one; returns whether there is.
    private boolean number(RecordBatch batch, int column, int from, int to) {
        if (!numbers.readLong(bytes, from, to)) {
            return false;
        }
        batch.column(column).setLong(batch.rows(), numbers.longValue());
        return true;
    }

    /// ` [module:level] [pid 1:tid 2] [client address:port] AH00128: message`: groups that are not
    /// known, and what is behind them, are the message.
    private void apache(RecordBatch batch, int start, int to, Tally tally) {
        int place = start;
        boolean first = true;
        while (place + 1 < to && bytes[place] == ' ' && bytes[place + 1] == '[') {
            int from = place + 2;
            int end = groupEnd(from, to);
            if (end == to || !group(batch, first, from, end, tally)) {
                break;
            }
            first = false;
            place = end + 1;
        }
        while (place < to && bytes[place] == ' ') {
            place++;
        }
        int message = place;
        if (isCode(place, to)) {
            text(batch, ErrorColumns.CODE, place, place + 7, tally);
            message = place + 8;
            while (message < to && bytes[message] == ' ') {
                message++;
            }
        }
        int referrer = lastOf(REFERRER, message, to);
        text(batch, ErrorColumns.MESSAGE, message, referrer, tally);
        text(batch, ErrorColumns.REFERRER, referrer + REFERRER.length, to, tally);
    }

    /// The bracket before a space: addresses of IPv6 have brackets of their own.
    private int groupEnd(int from, int to) {
        int end = Lines.find(bytes, from, to, ']');
        while (end + 1 < to && bytes[end + 1] != ' ') {
            end = Lines.find(bytes, end + 1, to, ']');
        }
        return end;
    }

    private boolean group(RecordBatch batch, boolean first, int from, int to, Tally tally) {
        if (Lines.startsWith(bytes, from, to, PROCESS)) {
            int thread = from + PROCESS.length;
            while (thread < to && !Lines.startsWith(bytes, thread, to, THREAD)) {
                thread++;
            }
            boolean read = number(batch, ErrorColumns.PROCESS, from + PROCESS.length, thread);
            return read
                    && (thread == to
                            || number(batch, ErrorColumns.THREAD, thread + THREAD.length, to));
        }
        boolean client = Lines.startsWith(bytes, from, to, CLIENT);
        if (client || Lines.startsWith(bytes, from, to, REMOTE)) {
            address(batch, from + CLIENT.length, to, tally);
            return true;
        }
        if (!first) {
            return false;
        }
        int colon = Lines.find(bytes, from, to, ':');
        if (colon < to) {
            text(batch, ErrorColumns.MODULE, from, colon, tally);
        }
        text(batch, ErrorColumns.LEVEL, colon < to ? colon + 1 : from, to, tally);
        return true;
    }

    /// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1` or `[2001:db8::1]:4711`.
    private void address(RecordBatch batch, int from, int to, Tally tally) {
        int colons = 0;
        int last = to;
        for (int i = from; i < to; i++) {
            if (bytes[i] == ':') {
                colons++;
                last = i;
            }
        }
        boolean dots = Lines.find(bytes, from, to, '.') < to;
        boolean port =
                (colons == 1 || dots && colons > 0 || bracketed(from, last))
                        && number(batch, ErrorColumns.PORT, last + 1, to);
        int end = port ? last : to;
        boolean inside = bracketed(from, end);
        text(batch, ErrorColumns.ADDRESS, inside ? from + 1 : from, inside ? end - 1 : end, tally);
    }

    private boolean bracketed(int from, int to) {
        return to - from > 2 && bytes[from] == '[' && bytes[to - 1] == ']';
    }

    private boolean isCode(int at, int to) {
        if (at + 8 > to || bytes[at] != 'A' || bytes[at + 1] != 'H' || bytes[at + 7] != ':') {
            return false;
        }
        for (int i = at + 2; i < at + 7; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private int lastOf(byte[] mark, int from, int to) {
        for (int i = to - mark.length; i >= from; i--) {
            if (Lines.startsWith(bytes, i, to, mark)) {
                return i;
            }
        }
        return to;
    }

    /// ` [level] pid#tid: *connection message, client: address, server: name, ...`.
    private void nginx(RecordBatch batch, int start, int to, Tally tally) {
        int close = Lines.find(bytes, start, to, ']');
        text(batch, ErrorColumns.LEVEL, start + 1, close, tally);
        int place = Math.min(close + 2, to);
        int sharp = Lines.find(bytes, place, to, '#');
        int colon = Lines.find(bytes, sharp, to, ':');
        boolean ids =
                colon < to
                        && number(batch, ErrorColumns.PROCESS, place, sharp)
                        && number(batch, ErrorColumns.THREAD, sharp + 1, colon);
        if (ids) {
            place = Math.min(colon + 2, to);
        }
        if (place < to && bytes[place] == '*') {
            int space = Lines.find(bytes, place, to, ' ');
            if (number(batch, ErrorColumns.CONNECTION, place + 1, space)) {
                place = Math.min(space + 1, to);
            }
        }
        fields(batch, place, to, tally);
    }

    /// The fields that nginx puts behind the message, in their order. An attacker's text may look
    /// like one: they begin with the first `, client: ` outside quotes that an address follows.
    private void fields(RecordBatch batch, int message, int to, Tally tally) {
        int client = client(message, to, true);
        client = client < to ? client : client(message, to, false);
        text(batch, ErrorColumns.MESSAGE, message, client, tally);
        int place = client;
        int field = 0;
        while (place < to && field < NGINX.length) {
            int from = place + NGINX[field].length;
            int next = field + 1;
            int end = to;
            int found = NGINX.length;
            int limit = from;
            if (from < to && bytes[from] == '"') {
                limit = closing(from + 1, to);
            }
            for (int i = next; i < NGINX.length; i++) {
                int where = firstOf(NGINX[i], limit, end);
                if (where < end) {
                    end = where;
                    found = i;
                }
            }
            field(batch, NGINX_COLUMNS[field], from, end, tally);
            place = end;
            field = found;
        }
    }

    private int client(int from, int to, boolean outsideQuotes) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value == '"' && outsideQuotes) {
                quoted = !quoted;
            } else if (value == ','
                    && !quoted
                    && Lines.startsWith(bytes, i, to, NGINX[0])
                    && isAddress(i + NGINX[0].length, to)) {
                return i;
            }
        }
        return to;
    }

    private boolean isAddress(int from, int to) {
        int place = from;
        while (place < to
                && (Character.digit(bytes[place], 16) >= 0
                        || bytes[place] == ':'
                        || bytes[place] == '.')) {
            place++;
        }
        return place > from && (place == to || bytes[place] == ',');
    }

    private void field(RecordBatch batch, int column, int from, int to, Tally tally) {
        boolean quoted = to - from >= 2 && bytes[from] == '"' && bytes[to - 1] == '"';
        int start = quoted ? from + 1 : from;
        int end = quoted ? to - 1 : to;
        if (column == ErrorColumns.ADDRESS) {
            address(batch, start, end, tally);
        } else {
            text(batch, column, start, end, tally);
        }
    }

    private int closing(int from, int to) {
        int place = from;
        while (place < to && (bytes[place] != '"' || place + 1 < to && bytes[place + 1] != ',')) {
            place++;
        }
        return place;
    }

    private int firstOf(byte[] mark, int from, int to) {
        for (int i = from; i + mark.length <= to; i++) {
            if (Lines.startsWith(bytes, i, to, mark)) {
                return i;
            }
        }
        return to;
    }
}
