package spoor.workbench.entities;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import spoor.model.Column;
import spoor.model.KqlType;

/// What a text of a log names. Columns are told by their names, as Microsoft Sentinel, Defender and
/// Zeek call them, values of unknown columns by their form.
public enum EntityKind {
    ADDRESS(
            "address",
            Set.of(
                    "idorigh", "idresph", "cip", "sip", "srcaddr", "dstaddr", "ip", "txhosts",
                    "rxhosts"),
            List.of("ip", "ipaddress", "ipaddr", "ipv4", "ipv6"),
            "(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}"),
    ACCOUNT(
            "account",
            Set.of("caller", "actor", "initiatedby", "login", "identity", "auid", "principal"),
            List.of("user", "username", "userid", "account", "accountname", "upn", "principalname"),
            ""),
    HOST(
            "host",
            Set.of("host", "machine", "workstation", "dvc", "agentname"),
            List.of("computer", "computername", "hostname", "devicename", "workstationname"),
            ""),
    PROCESS(
            "process",
            Set.of("process", "exe", "comm", "image", "parentimage", "filename", "folderpath"),
            List.of("processname", "processpath", "processfilename"),
            ""),
    HASH(
            "hash",
            Set.of("hash", "hashes"),
            List.of("md5", "sha1", "sha256", "sha512", "filehash", "ja3", "ja3s"),
            "[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}"),
    DOMAIN(
            "domain",
            Set.of("query", "host", "domain", "servername", "qname"),
            List.of("dnsquery", "domainname", "fqdn"),
            ""),
    URL(
            "url",
            Set.of("uri", "referrer", "referer"),
            List.of("url", "requesturi"),
            "[A-Za-z][A-Za-z0-9+.-]{1,15}://.+");

    /// Names that end so and are of Windows' own domains, which no DNS knows.
    private static final List<String> NOT_DNS =
            List.of("targetdomainname", "subjectdomainname", "accountdomainname", "userdomainname");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
    private final Set<String> names;

    @SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
    private final List<String> endings;

    private final Pattern form;

    EntityKind(String label, Set<String> names, List<String> endings, String form) {
        this.label = label;
        this.names = names;
        this.endings = endings;
        this.form = Pattern.compile(form);
    }

    /// What people call it.
    public String label() {
        return label;
    }

    /// Whether a column holds such things, by its name and type.
    public boolean holds(Column column) {
        if (column.type() != KqlType.STRING) {
            return false;
        }
        String name = column.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (this == DOMAIN && NOT_DNS.contains(name)) {
            return false;
        }
        return names.contains(name) || endings.stream().anyMatch(name::endsWith);
    }

    /// Whether a value looks so unmistakably.
    public boolean looks(String value) {
        return !form.pattern().isEmpty() && value.length() <= 2048 && form.matcher(value).matches();
    }
}
