package spoor.formats.mysql;

/// What a connect says: `shop@10.0.0.5 on orders using SSL/TLS`, or why it was refused: `Access
/// denied for user 'shop'@'10.0.0.5' (using password: YES)`. Places in the text, -1 where there is
/// none; for one thread.
final class ConnectText {
    private byte[] bytes = {};
    int userFrom;
    int userTo;
    int hostFrom;
    int hostTo;
    int databaseFrom;
    int databaseTo;
    int transportFrom;
    int transportTo;
    boolean refused;

    /// Reads `text[from..to)`.
    void read(byte[] text, int from, int to) {
        bytes = text;
        userFrom = -1;
        hostFrom = -1;
        databaseFrom = -1;
        transportFrom = -1;
        refused = !accepted(from, to);
        if (refused) {
            quoted(from, to);
        }
    }

    /// `user@host on database using transport`; MariaDB has `as anonymous` behind the host.
    private boolean accepted(int from, int to) {
        for (int sign = from; sign < to; sign++) {
            if (bytes[sign] != '@' || sign > from && bytes[sign - 1] == '\'') {
                continue;
            }
            int end = sign + 1;
            while (end < to && bytes[end] != ' ' && bytes[end] != '@' && bytes[end] != '\'') {
                end++;
            }
            int on = end;
            if (starts(on, to, " as anonymous")) {
                on += " as anonymous".length();
            }
            if (end < to && !starts(on, to, " on")) {
                continue;
            }
            userFrom = from;
            userTo = sign;
            hostFrom = sign + 1;
            hostTo = end;
            database(Math.min(to, on + " on ".length()), to);
            return true;
        }
        return false;
    }

    private void database(int from, int to) {
        int end = to;
        for (int i = from; i < to; i++) {
            boolean using = starts(i, to, " using ") || i == from && starts(i, to, "using ");
            if (using) {
                end = i;
            }
        }
        if (end < to) {
            transportFrom = end + (bytes[end] == ' ' ? " using ".length() : "using ".length());
            transportTo = to;
        }
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        if (end > from) {
            databaseFrom = from;
            databaseTo = end;
        }
    }

    /// The first `'user'@'host'` of a message, in whatever language it is.
    private void quoted(int from, int to) {
        for (int i = from + 1; i + 2 < to; i++) {
            if (bytes[i] != '@' || bytes[i - 1] != '\'' || bytes[i + 1] != '\'') {
                continue;
            }
            int user = i - 2;
            while (user >= from && bytes[user] != '\'') {
                user--;
            }
            int host = i + 2;
            while (host < to && bytes[host] != '\'') {
                host++;
            }
            if (user >= from && host < to) {
                userFrom = user + 1;
                userTo = i - 1;
                hostFrom = i + 2;
                hostTo = host;
                return;
            }
        }
    }

    private boolean starts(int at, int to, String text) {
        if (at + text.length() > to) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
