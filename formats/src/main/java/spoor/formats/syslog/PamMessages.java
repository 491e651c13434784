package spoor.formats.syslog;

/// What PAM modules log under the name of the program that asked them: `pam_unix(sshd:auth): ...`,
/// or of old `sshd(pam_unix)[1]: ...`.
final class PamMessages {
    private static final byte[] AUTHENTICATION = Message.ascii("authentication");
    private static final byte[] OPENED = Message.ascii("session-opened");
    private static final byte[] CLOSED = Message.ascii("session-closed");
    private static final byte[] CHANGED = Message.ascii("password-changed");
    private static final byte[] NO_SUCH_USER = Message.ascii("No such user");

    private PamMessages() {}

    /// Reads `pam_MODULE(SERVICE:TYPE): ` and what follows.
    ///
    /// @return whether it stood there
    static boolean readWithModule(Message text) {
        if (!text.starts("pam_")) {
            return false;
        }
        int start = text.from();
        int open = text.find(start, "(");
        int close = text.find(start, "): ");
        int colon = text.find(start, ":");
        if (open < 0 || close < open || text.space(start) < close) {
            return false;
        }
        text.set(SyslogColumn.PAM_MODULE, start, open);
        boolean typed = colon > open && colon < close;
        text.set(SyslogColumn.PAM_SERVICE, open + 1, typed ? colon : close);
        if (typed) {
            text.set(SyslogColumn.PAM_TYPE, colon + 1, close);
        }
        int end = text.to();
        text.narrow(close + 3, end);
        read(text);
        text.narrow(start, end);
        return true;
    }

    /// Reads what a module says.
    static void read(Message text) {
        if (text.starts("authentication failure; ")) {
            failure(text, text.from() + 24);
        } else if (text.starts("session opened for user ")) {
            opened(text);
        } else if (text.starts("session closed for user ")) {
            text.action(CLOSED);
            text.success(true);
            int name = text.from() + 24;
            text.set(SyslogColumn.TARGET, name, text.space(name));
        } else if (text.starts("check pass; user unknown")) {
            text.action(AUTHENTICATION);
            text.success(false);
            text.constant(SyslogColumn.DETAILS, NO_SUCH_USER);
        } else if (text.starts("password changed for ")) {
            text.action(CHANGED);
            text.success(true);
            text.set(SyslogColumn.TARGET, text.from() + 21, text.to());
        } else if (text.starts("auth could not identify password for [")) {
            text.action(AUTHENTICATION);
            text.success(false);
            int close = text.findLast(text.to(), "]");
            text.set(SyslogColumn.TARGET, text.from() + 38, close);
        }
    }

    /// `PAM 2 more authentication failures; logname= uid=0 ... rhost=HOST user=NAME`.
    static void readMore(Message text) {
        int fields = text.find(text.from(), " more authentication failure");
        int semicolon = text.find(text.from(), "; ");
        if (fields > 0 && semicolon > fields) {
            failure(text, semicolon + 2);
            int count = text.port(text.from() + 4, fields);
            if (count > 0) {
                text.setNumber(SyslogColumn.REPEATS, count);
            }
        }
    }

    /// `logname=N uid=0 euid=0 tty=T ruser=R rhost=H user=U`: a value ends where the next key
    /// begins; those that the other side chooses may hold spaces.
    private static void failure(Message text, int from) {
        text.action(AUTHENTICATION);
        text.success(false);
        int tty = text.find(from, " tty=");
        int ruser = text.find(Math.max(tty, from), " ruser=");
        int rhost = text.find(Math.max(ruser, from), " rhost=");
        int user = text.find(Math.max(rhost, from), " user=");
        if (text.startsAt(from, "logname=")) {
            text.set(SyslogColumn.ACTOR, from + 8, text.space(from + 8));
        }
        if (tty >= 0) {
            text.set(SyslogColumn.TTY, tty + 5, ruser > tty ? ruser : text.space(tty + 5));
        }
        if (ruser >= 0 && rhost > ruser + 7) {
            text.set(SyslogColumn.ACTOR, ruser + 7, rhost);
        }
        if (rhost >= 0) {
            int end = text.space(rhost + 7);
            text.source(rhost + 7, end);
        }
        if (user >= 0) {
            text.set(SyslogColumn.TARGET, user + 6, trimmed(text, user + 6));
        }
    }

    private static int trimmed(Message text, int from) {
        int end = text.to();
        while (end > from && text.at(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    /// `session opened for user NAME(uid=0) by [NAME](uid=0)`.
    private static void opened(Message text) {
        text.action(OPENED);
        text.success(true);
        int name = text.from() + 24;
        int by = text.findLast(text.to(), " by ");
        int end = by > name ? by : text.to();
        int id = text.find(name, "(uid=");
        text.set(SyslogColumn.TARGET, name, id > name && id < end ? id : end);
        if (by > name) {
            int actor = by + 4;
            int actorEnd = text.find(actor, "(uid=");
            text.set(SyslogColumn.ACTOR, actor, actorEnd < 0 ? text.to() : actorEnd);
        }
    }
}
