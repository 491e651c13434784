package spoor.formats.auditd;

import java.nio.charset.StandardCharsets;

/// The keys of audit records that the readers look at; all others are kept as they are.
///
/// Those of `encoded` hold text that a process chose: the kernel quotes it, or writes it as
/// upper-case hexadecimal digits without quotes where it has a space, a quote, or no ASCII.
@SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
enum AuditKey {
    ACCT("acct", true),
    ADDR("addr", false),
    APPARMOR("apparmor", true),
    ARCH("arch", false),
    AUID("auid", false),
    CGROUP("cgroup", true),
    CMD("cmd", true),
    COMM("comm", true),
    CWD("cwd", true),
    DATA("data", true),
    DEVICE("device", true),
    DIR("dir", true),
    EGID("egid", false),
    EUID("euid", false),
    EXE("exe", true),
    EXIT("exit", false),
    FILE("file", true),
    GID("gid", false),
    GRP("grp", true),
    HOSTNAME("hostname", false),
    INFO("info", true),
    ITEM("item", false),
    KEY("key", true),
    NAME("name", true),
    NEW_DISK("new-disk", true),
    NEW_FS("new-fs", true),
    NEW_GROUP("new_group", true),
    OCOMM("ocomm", true),
    OLD_DISK("old-disk", true),
    OLD_FS("old-fs", true),
    OP("op", false),
    OPERATION("operation", true),
    PATH("path", true),
    PID("pid", false),
    PPID("ppid", false),
    PROCTITLE("proctitle", true),
    PROFILE("profile", true),
    RES("res", false),
    SADDR("saddr", false),
    SES("ses", false),
    SIG("sig", false),
    SUBJ("subj", false),
    SUCCESS("success", false),
    SW("sw", true),
    SYSCALL("syscall", false),
    TERMINAL("terminal", false),
    TTY("tty", false),
    UID("uid", false),
    UNIT("unit", false),
    VM("vm", true),
    WATCH("watch", true),
    // What auditd adds where its log_format is ENRICHED.
    ENRICHED_ARCH("ARCH", false),
    ENRICHED_AUID("AUID", false),
    ENRICHED_EGID("EGID", false),
    ENRICHED_EUID("EUID", false),
    ENRICHED_GID("GID", false),
    ENRICHED_SYSCALL("SYSCALL", false),
    ENRICHED_UID("UID", false);

    private static final AuditKey[] VALUES = values();
    private static final int SLOTS = 256;
    private static final byte[] TABLE = new byte[SLOTS];

    static {
        for (AuditKey key : VALUES) {
            int slot = slot(hash(key.text, 0, key.text.length));
            while (TABLE[slot] != 0) {
                slot = slot + 1 & SLOTS - 1;
            }
            TABLE[slot] = (byte) (key.ordinal() + 1);
        }
    }

    private final byte[] text;
    private final boolean encoded;

    AuditKey(String text, boolean encoded) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        this.encoded = encoded;
    }

    boolean encoded() {
        return encoded;
    }

    static AuditKey of(int ordinal) {
        return VALUES[ordinal];
    }

    /// The hash that [#find] wants, byte by byte: `31 * hash + byte`, from 0.
    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private static int slot(int hash) {
        return hash * 0x9E3779B9 >>> 24;
    }

    /// The ordinal of the key `bytes[from..to)`, -1 when it is none of these.
    static int find(byte[] bytes, int from, int to, int hash) {
        int slot = slot(hash);
        while (TABLE[slot] != 0) {
            byte[] text = VALUES[TABLE[slot] - 1].text;
            if (text.length == to - from && startsWith(bytes, from, text)) {
                return TABLE[slot] - 1;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (bytes[from + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
