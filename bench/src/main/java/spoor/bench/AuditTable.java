package spoor.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Writes a table shaped like labelled audit logs of Linux hosts as notebooks hold them: a row per
/// record, 46 columns of which a record has few, values of texts, numbers and hexadecimals, and
/// four labels. `AuditTable FILE ROWS`.
public final class AuditTable {
    static final List<String> COLUMNS =
            List.of(
                    "time",
                    "serial",
                    "host",
                    "type",
                    "pid",
                    "uid",
                    "auid",
                    "ses",
                    "ppid",
                    "gid",
                    "euid",
                    "suid",
                    "fsuid",
                    "egid",
                    "sgid",
                    "fsgid",
                    "tty",
                    "comm",
                    "exe",
                    "key",
                    "arch",
                    "syscall",
                    "success",
                    "exit",
                    "a0",
                    "a1",
                    "a2",
                    "a3",
                    "items",
                    "op",
                    "acct",
                    "hostname",
                    "addr",
                    "terminal",
                    "res",
                    "cwd",
                    "cmd",
                    "name",
                    "inode",
                    "dev",
                    "mode",
                    "nametype",
                    "Activity",
                    "Stage",
                    "DefenderResponse",
                    "Signature");

    private static final List<String> PROGRAMS =
            List.of("cron", "sshd", "sudo", "bash", "systemd", "python3", "apt-get", "ls", "cat");

    private final Random random = new Random(264_320);
    private long serial = 500;
    private double time = 1_624_347_417;

    private AuditTable() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        AuditTable table = new AuditTable();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", COLUMNS) + '\n');
            for (long row = Long.parseLong(arguments[1]); row > 0; row--) {
                out.write(String.join(",", table.row()) + '\n');
            }
        }
    }

    private String[] row() {
        String[] row = new String[COLUMNS.size()];
        java.util.Arrays.fill(row, "");
        int kind = random.nextInt(20);
        if (kind != 1) {
            serial++;
            time += random.nextDouble() * 3;
        }
        String program = PROGRAMS.get((int) (PROGRAMS.size() * Math.pow(random.nextDouble(), 2)));
        int user = random.nextInt(3) == 0 ? 0 : 1000;
        set(row, "time", String.format(Locale.ROOT, "%.3f", time));
        set(row, "serial", Long.toString(serial));
        set(row, "host", "10.1.3." + (8 + random.nextInt(6)));
        set(row, "pid", Integer.toString(1 + random.nextInt(32_768)));
        set(row, "uid", Integer.toString(user));
        set(row, "auid", random.nextInt(3) == 0 ? "4294967295" : "1000");
        set(row, "ses", Integer.toString(random.nextInt(4_000)));
        if (kind == 0) {
            call(row, program);
        } else if (kind == 1) {
            set(row, "type", "PATH");
            set(row, "name", "/usr/lib/" + program + '/' + random.nextInt(3_000));
            set(row, "inode", Integer.toString(131_072 + random.nextInt(60_000)));
            set(row, "dev", "fd:01");
            set(row, "mode", random.nextInt(3) == 0 ? "0100755" : "0100644");
            set(row, "nametype", random.nextInt(4) == 0 ? "PARENT" : "NORMAL");
        } else {
            message(row, program, kind);
        }
        boolean attack = random.nextInt(400) == 0;
        set(row, "Activity", attack ? "Valid Accounts" : "Normal");
        set(row, "Stage", attack ? "Lateral Movement" : "Benign");
        set(row, "DefenderResponse", attack && random.nextBoolean() ? "Detected" : "Benign");
        set(row, "Signature", attack ? "APT" : "None");
        return row;
    }

    private void call(String[] row, String program) {
        set(row, "type", "SYSCALL");
        set(row, "arch", "c000003e");
        set(row, "syscall", Integer.toString(List.of(59, 2, 257, 42).get(random.nextInt(4))));
        set(row, "success", random.nextInt(9) == 0 ? "no" : "yes");
        set(row, "exit", Integer.toString(random.nextInt(5) == 0 ? -2 : random.nextInt(12)));
        for (String argument : List.of("a0", "a1", "a2", "a3")) {
            set(row, argument, Long.toHexString(0x7ffc_0000_0000L + random.nextInt(1 << 28)));
        }
        set(row, "items", Integer.toString(random.nextInt(3)));
        set(row, "ppid", Integer.toString(1 + random.nextInt(32_768)));
        String user = row[COLUMNS.indexOf("uid")];
        for (String id : List.of("gid", "euid", "suid", "fsuid", "egid", "sgid", "fsgid")) {
            set(row, id, user);
        }
        set(row, "tty", random.nextInt(3) == 0 ? "pts0" : "(none)");
        set(row, "comm", program);
        set(row, "exe", "/usr/bin/" + program);
        set(row, "key", random.nextInt(4) == 0 ? "exec" : "(null)");
    }

    private void message(String[] row, String program, int kind) {
        set(
                row,
                "type",
                List.of("USER_AUTH", "USER_ACCT", "CRED_ACQ", "USER_START", "USER_END", "USER_CMD")
                        .get(kind % 6));
        set(row, "op", kind % 6 == 5 ? "" : "PAM:" + (kind % 3 == 0 ? "session_open" : "setcred"));
        set(row, "acct", random.nextInt(3) == 0 ? "ubuntu" : "root");
        set(row, "exe", "/usr/bin/" + program);
        set(row, "hostname", random.nextInt(5) == 0 ? "10.1.1." + random.nextInt(40) : "?");
        set(row, "addr", random.nextInt(5) == 0 ? "10.1.1." + random.nextInt(40) : "?");
        set(row, "terminal", random.nextInt(4) == 0 ? "/dev/pts/" + random.nextInt(9) : "cron");
        set(row, "res", random.nextInt(60) == 0 ? "failed" : "success");
        if (kind % 6 == 5) {
            set(row, "cwd", "/home/user" + random.nextInt(20));
            set(row, "cmd", "cat /var/log/syslog." + random.nextInt(5_000));
        }
    }

    private static void set(String[] row, String column, String value) {
        row[COLUMNS.indexOf(column)] = value;
    }
}
