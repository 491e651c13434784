package spoor.formats.syslog;

import java.util.Arrays;
import java.util.List;
import spoor.model.Column;
import spoor.model.KqlType;

/// The columns of `Syslog`: Sentinel's first, then what the message says, named as in Sentinel's
/// authentication schema where that has the column.
@SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
enum SyslogColumn {
    TIME("TimeGenerated", KqlType.DATETIME),
    COMPUTER("Computer", KqlType.STRING),
    EVENT_TIME("EventTime", KqlType.DATETIME),
    FACILITY("Facility", KqlType.STRING),
    HOST("HostName", KqlType.STRING),
    SEVERITY("SeverityLevel", KqlType.STRING),
    MESSAGE("SyslogMessage", KqlType.STRING),
    PROCESS_ID("ProcessID", KqlType.INT),
    HOST_IP("HostIP", KqlType.STRING),
    PROCESS("ProcessName", KqlType.STRING),
    MESSAGE_ID("MessageId", KqlType.STRING),
    STRUCTURED("StructuredData", KqlType.DYNAMIC),
    ACTION("EventAction", KqlType.STRING),
    RESULT("EventResult", KqlType.STRING),
    DETAILS("EventResultDetails", KqlType.STRING),
    ACTOR("ActorUsername", KqlType.STRING),
    TARGET("TargetUsername", KqlType.STRING),
    ADDRESS("SrcIpAddr", KqlType.STRING),
    PORT("SrcPortNumber", KqlType.INT),
    SOURCE("SrcHostname", KqlType.STRING),
    METHOD("LogonMethod", KqlType.STRING),
    SESSION("SessionId", KqlType.STRING),
    TTY("Tty", KqlType.STRING),
    DIRECTORY("WorkingDirectory", KqlType.STRING),
    COMMAND("CommandLine", KqlType.STRING),
    PAM_MODULE("PamModule", KqlType.STRING),
    PAM_SERVICE("PamService", KqlType.STRING),
    PAM_TYPE("PamType", KqlType.STRING),
    REPEATS("RepeatCount", KqlType.LONG),
    REPEATED("RepeatedMessage", KqlType.STRING),
    REPEATED_AT("RepeatedOffset", KqlType.LONG);

    static final List<Column> COLUMNS = Arrays.stream(values()).map(SyslogColumn::column).toList();

    private final Column column;

    SyslogColumn(String name, KqlType type) {
        this.column = new Column(name, type);
    }

    private Column column() {
        return column;
    }
}
