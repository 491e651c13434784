package spoor.formats.syslog;

/// What sshd logs. The name that a client gives is written as it came and may imitate what follows
/// it, so the address is looked for from the end.
final class SshMessages {
    private static final byte[] LOGON = Message.ascii("logon");
    private static final byte[] INVALID_USER = Message.ascii("invalid-user");
    private static final byte[] OPENED = Message.ascii("connection-opened");
    private static final byte[] CLOSED = Message.ascii("connection-closed");
    private static final byte[] REFUSED = Message.ascii("connection-refused");
    private static final byte[] TOO_MANY = Message.ascii("too-many-failures");
    private static final byte[] SESSION = Message.ascii("session-opened");
    private static final byte[] SESSION_CLOSED = Message.ascii("session-closed");
    private static final byte[] LISTENING = Message.ascii("listening");
    private static final byte[] MAPPING = Message.ascii("address-mapping-failed");
    private static final byte[] NO_SUCH_USER = Message.ascii("No such user");
    private static final byte[] NOT_ALLOWED = Message.ascii("Logon violates policy");

    private SshMessages() {}

    static void read(Message text) {
        switch (text.at(text.from())) {
            case 'A' -> accepted(text);
            case 'F' -> attempt(text, "Failed ", false);
            case 'I' -> invalid(text);
            case 'i' -> input(text);
            case 'C' -> connection(text);
            case 'R' -> received(text);
            case 'D' -> disconnected(text);
            case 'B' -> protocol(text);
            case 'e' -> error(text);
            case 'f' -> fatal(text);
            case 'm' -> {
                if (text.starts("maximum authentication attempts")) {
                    maximum(text);
                }
            }
            case 'r' -> mapping(text);
            case 'U' -> refused(text);
            case 'S' -> session(text);
            case 'P' -> attempt(text, "Postponed ", true);
            default -> {}
        }
    }

    private static void accepted(Message text) {
        if (text.starts("Accepted ")) {
            attempt(text, "Accepted ", true);
        } else if (text.starts("Address ")) {
            mapped(text);
        }
    }

    /// `Failed password for [invalid user ]NAME from ADDRESS port N ssh2`.
    private static void attempt(Message text, String verb, boolean success) {
        if (!text.starts(verb)) {
            return;
        }
        int method = text.from() + verb.length();
        int methodEnd = text.space(method);
        int name = methodEnd + 5;
        if (!text.startsAt(methodEnd, " for ")) {
            return;
        }
        int from = fromPlace(text, name - 1);
        text.action(LOGON);
        if (!verb.startsWith("P")) {
            text.success(success);
        }
        text.set(SyslogColumn.METHOD, method, methodEnd);
        name(text, name, from < 0 ? text.to() : from);
    }

    /// Finds the last ` from ADDRESS [port N]` behind `start`, sets both, and gives its place, -1
    /// where there is none.
    private static int fromPlace(Message text, int start) {
        int from = text.findLast(text.to(), " from ");
        while (from >= start) {
            int address = from + 6;
            int end = text.space(address);
            if (text.isAddress(address, end) || text.startsAt(end, " port ")) {
                address(text, address, end);
                return from;
            }
            from = text.findLast(from, " from ");
        }
        return -1;
    }

    /// An address that ends at `end`, perhaps with a colon (`Received disconnect from ADDRESS:
    /// 11:`), and the port that may follow.
    private static void address(Message text, int start, int end) {
        int stop = end;
        if (stop > start && text.at(stop - 1) == ':' && !text.startsAt(stop - 2, "::")) {
            stop--;
        }
        text.source(start, stop);
        if (text.startsAt(end, " port ")) {
            int port = end + 6;
            int portEnd = port;
            while (portEnd < text.to() && text.at(portEnd) >= '0' && text.at(portEnd) <= '9') {
                portEnd++;
            }
            text.setPort(port, portEnd);
        }
    }

    /// A name that may stand behind `invalid user ` or `authenticating user `.
    private static void name(Message text, int start, int end) {
        int name = start;
        for (String word : new String[] {"invalid user ", "illegal user "}) {
            if (text.startsAt(start, word) && start + word.length() <= end) {
                name = start + word.length();
                text.constant(SyslogColumn.DETAILS, NO_SUCH_USER);
            }
        }
        for (String word : new String[] {"authenticating user ", "user "}) {
            if (text.startsAt(start, word) && start + word.length() <= end) {
                name = start + word.length();
                break;
            }
        }
        text.set(SyslogColumn.TARGET, name, end);
    }

    /// `Invalid user NAME from ADDRESS[ port N]`; the name may be empty.
    private static void invalid(Message text) {
        boolean old = text.starts("Illegal user ");
        if (!old && !text.starts("Invalid user ")) {
            return;
        }
        int name = text.from() + 13;
        int from = fromPlace(text, name - 1);
        text.action(INVALID_USER);
        text.success(false);
        text.constant(SyslogColumn.DETAILS, NO_SUCH_USER);
        text.set(SyslogColumn.TARGET, name, from < 0 ? text.to() : from);
    }

    private static void input(Message text) {
        String start = "input_userauth_request: invalid user ";
        if (text.starts(start)) {
            text.action(INVALID_USER);
            text.success(false);
            text.constant(SyslogColumn.DETAILS, NO_SUCH_USER);
            int end = text.findLast(text.to(), " [preauth]");
            text.set(SyslogColumn.TARGET, text.from() + start.length(), end < 0 ? text.to() : end);
        }
    }

    private static void connection(Message text) {
        if (text.starts("Connection closed by ") || text.starts("Connection reset by ")) {
            text.action(CLOSED);
            peer(text, text.find(text.from(), " by ") + 4);
        } else if (text.starts("Connection from ")) {
            text.action(OPENED);
            int start = text.from() + 16;
            address(text, start, text.space(start));
        } else if (text.starts("Close session: ")) {
            text.action(SESSION_CLOSED);
            int from = fromPlace(text, text.from());
            name(text, text.from() + 15, from < 0 ? text.to() : from);
        }
    }

    /// `[invalid user NAME |authenticating user NAME |user NAME ]ADDRESS[ port N][ [preauth]]`.
    private static void peer(Message text, int start) {
        int end = text.findLast(text.to(), " [preauth]");
        end = end < start ? text.to() : end;
        int port = text.findLast(end, " port ");
        int stop = port > start ? port : end;
        int address = stop;
        while (address > start && text.at(address - 1) != ' ') {
            address--;
        }
        if (stop < end || text.isAddress(address, stop)) {
            address(text, address, stop);
        }
        if (address > start) {
            name(text, start, address - 1);
        }
    }

    private static void received(Message text) {
        if (text.starts("Received disconnect from ")) {
            text.action(CLOSED);
            int start = text.from() + 25;
            address(text, start, text.space(start));
        }
    }

    private static void disconnected(Message text) {
        if (text.starts("Disconnected from ")) {
            text.action(CLOSED);
            peer(text, text.from() + 18);
        } else if (text.starts("Disconnecting")) {
            boolean many = text.find(text.from(), "Too many authentication failures") >= 0;
            text.action(many ? TOO_MANY : CLOSED);
            if (many) {
                text.success(false);
                int name = text.find(text.from(), " failures for ");
                if (name >= 0) {
                    int end = text.findLast(text.to(), " [preauth]");
                    name(text, name + 14, end < 0 ? text.to() : end);
                }
            }
            int colon = text.findLast(text.to(), ": ");
            if (text.starts("Disconnecting ") && colon > 0) {
                int from = text.from();
                int to = text.to();
                text.narrow(from, colon);
                peer(text, from + 14);
                text.narrow(from, to);
            }
        } else if (text.starts("Did not receive identification string from ")) {
            text.action(REFUSED);
            int start = text.from() + 43;
            address(text, start, text.space(start));
        }
    }

    private static void protocol(Message text) {
        if (text.starts("Bad protocol version identification ")) {
            text.action(REFUSED);
            fromPlace(text, text.from());
        }
    }

    private static void error(Message text) {
        if (text.starts("error: ")) {
            int from = text.from();
            text.narrow(from + 7, text.to());
            if (text.starts("maximum authentication attempts")) {
                maximum(text);
            } else if (text.starts("Received disconnect from ")) {
                received(text);
            } else if (text.starts("PAM: ")) {
                pam(text);
            }
            text.narrow(from, text.to());
        }
    }

    /// `PAM: Authentication failure for [illegal user ]NAME from HOST`.
    private static void pam(Message text) {
        int name = text.find(text.from(), " for ");
        if (name < 0) {
            return;
        }
        text.action(LOGON);
        text.success(false);
        int from = text.findLast(text.to(), " from ");
        if (from > name) {
            text.source(from + 6, text.space(from + 6));
        }
        name(text, name + 5, from > name ? from : text.to());
    }

    private static void maximum(Message text) {
        text.action(TOO_MANY);
        text.success(false);
        int name = text.find(text.from(), " exceeded for ");
        int from = fromPlace(text, text.from());
        if (name >= 0) {
            name(text, name + 14, from > name ? from : text.to());
        }
    }

    private static void fatal(Message text) {
        int with = text.find(text.from(), "Unable to negotiate with ");
        if (with >= 0) {
            text.action(REFUSED);
            address(text, with + 25, text.space(with + 25));
        }
    }

    /// `reverse mapping checking getaddrinfo for NAME [ADDRESS] failed - POSSIBLE BREAK-IN
    /// ATTEMPT!`.
    private static void mapping(Message text) {
        if (!text.starts("reverse mapping checking getaddrinfo for ")) {
            return;
        }
        text.action(MAPPING);
        int name = text.from() + 41;
        int end = text.space(name);
        text.set(SyslogColumn.SOURCE, name, end);
        int close = text.find(end, "]");
        if (text.startsAt(end, " [") && close > 0) {
            text.set(SyslogColumn.ADDRESS, end + 2, close);
        }
    }

    /// `Address ADDRESS maps to NAME, but this does not map back to the address`.
    private static void mapped(Message text) {
        int address = text.from() + 8;
        int end = text.space(address);
        if (text.startsAt(end, " maps to ")) {
            text.action(MAPPING);
            text.source(address, end);
            int comma = text.find(end, ",");
            text.set(SyslogColumn.SOURCE, end + 9, comma < 0 ? text.space(end + 9) : comma);
        }
    }

    /// `User NAME from HOST not allowed because ...`.
    private static void refused(Message text) {
        int why = text.find(text.from(), " not allowed because ");
        if (text.starts("User ") && why > 0) {
            text.action(LOGON);
            text.success(false);
            text.constant(SyslogColumn.DETAILS, NOT_ALLOWED);
            int from = text.findLast(why, " from ");
            if (from > 0) {
                text.source(from + 6, why);
            }
            text.set(SyslogColumn.TARGET, text.from() + 5, from > 0 ? from : why);
        } else if (text.starts("Unable to negotiate with ")) {
            fatal(text);
        }
    }

    /// `Starting session: shell on pts/1 for NAME from ADDRESS port N id 0`.
    private static void session(Message text) {
        if (text.starts("Starting session: ")) {
            text.action(SESSION);
            text.success(true);
            int from = fromPlace(text, text.from());
            int name = text.find(text.from(), " for ");
            if (name >= 0 && from > name) {
                text.set(SyslogColumn.TARGET, name + 5, from);
            }
            int terminal = text.find(text.from(), " on ");
            if (terminal >= 0 && terminal < name) {
                text.set(SyslogColumn.TTY, terminal + 4, name);
            }
        } else if (text.starts("Server listening on ")) {
            text.action(LISTENING);
        }
    }
}
