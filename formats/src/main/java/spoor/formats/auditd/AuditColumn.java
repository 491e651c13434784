package spoor.formats.auditd;

import java.util.Arrays;
import java.util.List;
import spoor.model.Column;
import spoor.model.KqlType;

/// The columns of `AuditLog`, named as in Sentinel's LinuxAuditLog where that has them.
@SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
enum AuditColumn {
    TIME("TimeGenerated", KqlType.DATETIME),
    NODE("node", KqlType.STRING),
    SERIAL("SerialNumber", KqlType.LONG),
    TYPE("RecordType", KqlType.STRING),
    TYPES("RecordTypes", KqlType.DYNAMIC),
    ARCH("arch", KqlType.STRING),
    SYSCALL("syscall", KqlType.STRING),
    SUCCESS("success", KqlType.STRING),
    RESULT("result", KqlType.STRING),
    EXIT("exit", KqlType.LONG),
    ERRNO("errno", KqlType.STRING),
    PPID("ppid", KqlType.LONG),
    PID("pid", KqlType.LONG),
    AUID("auid", KqlType.LONG),
    AUDIT_USER("audit_user", KqlType.STRING),
    UID("uid", KqlType.LONG),
    USER("user", KqlType.STRING),
    GID("gid", KqlType.LONG),
    GROUP("group", KqlType.STRING),
    EUID("euid", KqlType.LONG),
    EFFECTIVE_USER("effective_user", KqlType.STRING),
    EGID("egid", KqlType.LONG),
    EFFECTIVE_GROUP("effective_group", KqlType.STRING),
    SES("ses", KqlType.LONG),
    TTY("tty", KqlType.STRING),
    TERMINAL("terminal", KqlType.STRING),
    COMM("comm", KqlType.STRING),
    EXE("exe", KqlType.STRING),
    KEY("key", KqlType.STRING),
    SUBJ("subj", KqlType.STRING),
    CWD("cwd", KqlType.STRING),
    CMD("cmd", KqlType.STRING),
    CMDLINE("cmdline", KqlType.STRING),
    ARGV("argv", KqlType.DYNAMIC),
    PROCTITLE("proctitle", KqlType.STRING),
    PATHS("paths", KqlType.DYNAMIC),
    FAMILY("family", KqlType.STRING),
    ADDR("addr", KqlType.STRING),
    PORT("port", KqlType.LONG),
    PATH("path", KqlType.STRING),
    HOSTNAME("hostname", KqlType.STRING),
    ACCT("acct", KqlType.STRING),
    OP("op", KqlType.STRING),
    UNIT("unit", KqlType.STRING),
    DATA("data", KqlType.STRING),
    MESSAGE("Message", KqlType.STRING),
    RECORD_COUNT("RecordCount", KqlType.LONG),
    RECORDS("Records", KqlType.DYNAMIC);

    static final List<Column> COLUMNS = Arrays.stream(values()).map(AuditColumn::column).toList();

    static final int COUNT = values().length;

    private final Column column;

    AuditColumn(String name, KqlType type) {
        this.column = new Column(name, type);
    }

    private Column column() {
        return column;
    }

    boolean isNumber() {
        return column.type() == KqlType.LONG;
    }
}
