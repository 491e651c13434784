package spoor.mining.logons;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What one logon reads like.
record LogonText(
        String account,
        String type,
        String sid,
        String session,
        String by,
        String from,
        String result,
        String sentence) {

    private static final Map<String, String> MANNERS =
            Map.ofEntries(
                    Map.entry("System", "at the start of the system"),
                    Map.entry("Interactive", "at the console"),
                    Map.entry("Network", "over the network"),
                    Map.entry("Batch", "for a batch job"),
                    Map.entry("Service", "as a service"),
                    Map.entry("Unlock", "to unlock the screen"),
                    Map.entry("NetworkCleartext", "over the network, with the password in clear"),
                    Map.entry("NewCredentials", "with other credentials for the network"),
                    Map.entry("RemoteInteractive", "over remote desktop"),
                    Map.entry("CachedInteractive", "at the console, with cached credentials"),
                    Map.entry(
                            "CachedRemoteInteractive",
                            "over remote desktop, with cached credentials"),
                    Map.entry("CachedUnlock", "to unlock the screen, with cached credentials"));

    static LogonText of(Map<LogonPart, String> values) {
        String account = account(get(values, LogonPart.DOMAIN), get(values, LogonPart.ACCOUNT));
        String number = get(values, LogonPart.TYPE);
        String name = LogonWords.type(number);
        String type = name.equals(number) ? name : (name.isEmpty() ? "unknown" : name);
        String sid = WellKnownSids.name(get(values, LogonPart.SID));
        String by = account(get(values, LogonPart.BY_DOMAIN), get(values, LogonPart.BY_ACCOUNT));
        String from = from(get(values, LogonPart.ADDRESS), get(values, LogonPart.WORKSTATION));
        String result =
                LogonWords.result(
                        get(values, LogonPart.EVENT),
                        get(values, LogonPart.STATUS),
                        get(values, LogonPart.SUB_STATUS));
        StringBuilder text = new StringBuilder(account.isEmpty() ? "Someone" : account);
        if (!sid.isEmpty()) {
            text.append(" (").append(sid).append(')');
        }
        text.append(result.startsWith("failure") ? " failed to log on" : " logged on");
        append(text, " to ", get(values, LogonPart.HOST));
        text.append(' ').append(MANNERS.getOrDefault(name, "with type " + number));
        append(text, ", asked by ", by);
        append(text, ", from ", from);
        append(text, ", by ", get(values, LogonPart.PACKAGE));
        if (result.startsWith("failure: ")) {
            text.append(": ").append(result.substring("failure: ".length()));
        }
        return new LogonText(
                account,
                type,
                sid,
                LogonWords.session(get(values, LogonPart.SESSION)),
                by,
                from,
                result,
                text.append('.').toString());
    }

    /// In the order of the columns that are added.
    List<String> cells() {
        return List.of(account, type, sid, session, by, from, result, sentence);
    }

    private static String get(Map<LogonPart, String> values, LogonPart part) {
        return values.getOrDefault(part, "");
    }

    private static void append(StringBuilder text, String before, String part) {
        if (!part.isEmpty()) {
            text.append(before).append(part);
        }
    }

    /// `DOMAIN\name`, or the one that is there.
    private static String account(String domain, String name) {
        return domain.isEmpty() || name.isEmpty() ? name + domain : domain + "\\" + name;
    }

    /// `10.0.0.66 (KIOSK)`; an IPv4 address that is written as an IPv6 one in its own form.
    private static String from(String address, String workstation) {
        String lower = address.toLowerCase(Locale.ROOT);
        String shown =
                switch (lower) {
                    case "::1", "127.0.0.1" -> "this machine, " + lower;
                    default -> lower.startsWith("::ffff:") ? lower.substring(7) : address;
                };
        if (shown.isEmpty()) {
            return workstation;
        }
        return workstation.isEmpty() ? shown : shown + " (" + workstation + ")";
    }
}
