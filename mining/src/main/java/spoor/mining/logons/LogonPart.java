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
    TYPE,
    ACCOUNT,
    DOMAIN,
    SID,
    SESSION,
    HOST,
    BY_ACCOUNT,
    BY_DOMAIN,
    PROCESS,
    PACKAGE,
    ADDRESS,
    WORKSTATION,
    STATUS,
    SUB_STATUS,
    EVENT;

    static final Set<KqlType> TYPES =
            EnumSet.of(KqlType.STRING, KqlType.INT, KqlType.LONG, KqlType.REAL);

    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names that published tables give it: SecurityEvent's, then DeviceLogonEvents'.
    List<String> columns() {
        return switch (this) {
            case TYPE -> List.of("LogonType");
            case ACCOUNT -> List.of("TargetUserName", "AccountName");
            case DOMAIN -> List.of("TargetDomainName", "AccountDomain");
            case SID -> List.of("TargetUserSid", "AccountSid");
            case SESSION -> List.of("TargetLogonId", "LogonId");
            case HOST -> List.of("Computer", "Hostname", "DeviceName");
            case BY_ACCOUNT -> List.of("SubjectUserName", "InitiatingProcessAccountName");
            case BY_DOMAIN -> List.of("SubjectDomainName", "InitiatingProcessAccountDomain");
            case PROCESS -> List.of("LogonProcessName");
            case PACKAGE -> List.of("AuthenticationPackageName", "Protocol");
            case ADDRESS -> List.of("IpAddress", "RemoteIP");
            case WORKSTATION -> List.of("WorkstationName", "RemoteDeviceName");
            case STATUS -> List.of("Status");
            case SUB_STATUS -> List.of("SubStatus");
            case EVENT -> List.of("EventID", "EventId", "ActionType");
        };
    }

    Optional<Column> in(List<Column> table) {
        return columns().stream()
                .flatMap(name -> table.stream().filter(column -> column.name().equals(name)))
                .filter(column -> TYPES.contains(column.type()))
                .findFirst();
    }
}
