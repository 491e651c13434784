package spoor.formats.syslog;

/// What sudo, su, cron, login and the tools that manage accounts log.
final class HostMessages {
    private static final byte[] COMMAND = Message.ascii("command");
    private static final byte[] SWITCH = Message.ascii("switch-user");
    private static final byte[] LOGON = Message.ascii("logon");
    private static final byte[] SESSION = Message.ascii("session-opened");
    private static final byte[] SESSION_CLOSED = Message.ascii("session-closed");
    private static final byte[] OPENED = Message.ascii("connection-opened");
    private static final byte[] USER_ADDED = Message.ascii("user-added");
    private static final byte[] GROUP_ADDED = Message.ascii("group-added");
    private static final byte[] USER_DELETED = Message.ascii("user-deleted");
    private static final byte[] MEMBER_ADDED = Message.ascii("group-member-added");
    private static final byte[] CHANGED = Message.ascii("password-changed");

    private HostMessages() {}

    /// `NAME : [why not ; ]TTY=pts/0 ; PWD=/root ; USER=root ; COMMAND=/bin/ls`.
    static void sudo(Message text) {
        int name = text.from();
        while (text.at(name) == ' ') {
            name++;
        }
        int colon = text.find(name, " : ");
        int command = text.find(Math.max(colon, name), " COMMAND=");
        if (colon < 0 || command < 0) {
            return;
        }
        text.action(COMMAND);
        text.set(SyslogColumn.ACTOR, name, colon);
        text.set(SyslogColumn.COMMAND, command + 9, text.to());
        boolean refused =
                !text.startsAt(colon + 3, "TTY=")
                        && !text.startsAt(colon + 3, "PWD=")
                        && !text.startsAt(colon + 3, "HOST=");
        text.success(!refused);
        if (refused) {
            int end = text.find(colon, " ; ");
            text.set(SyslogColumn.DETAILS, colon + 3, end < 0 ? command : end);
        }
        int end = text.to();
        text.narrow(colon, command);
        part(text, " TTY=", SyslogColumn.TTY);
        part(text, " PWD=", SyslogColumn.DIRECTORY);
        part(text, " USER=", SyslogColumn.TARGET);
        text.narrow(name, end);
    }

    private static void part(Message text, String key, SyslogColumn column) {
        int at = text.find(text.from(), key);
        if (at >= 0) {
            int start = at + key.length();
            int end = text.find(start, " ;");
            text.set(column, start, end < 0 ? text.to() : end);
        }
    }

    /// `Successful su for root by ann`, `FAILED su for root by ann`, `(to root) ann on pts/0`,
    /// `FAILED SU (to root) ann on pts/0`, `+ /dev/pts/0 ann:root`, `- pts/0 ann:root`.
    static void su(Message text) {
        boolean failed = text.starts("FAILED ");
        int to = text.find(text.from(), "(to ");
        int by = text.findLast(text.to(), " by ");
        int target = text.find(text.from(), " su for ");
        byte first = text.at(text.from());
        if (target >= 0 && by > target) {
            text.action(SWITCH);
            text.success(!failed);
            text.set(SyslogColumn.TARGET, target + 8, by);
            text.set(SyslogColumn.ACTOR, by + 4, text.to());
        } else if (to >= 0 && (to == text.from() || failed)) {
            int close = text.find(to, ") ");
            int on = text.findLast(text.to(), " on ");
            if (close > 0) {
                text.action(SWITCH);
                text.success(!failed);
                text.set(SyslogColumn.TARGET, to + 4, close);
                text.set(SyslogColumn.ACTOR, close + 2, on > close ? on : text.to());
                if (on > close) {
                    text.set(SyslogColumn.TTY, on + 4, text.to());
                }
            }
        } else if ((first == '+' || first == '-') && text.at(text.from() + 1) == ' ') {
            int tty = text.from() + 2;
            int ttyEnd = text.space(tty);
            int colon = text.find(ttyEnd, ":");
            if (colon > ttyEnd) {
                // Written beside the line that tells of the switch, which has the action.
                text.success(first == '+');
                text.set(SyslogColumn.TTY, tty, ttyEnd);
                text.set(SyslogColumn.ACTOR, ttyEnd + 1, colon);
                text.set(SyslogColumn.TARGET, colon + 1, text.to());
            }
        }
    }

    /// `(root) CMD ( /usr/bin/x)`.
    static void cron(Message text) {
        int close = text.find(text.from(), ") CMD (");
        if (text.at(text.from()) == '(' && close > 0) {
            text.action(COMMAND);
            text.success(true);
            text.set(SyslogColumn.ACTOR, text.from() + 1, close);
            int start = close + 7;
            while (text.at(start) == ' ') {
                start++;
            }
            int end = text.at(text.to() - 1) == ')' ? text.to() - 1 : text.to();
            text.set(SyslogColumn.COMMAND, start, end);
        }
    }

    /// `FAILED LOGIN 1 FROM HOST FOR NAME, why`, `LOGIN ON tty1 BY NAME`, `ROOT LOGIN ON tty2`.
    static void login(Message text) {
        int failed = text.find(text.from(), "FAILED LOGIN ");
        int by = text.find(text.from(), " BY ");
        int on = text.find(text.from(), "LOGIN ON ");
        if (failed >= 0) {
            text.action(LOGON);
            text.success(false);
            int from = text.find(failed, " FROM ");
            int name = text.find(failed, " FOR ");
            int comma = text.findLast(text.to(), ", ");
            if (name > 0) {
                text.set(SyslogColumn.TARGET, name + 5, comma > name ? comma : text.to());
            }
            if (from > 0 && name > from && !text.is(from + 6, name, "(null)")) {
                text.source(from + 6, name);
            }
        } else if (on >= 0) {
            text.action(LOGON);
            text.success(true);
            int tty = on + 9;
            int end = text.space(tty);
            text.set(SyslogColumn.TTY, tty, end);
            if (text.starts("ROOT ")) {
                text.constant(SyslogColumn.TARGET, Message.ascii("root"));
            } else if (by > 0) {
                text.set(SyslogColumn.TARGET, by + 4, text.space(by + 4));
            }
        }
    }

    /// `New session 12 of user ann.`, `Removed session 12.`.
    static void logind(Message text) {
        boolean removed = text.starts("Removed session ");
        if (!removed && !text.starts("New session ")) {
            return;
        }
        text.action(removed ? SESSION_CLOSED : SESSION);
        text.success(true);
        int id = text.from() + (removed ? 16 : 12);
        int end = text.space(id);
        text.set(SyslogColumn.SESSION, id, text.at(end - 1) == '.' ? end - 1 : end);
        int user = text.find(end, " of user ");
        if (user >= 0) {
            int stop = text.findLast(text.to(), ".");
            text.set(SyslogColumn.TARGET, user + 9, stop > user ? stop : text.to());
        }
    }

    /// useradd, groupadd, usermod, gpasswd, userdel, passwd.
    static void accounts(Message text) {
        if (text.starts("new user: name=")) {
            named(text, USER_ADDED, true, text.from() + 15, ",");
        } else if (text.starts("new group: name=")) {
            named(text, GROUP_ADDED, true, text.from() + 16, ",");
        } else if (text.starts("failed adding user '")) {
            named(text, USER_ADDED, false, text.from() + 20, "'");
        } else if (text.starts("delete user '")) {
            named(text, USER_DELETED, true, text.from() + 13, "'");
        } else if (text.starts("add '") && text.find(text.from(), "' to group '") > 0) {
            named(text, MEMBER_ADDED, true, text.from() + 5, "'");
        } else if (text.starts("password for '") && text.find(text.from(), "' changed") > 0) {
            named(text, CHANGED, true, text.from() + 14, "'");
        }
    }

    private static void named(Message text, byte[] action, boolean success, int start, String end) {
        text.action(action);
        text.success(success);
        int stop = text.find(start, end);
        text.set(SyslogColumn.TARGET, start, stop < 0 ? text.to() : stop);
    }

    /// `connection from ADDRESS (NAME) at Sun Jul 17 ...`, `ANONYMOUS FTP LOGIN FROM ADDRESS, ...`.
    static void ftp(Message text) {
        if (text.starts("connection from ")) {
            int start = text.from() + 16;
            int end = text.space(start);
            text.action(OPENED);
            text.source(start, end);
            int close = text.find(end, ") ");
            if (text.startsAt(end, " (") && close > end + 2) {
                text.set(SyslogColumn.SOURCE, end + 2, close);
            }
        } else if (text.starts("ANONYMOUS FTP LOGIN FROM ")) {
            int start = text.from() + 25;
            int comma = text.find(start, ",");
            text.action(LOGON);
            text.success(true);
            text.constant(SyslogColumn.TARGET, Message.ascii("anonymous"));
            text.source(start, comma < 0 ? text.space(start) : comma);
        }
    }

    /// `Authentication failed from ADDRESS (NAME): ...` of klogind.
    static void kerberos(Message text) {
        if (text.starts("Authentication failed from ")) {
            int start = text.from() + 27;
            text.action(LOGON);
            text.success(false);
            text.source(start, text.space(start));
        }
    }
}
