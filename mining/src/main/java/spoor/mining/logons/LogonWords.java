package spoor.mining.logons;

import java.util.Locale;
import java.util.Map;

/// The words for the numbers of a logon: its type, its session, why it failed.
///
/// Sources: Microsoft's pages of the events 4624 and 4625, `SECURITY_LOGON_TYPE` of ntsecapi.h, and
/// MS-ERREF for the status codes.
final class LogonWords {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("0", "System"),
                    Map.entry("2", "Interactive"),
                    Map.entry("3", "Network"),
                    Map.entry("4", "Batch"),
                    Map.entry("5", "Service"),
                    Map.entry("6", "Proxy"),
                    Map.entry("7", "Unlock"),
                    Map.entry("8", "NetworkCleartext"),
                    Map.entry("9", "NewCredentials"),
                    Map.entry("10", "RemoteInteractive"),
                    Map.entry("11", "CachedInteractive"),
                    Map.entry("12", "CachedRemoteInteractive"),
                    Map.entry("13", "CachedUnlock"));

    private static final Map<String, String> SESSIONS =
            Map.of(
                    "0x3e3", "session of IUSR",
                    "0x3e4", "session of NETWORK SERVICE",
                    "0x3e5", "session of LOCAL SERVICE",
                    "0x3e6", "anonymous session",
                    "0x3e7", "session of the system");

    private static final Map<String, String> FAILURES =
            Map.ofEntries(
                    Map.entry("0xc000005e", "no logon server was available"),
                    Map.entry("0xc0000064", "the user name does not exist"),
                    Map.entry("0xc000006a", "wrong password"),
                    Map.entry("0xc000006d", "wrong user name or password"),
                    Map.entry("0xc000006e", "a restriction of the account"),
                    Map.entry("0xc000006f", "outside the permitted hours"),
                    Map.entry("0xc0000070", "not from this workstation"),
                    Map.entry("0xc0000071", "the password has expired"),
                    Map.entry("0xc0000072", "the account is disabled"),
                    Map.entry("0xc00000dc", "the server is in the wrong state"),
                    Map.entry("0xc0000133", "the clocks differ too much"),
                    Map.entry("0xc000015b", "this type of logon is not granted"),
                    Map.entry("0xc000018c", "the trust between the domains failed"),
                    Map.entry("0xc0000192", "the Netlogon service is not started"),
                    Map.entry("0xc0000193", "the account has expired"),
                    Map.entry("0xc0000224", "the password must be changed first"),
                    Map.entry("0xc0000225", "a fault of Windows"),
                    Map.entry("0xc0000234", "the account is locked out"),
                    Map.entry("0xc00002ee", "an error during the logon"),
                    Map.entry("0xc0000388", "a downgrade of the protocol was detected"),
                    Map.entry("0xc0000413", "the authentication firewall forbids it"));

    private LogonWords() {}

    /// `Network` of `3`; text as it stands; '' of a number without a name.
    static String type(String type) {
        String name = TYPES.get(type);
        return name != null ? name : isNumber(type) ? "" : type;
    }

    /// '' of a session that is not well-known.
    static String session(String id) {
        return SESSIONS.getOrDefault(hex(id), "");
    }

    /// `success`, or `failure: ...`; '' where the record does not say.
    ///
    /// @param event the event's number or action
    static String result(String event, String status, String subStatus) {
        boolean failed =
                event.equals("4625")
                        || event.equals("LogonFailed")
                        || hex(status).startsWith("0xc");
        if (failed) {
            String why = FAILURES.getOrDefault(hex(subStatus), "");
            if (why.isEmpty()) {
                why = FAILURES.getOrDefault(hex(status), "");
            }
            String code = isZero(hex(subStatus)) ? hex(status) : hex(subStatus);
            return "failure" + (why.isEmpty() ? code.isEmpty() ? "" : ": " + code : ": " + why);
        }
        boolean succeeded =
                event.equals("4624") || event.equals("LogonSuccess") || hex(status).equals("0x0");
        return succeeded ? "success" : "";
    }

    private static boolean isZero(String code) {
        return code.isEmpty() || code.equals("0x0");
    }

    /// A number as `0x` and small digits, whether the log writes `0xC000006A`, `3221225578` or, of
    /// 32 bits with a sign, `-1073741718`; '' of no number.
    private static String hex(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (trimmed.startsWith("0x")) {
                return "0x" + Long.toHexString(Long.parseUnsignedLong(trimmed.substring(2), 16));
            }
            long number = Long.parseLong(trimmed);
            boolean signed = number < 0 && number >= Integer.MIN_VALUE;
            return "0x" + Long.toHexString(signed ? number & 0xFFFF_FFFFL : number);
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    }
}
