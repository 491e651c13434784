package spoor.mining.logons;

import java.util.Locale;
import java.util.Map;

/// What a Windows security identifier stands for, by its whole text.
///
/// Source: Microsoft's "Well-known SIDs" and MS-DTYP 2.4.2.4. The last part of an account's
/// identifier is compared as a number: 1500 is not 500.
final class WellKnownSids {
    private static final Map<String, String> WHOLE =
            Map.ofEntries(
                    Map.entry("S-1-0-0", "nobody"),
                    Map.entry("S-1-1-0", "Everyone"),
                    Map.entry("S-1-2-0", "LOCAL"),
                    Map.entry("S-1-2-1", "CONSOLE LOGON"),
                    Map.entry("S-1-3-0", "CREATOR OWNER"),
                    Map.entry("S-1-3-1", "CREATOR GROUP"),
                    Map.entry("S-1-3-4", "OWNER RIGHTS"),
                    Map.entry("S-1-5-1", "DIALUP"),
                    Map.entry("S-1-5-2", "NETWORK"),
                    Map.entry("S-1-5-3", "BATCH"),
                    Map.entry("S-1-5-4", "INTERACTIVE"),
                    Map.entry("S-1-5-6", "SERVICE"),
                    Map.entry("S-1-5-7", "ANONYMOUS LOGON"),
                    Map.entry("S-1-5-9", "ENTERPRISE DOMAIN CONTROLLERS"),
                    Map.entry("S-1-5-10", "SELF"),
                    Map.entry("S-1-5-11", "Authenticated Users"),
                    Map.entry("S-1-5-12", "RESTRICTED"),
                    Map.entry("S-1-5-13", "TERMINAL SERVER USER"),
                    Map.entry("S-1-5-14", "REMOTE INTERACTIVE LOGON"),
                    Map.entry("S-1-5-15", "This Organization"),
                    Map.entry("S-1-5-17", "IUSR"),
                    Map.entry("S-1-5-18", "LOCAL SYSTEM"),
                    Map.entry("S-1-5-19", "LOCAL SERVICE"),
                    Map.entry("S-1-5-20", "NETWORK SERVICE"),
                    Map.entry("S-1-5-64-10", "NTLM Authentication"),
                    Map.entry("S-1-5-64-14", "SChannel Authentication"),
                    Map.entry("S-1-5-64-21", "Digest Authentication"),
                    Map.entry("S-1-5-80-0", "all services"),
                    Map.entry("S-1-5-113", "local accounts"),
                    Map.entry("S-1-5-114", "local accounts that are administrators"),
                    Map.entry("S-1-16-0", "untrusted integrity"),
                    Map.entry("S-1-16-4096", "low integrity"),
                    Map.entry("S-1-16-8192", "medium integrity"),
                    Map.entry("S-1-16-8448", "medium plus integrity"),
                    Map.entry("S-1-16-12288", "high integrity"),
                    Map.entry("S-1-16-16384", "system integrity"),
                    Map.entry("S-1-16-20480", "protected process integrity"));

    private static final Map<Long, String> BUILT_IN =
            Map.ofEntries(
                    Map.entry(544L, "Administrators"),
                    Map.entry(545L, "Users"),
                    Map.entry(546L, "Guests"),
                    Map.entry(547L, "Power Users"),
                    Map.entry(548L, "Account Operators"),
                    Map.entry(549L, "Server Operators"),
                    Map.entry(550L, "Print Operators"),
                    Map.entry(551L, "Backup Operators"),
                    Map.entry(552L, "Replicators"),
                    Map.entry(554L, "Pre-Windows 2000 Compatible Access"),
                    Map.entry(555L, "Remote Desktop Users"),
                    Map.entry(556L, "Network Configuration Operators"),
                    Map.entry(557L, "Incoming Forest Trust Builders"),
                    Map.entry(558L, "Performance Monitor Users"),
                    Map.entry(559L, "Performance Log Users"),
                    Map.entry(560L, "Windows Authorization Access Group"),
                    Map.entry(561L, "Terminal Server License Servers"),
                    Map.entry(562L, "Distributed COM Users"),
                    Map.entry(568L, "IIS_IUSRS"),
                    Map.entry(569L, "Cryptographic Operators"),
                    Map.entry(573L, "Event Log Readers"),
                    Map.entry(574L, "Certificate Service DCOM Access"),
                    Map.entry(575L, "RDS Remote Access Servers"),
                    Map.entry(576L, "RDS Endpoint Servers"),
                    Map.entry(577L, "RDS Management Servers"),
                    Map.entry(578L, "Hyper-V Administrators"),
                    Map.entry(579L, "Access Control Assistance Operators"),
                    Map.entry(580L, "Remote Management Users"));

    private static final Map<Long, String> OF_DOMAIN =
            Map.ofEntries(
                    Map.entry(500L, "built-in administrator"),
                    Map.entry(501L, "built-in guest"),
                    Map.entry(502L, "krbtgt, the account of the key distribution center"),
                    Map.entry(503L, "built-in default account"),
                    Map.entry(504L, "account of Windows Defender Application Guard"),
                    Map.entry(512L, "Domain Admins"),
                    Map.entry(513L, "Domain Users"),
                    Map.entry(514L, "Domain Guests"),
                    Map.entry(515L, "Domain Computers"),
                    Map.entry(516L, "Domain Controllers"),
                    Map.entry(517L, "Cert Publishers"),
                    Map.entry(518L, "Schema Admins"),
                    Map.entry(519L, "Enterprise Admins"),
                    Map.entry(520L, "Group Policy Creator Owners"),
                    Map.entry(521L, "Read-only Domain Controllers"),
                    Map.entry(522L, "Cloneable Domain Controllers"),
                    Map.entry(525L, "Protected Users"),
                    Map.entry(526L, "Key Admins"),
                    Map.entry(527L, "Enterprise Key Admins"),
                    Map.entry(553L, "RAS and IAS Servers"),
                    Map.entry(571L, "Allowed RODC Password Replication Group"),
                    Map.entry(572L, "Denied RODC Password Replication Group"));

    private WellKnownSids() {}

    /// '' of text that is no identifier, or of one without a meaning of its own.
    static String name(String text) {
        String sid = text.strip().toUpperCase(Locale.ROOT);
        String whole = WHOLE.get(sid);
        if (whole != null) {
            return whole;
        }
        String[] parts = sid.split("-", 17);
        if (parts.length < 5 || !parts[0].equals("S") || !parts[1].equals("1")) {
            return "";
        }
        return switch (parts[2] + "-" + parts[3]) {
            case "5-5" -> "logon session";
            case "5-21" -> account(parts);
            case "5-32" -> "group " + BUILT_IN.getOrDefault(number(parts[4]), "built into Windows");
            case "5-80" -> "service account";
            case "5-82" -> "application pool of IIS";
            case "5-83" -> "virtual machine";
            case "5-90" -> "Window Manager";
            case "5-96" -> "Font Driver Host";
            case "12-1" -> "account of Entra ID";
            default -> "";
        };
    }

    /// `S-1-5-21-a-b-c-RID`: of a machine or a domain, which the identifier does not tell apart.
    private static String account(String[] parts) {
        if (parts.length != 8) {
            return "";
        }
        return OF_DOMAIN.getOrDefault(number(parts[7]), "account of the machine or domain");
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
