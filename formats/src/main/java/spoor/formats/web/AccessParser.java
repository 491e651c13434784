package spoor.formats.web;

import java.io.ByteArrayOutputStream;
import spoor.formats.Block;
import spoor.formats.BlockParser;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.Tally.Kind;
import spoor.formats.cells.JsonQuote;
import spoor.formats.cells.Numbers;

/// Reads blocks of an access log.
final class AccessParser implements BlockParser {
    private static final byte[] PROTOCOL = Lines.ascii(" HTTP/");
    private static final int LONGEST_METHOD = 32;

    private final AccessLine line = new AccessLine();
    private final ServerTime time = new ServerTime();
    private final Numbers numbers = new Numbers();
    private byte[] plain = new byte[1024];
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
            at = Lines.after(bytes, start, length);
            int end = Lines.textEnd(bytes, start, at);
            if (Lines.isBlank(bytes, start, end)) {
                tally.add(Kind.BLANK, at - start);
                continue;
            }
            String problem = line.read(bytes, start, end);
            if (problem.isEmpty() && !time.readAccess(bytes, line.time.from, line.time.to)) {
                problem = "its time is none";
            }
            if (problem.isEmpty()) {
                row(batch, start, tally);
                batch.endRow(offset + start);
                tally.add(Kind.EVENT, at - start);
            } else {
                tally.reject(
                        new Tally.Reject(
                                offset + start,
                                at - start,
                                "",
                                problem,
                                Lines.kept(bytes, start, at)));
            }
        }
        return at < length;
    }

    private void row(RecordBatch batch, int start, Tally tally) {
        int row = batch.rows();
        batch.column(AccessColumns.TIME).setLong(row, time.ticks());
        text(batch, AccessColumns.HOST, line.host, tally);
        text(batch, AccessColumns.IDENT, line.ident, tally);
        text(batch, AccessColumns.USER, line.user, tally);
        request(batch, tally);
        if (numbers.readLong(bytes, line.status.from, line.status.to)) {
            batch.column(AccessColumns.STATUS).setLong(row, numbers.longValue());
        }
        if (!line.size.isEmpty()) {
            size(batch, start, tally);
        }
        text(batch, AccessColumns.REFERRER, line.referrer, tally);
        text(batch, AccessColumns.AGENT, line.agent, tally);
        if (!line.virtualHost.isEmpty()) {
            virtualHost(batch, tally);
        }
        if (!line.rest.isEmpty()) {
            batch.column(AccessColumns.REST).setText(row, rest(tally));
        }
    }

    private void size(RecordBatch batch, int start, Tally tally) {
        int from = line.size.from;
        int to = line.size.to;
        if (numbers.readLong(bytes, from, to)) {
            batch.column(AccessColumns.SIZE).setLong(batch.rows(), numbers.longValue());
        } else if (bytes[from] != '-') {
            tally.rejectValue(
                    new Tally.Reject(
                            offset + start,
                            to - from,
                            AccessColumns.ALL.get(AccessColumns.SIZE).name(),
                            "not a long",
                            Lines.kept(bytes, from, to)));
        }
    }

    private void text(RecordBatch batch, int column, AccessLine.Part part, Tally tally) {
        text(batch, column, part.from, part.to, tally);
    }

    /// Sets a string cell; `\"` is a quote, other escapes stay as the server wrote them.
    private void text(RecordBatch batch, int column, int from, int to, Tally tally) {
        if (from == to) {
            return;
        }
        int slash = Lines.find(bytes, from, to, '\\');
        if (slash == to) {
            Lines.set(batch.column(column), batch.rows(), bytes, from, to, tally);
            return;
        }
        int size = unescape(from, to);
        Lines.set(batch.column(column), batch.rows(), plain, 0, size, tally);
    }

    private int unescape(int from, int to) {
        if (plain.length < to - from) {
            plain = new byte[2 * (to - from)];
        }
        int size = 0;
        int place = from;
        while (place < to) {
            byte value = bytes[place++];
            if (value == '\\' && place < to) {
                byte next = bytes[place++];
                if (next != '"') {
                    plain[size++] = value;
                }
                value = next;
            }
            plain[size++] = value;
        }
        return size;
    }

    /// `METHOD URL HTTP/VERSION`, or without the last as in HTTP/0.9; all else is kept whole.
    private void request(RecordBatch batch, Tally tally) {
        int from = line.request.from;
        int to = line.request.to;
        int method = from;
        while (method < to && isMethod(bytes[method])) {
            method++;
        }
        int url = method + 1;
        int version = to;
        while (version > url && bytes[version - 1] != ' ') {
            version--;
        }
        boolean named = version > url && Lines.startsWith(bytes, version - 1, to, PROTOCOL);
        int urlEnd = named ? version - 1 : to;
        boolean fits =
                method > from
                        && method - from <= LONGEST_METHOD
                        && url < urlEnd
                        && bytes[method] == ' '
                        && (named || bytes[url] == '/');
        if (!fits) {
            text(batch, AccessColumns.REQUEST, from, to, tally);
            return;
        }
        text(batch, AccessColumns.METHOD, from, method, tally);
        text(batch, AccessColumns.URL, url, urlEnd, tally);
        if (named) {
            text(batch, AccessColumns.VERSION, version + PROTOCOL.length - 1, to, tally);
        }
    }

    private static boolean isMethod(byte value) {
        return value >= 'A' && value <= 'Z'
                || value >= 'a' && value <= 'z'
                || value == '-'
                || value == '_';
    }

    /// `www.example.org:443`; an address of IPv6 stands in brackets.
    private void virtualHost(RecordBatch batch, Tally tally) {
        int from = line.virtualHost.from;
        int to = line.virtualHost.to;
        int colon = to;
        while (colon > from && bytes[colon - 1] >= '0' && bytes[colon - 1] <= '9') {
            colon--;
        }
        boolean port =
                colon - 1 > from
                        && colon < to
                        && bytes[colon - 1] == ':'
                        && numbers.readLong(bytes, colon, to)
                        && numbers.longValue() <= 65_535
                        && (Lines.find(bytes, from, colon - 1, ':') == colon - 1
                                || bytes[colon - 2] == ']');
        if (port) {
            batch.column(AccessColumns.PORT).setLong(batch.rows(), numbers.longValue());
        }
        text(batch, AccessColumns.VIRTUAL_HOST, from, port ? colon - 1 : to, tally);
    }

    /// The further cells of a line as a JSON array of strings, quotes resolved.
    private byte[] rest(Tally tally) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('[');
        int place = line.rest.from;
        int to = line.rest.to;
        while (place < to) {
            int from = place;
            boolean quoted = bytes[place] == '"';
            int end = quoted ? closing(place + 1, to) : Lines.find(bytes, place, to, ' ');
            if (quoted && end < to) {
                from++;
                place = end + 1;
            } else {
                end = Lines.find(bytes, from, to, ' ');
                place = end;
            }
            if (out.size() > 1) {
                out.write(',');
            }
            JsonQuote.write(out, plain, 0, unescape(from, end), tally);
            while (place < to && bytes[place] == ' ') {
                place++;
            }
        }
        out.write(']');
        return out.toByteArray();
    }

    /// The quote that closes a cell, `to` when there is none.
    private int closing(int from, int to) {
        int place = from;
        while (place < to && (bytes[place] != '"' || place + 1 < to && bytes[place + 1] != ' ')) {
            place += bytes[place] == '\\' ? 2 : 1;
        }
        return Math.min(place, to);
    }
}
