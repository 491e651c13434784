package spoor.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decompresses gzip (RFC 1952) of any number of members. Where the file is cut or damaged it ends
/// early, after all that could be decompressed, and says so in [#problems()]; it never throws for
/// the content.
final class GzipInput extends DecodedInput {
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CHECK = 2;

    private final InputStream input;
    private final long size;
    private final byte[] buffer = new byte[1 << 16];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final List<Trouble> problems = new ArrayList<>();
    private int from;
    private int to;
    private long consumed;
    private long produced;
    private long memberStart;
    private boolean inMember;
    private boolean ended;

    /// @param size of the input; negative: not known
    GzipInput(InputStream input, long size) {
        this.input = input;
        this.size = size;
    }

    static boolean isGzip(byte[] head, int length) {
        return length >= 3 && head[0] == 0x1F && head[1] == (byte) 0x8B && head[2] == 8;
    }

    @Override
    public List<Trouble> problems() {
        return problems;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            if (!inMember) {
                startMember();
                continue;
            }
            long before = inflater.getBytesWritten();
            try {
                int count = inflater.inflate(target, offset, length);
                if (count > 0) {
                    check.update(target, offset, count);
                    produced += count;
                    return count;
                }
                if (inflater.finished()) {
                    endMember();
                } else if (inflater.needsDictionary()) {
                    stop("a preset dictionary is asked for, which gzip does not know");
                } else if (!refill()) {
                    stop("the file ends inside a compressed member: it was cut");
                } else {
                    inflater.setInput(buffer, from, to - from);
                }
            } catch (DataFormatException e) {
                // What was inflated before the damage is in the target already.
                int count = (int) (inflater.getBytesWritten() - before);
                produced += count;
                stop("the compressed data is damaged (" + e.getMessage() + ")");
                if (count > 0) {
                    return count;
                }
            }
        }
        return ended ? -1 : 0;
    }

    private void stop(String reason) {
        long place = inMember ? consumed + to - from - inflater.getRemaining() : consumed;
        problems.add(
                new Trouble(
                        produced,
                        "gzip: "
                                + reason
                                + ", at byte "
                                + place
                                + " of the compressed file"
                                + (size > place
                                        ? ": " + (size - place) + " are left unread"
                                        : "")));
        ended = true;
    }

    private boolean refill() throws IOException {
        consumed += to - from;
        from = 0;
        to = 0;
        int count = input.read(buffer, 0, buffer.length);
        to = Math.max(count, 0);
        return count > 0;
    }

    /// The next raw byte, -1 at the end.
    private int next() throws IOException {
        if (from == to && !refill()) {
            return -1;
        }
        consumed++;
        return buffer[from++] & 0xFF;
    }

    private void startMember() throws IOException {
        memberStart = consumed;
        int first = next();
        while (first == 0 && memberStart > 0) {
            first = next();
        }
        if (first < 0) {
            ended = true;
            return;
        }
        int second = next();
        int method = next();
        if (first != 0x1F || second != 0x8B || method != 8) {
            consumed = memberStart;
            stop("what follows the last member is no gzip");
            return;
        }
        if (!skipHeader()) {
            stop("the file ends inside a member's header: it was cut");
            return;
        }
        inflater.reset();
        check.reset();
        inflater.setInput(buffer, from, to - from);
        inMember = true;
    }

    private boolean skipHeader() throws IOException {
        int flags = next();
        int last = 0;
        for (int i = 0; i < 6; i++) {
            last = next();
        }
        if ((flags & EXTRA) != 0) {
            int length = next() | next() << 8;
            for (int i = 0; i < length && last >= 0; i++) {
                last = next();
            }
        }
        if ((flags & NAME) != 0) {
            last = skipText();
        }
        if ((flags & COMMENT) != 0 && last >= 0) {
            last = skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            next();
            last = next();
        }
        return flags >= 0 && last >= 0;
    }

    private int skipText() throws IOException {
        int read = next();
        while (read > 0) {
            read = next();
        }
        return read;
    }

    private void endMember() throws IOException {
        int left = inflater.getRemaining();
        consumed += to - from - left;
        from = to - left;
        inMember = false;
        long crc = 0;
        int last = 0;
        for (int i = 0; i < 8; i++) {
            last = next();
            if (i < 4) {
                crc |= (long) (last & 0xFF) << (8 * i);
            }
        }
        if (last < 0) {
            stop("the file ends inside a member's checksum: it was cut");
        } else if (crc != check.getValue()) {
            problems.add(
                    new Trouble(
                            produced,
                            "gzip: the checksum of the member at byte "
                                    + memberStart
                                    + " of the compressed file does not match its content"));
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        input.close();
    }
}
