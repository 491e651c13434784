package spoor.mining.logons;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import spoor.model.Column;
import spoor.model.KqlType;

/// What a record says of a logon; each is also an argument, in lower case.
@SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
enum LogonPart {
    TYPE("LogonType"),
    ACCOUNT("TargetUserName", "AccountName"),
    DOMAIN("TargetDomainName", "AccountDomain"),
    SID("TargetUserSid", "AccountSid"),
    SESSION("TargetLogonId", "LogonId"),
    HOST("Computer", "Hostname", "DeviceName"),
    BY_ACCOUNT("SubjectUserName", "InitiatingProcessAccountName"),
    BY_DOMAIN("SubjectDomainName", "InitiatingProcessAccountDomain"),
    PROCESS("LogonProcessName"),
    PACKAGE("AuthenticationPackageName", "Protocol"),
    ADDRESS("IpAddress", "RemoteIP"),
    WORKSTATION("WorkstationName", "RemoteDeviceName"),
    STATUS("Status"),
    SUB_STATUS("SubStatus"),
    EVENT("EventID", "EventId", "ActionType");

    static final Set<KqlType> TYPES =
            EnumSet.of(KqlType.STRING, KqlType.INT, KqlType.LONG, KqlType.REAL);

    private final List<String> columns;

    LogonPart(String... columns) {
        this.columns = List.of(columns);
    }

    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names that published tables give it: SecurityEvent's, then DeviceLogonEvents'.
    List<String> columns() {
        return columns;
    }

    Optional<Column> in(List<Column> table) {
        return columns.stream()
                .flatMap(name -> table.stream().filter(column -> column.name().equals(name)))
                .filter(column -> TYPES.contains(column.type()))
                .findFirst();
    }
}
