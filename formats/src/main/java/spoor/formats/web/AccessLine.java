package spoor.formats.web;

/// Finds the parts of one line of an access log: `[vhost[:port]] host ident user [time] "request"
/// status bytes ["referrer" "agent" ...]`. Only places are kept; for one thread.
final class AccessLine {
    /// Where a part lies; `from` is `to` where it is missing or `-`.
    static final class Part {
        int from;
        int to;

        private void set(int start, int end) {
            from = start;
            to = end;
        }

        private void clear() {
            from = 0;
            to = 0;
        }

        boolean isEmpty() {
            return from == to;
        }
    }

    final Part virtualHost = new Part();
    final Part host = new Part();
    final Part ident = new Part();
    final Part user = new Part();
    final Part time = new Part();
    final Part request = new Part();
    final Part status = new Part();
    final Part size = new Part();
    final Part referrer = new Part();
    final Part agent = new Part();

    /// What stands behind the parts known.
    final Part rest = new Part();

    private byte[] bytes = {};
    private int end;
    private int at;

    /// Reads the line `text[from..to)`, without its line end.
    ///
    /// @return what is wrong with it, empty when it is a line of an access log
    String read(byte[] text, int from, int to) {
        bytes = text;
        end = to;
        int bracket = bracket(from);
        if (bracket < 0) {
            return "no time in brackets";
        }
        int close = Lines.find(bytes, bracket, end, ']');
        if (close == end) {
            return "the bracket of the time is not closed";
        }
        time.set(bracket + 1, close);
        if (!names(from, bracket - 1)) {
            return "less than host, identity and user before the time";
        }
        at = close + 1;
        if (at + 1 >= end || bytes[at] != ' ' || bytes[at + 1] != '"') {
            return "no request in quotes behind the time";
        }
        at++;
        int start = at;
        if (!request(true) || !word(status, end) || !isStatus()) {
            // A server that does not escape leaves a backslash before the closing quote.
            at = start;
            if (!request(false) || !word(status, end) || !isStatus()) {
                return "no status behind the request";
            }
        }
        size.clear();
        referrer.clear();
        agent.clear();
        int mark = at;
        if (word(size, end) && isSize()) {
            quoted(referrer);
            quoted(agent);
        } else {
            size.clear();
            at = mark;
        }
        skipSpace(end);
        rest.set(at, end);
        return "";
    }

    /// The bracket before a time: ` [` and a digit.
    private int bracket(int from) {
        int place = from;
        while (true) {
            place = Lines.find(bytes, place, end, '[');
            if (place + 1 >= end) {
                return -1;
            }
            byte next = bytes[place + 1];
            if (place > from && bytes[place - 1] == ' ' && next >= '0' && next <= '9') {
                return place;
            }
            place++;
        }
    }

    /// What stands before the time. A user's name may have spaces; so may a host that is a list of
    /// forwarders, with commas.
    private boolean names(int from, int limit) {
        at = from;
        virtualHost.clear();
        if (!host(limit) || !word(ident, limit)) {
            return false;
        }
        int mark = at;
        if (!isDash(ident) && !isList(host) && word(user, limit) && at < limit) {
            // Four words of which the second is no dash: a virtual host comes first.
            virtualHost.set(host.from, host.to);
            host.set(ident.from, ident.to);
            ident.set(user.from, user.to);
        } else {
            at = mark;
        }
        skipSpace(limit);
        user.set(Math.min(at, limit), limit);
        if (user.isEmpty()) {
            return false;
        }
        emptyDash(host);
        emptyDash(ident);
        emptyDash(user);
        return true;
    }

    private boolean host(int limit) {
        if (!word(host, limit)) {
            return false;
        }
        while (bytes[host.to - 1] == ',' && word(rest, limit)) {
            host.set(host.from, rest.to);
        }
        return true;
    }

    private boolean isList(Part part) {
        return Lines.find(bytes, part.from, part.to, ',') < part.to;
    }

    private void emptyDash(Part part) {
        if (isDash(part)) {
            part.clear();
        }
    }

    private boolean isDash(Part part) {
        return part.to - part.from == 1 && bytes[part.from] == '-';
    }

    private void skipSpace(int limit) {
        while (at < limit && bytes[at] == ' ') {
            at++;
        }
    }

    private boolean word(Part part, int limit) {
        skipSpace(limit);
        int start = at;
        while (at < limit && bytes[at] != ' ') {
            at++;
        }
        part.set(start, at);
        return at > start;
    }

    private boolean isStatus() {
        boolean digits = status.to - status.from == 3;
        for (int i = status.from; i < status.to; i++) {
            digits &= bytes[i] >= '0' && bytes[i] <= '9';
        }
        return digits || isDash(status);
    }

    private boolean isSize() {
        boolean digits = size.to - size.from <= 19;
        for (int i = size.from; i < size.to; i++) {
            digits &= bytes[i] >= '0' && bytes[i] <= '9';
        }
        return digits || isDash(size);
    }

    /// The request ends at a quote behind which a status stands: old servers did not escape quotes.
    private boolean request(boolean escapes) {
        int start = at + 1;
        int last = -1;
        int place = start;
        while (place < end) {
            byte value = bytes[place];
            if (value == '\\' && escapes) {
                place++;
            } else if (value == '"') {
                last = place;
                if (isStatusAt(place + 1)) {
                    break;
                }
            }
            place++;
        }
        if (last < 0) {
            return false;
        }
        request.set(start, last);
        at = last + 1;
        return true;
    }

    private boolean isStatusAt(int place) {
        if (place + 1 >= end || bytes[place] != ' ') {
            return false;
        }
        byte value = bytes[place + 1];
        return value >= '0' && value <= '9' || value == '-';
    }

    /// A cell in quotes, if there is one; it ends at a quote before a space or the line's end.
    private void quoted(Part part) {
        skipSpace(end);
        if (at >= end || bytes[at] != '"') {
            return;
        }
        int place = at + 1;
        while (place < end) {
            byte value = bytes[place];
            if (value == '\\') {
                place++;
            } else if (value == '"' && (place + 1 == end || bytes[place + 1] == ' ')) {
                part.set(at + 1, place);
                at = place + 1;
                emptyDash(part);
                return;
            }
            place++;
        }
    }
}
