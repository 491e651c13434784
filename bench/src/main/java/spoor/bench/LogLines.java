package spoor.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/// Writes a log of one kind, of about a given size, for the readers to be measured on. The same
/// numbers give the same bytes.
final class LogLines {
    private static final long START = 1_700_000_000L;
    private static final DateTimeFormatter SYSLOG = time("MMM ppd HH:mm:ss");
    private static final DateTimeFormatter ACCESS = time("dd/MMM/yyyy:HH:mm:ss");
    private static final DateTimeFormatter ISO = time("yyyy-MM-dd'T'HH:mm:ss");
    private static final String[] USERS = {"root", "admin", "alice", "bob", "backup", "www-data"};
    private static final String[] VERBS = {"Accepted", "Failed"};
    private static final String[] PATHS = {
        "/index.html", "/login.php?user=a", "/static/app.js", "/api/v1/items/42", "/.env"
    };
    private static final String[] STATES = {"SF", "S0", "REJ", "RSTO"};

    private static final long SEED = 7;

    private final SplittableRandom random;
    private long second = START;
    private long serial = 1;

    private LogLines(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// The kinds of logs, in the order in which they are measured.
    enum Kind {
        ZEEK_CONN("conn.log"),
        CSV("audit.csv"),
        ACCESS("access.log"),
        AUTH("auth.log"),
        AUDITD("audit.log"),
        MYSQL("general.log"),
        EVENT_VIEWER("security.csv"),
        LABELLED_EVENTS("labelled.csv"),
        NFSTREAM("nfstream.csv"),
        JSON_LINES("events.jsonl");

        private final String fileName;

        Kind(String fileName) {
            this.fileName = fileName;
        }

        String fileName() {
            return fileName;
        }
    }

    private static DateTimeFormatter time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    static void write(Kind kind, Path file, long bytes) throws IOException {
        write(kind, file, bytes, SEED);
    }

    /// @param seed another one gives other records
    static void write(Kind kind, Path file, long bytes, long seed) throws IOException {
        LogLines lines = new LogLines(seed);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            byte[] header = header(kind).getBytes(StandardCharsets.US_ASCII);
            out.write(header);
            for (long written = header.length; written < bytes; ) {
                byte[] record = lines.record(kind).getBytes(StandardCharsets.US_ASCII);
                out.write(record);
                written += record.length;
            }
        }
    }

    private static String header(Kind kind) {
        return switch (kind) {
            case ZEEK_CONN ->
                    """
                    #separator \\x09
                    #set_separator\t,
                    #empty_field\t(empty)
                    #unset_field\t-
                    #path\tconn
                    #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state
                    #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring
                    """;
            case CSV -> "TimeGenerated,UserId,Operation,ClientIP,Parameters,Result\n";
            case MYSQL ->
                    """
                    /usr/sbin/mysqld, Version: 8.0.31 (MySQL Community Server - GPL). started with:
                    Tcp port: 3306  Unix socket: /var/run/mysqld/mysqld.sock
                    Time                 Id Command    Argument
                    """;
            case EVENT_VIEWER -> WindowsEventLines.HEADER + "\n";
            case LABELLED_EVENTS -> WindowsEventLines.HEADER + WindowsEventLines.LABELS + "\n";
            case NFSTREAM -> FlowLines.header();
            case ACCESS, AUTH, AUDITD, JSON_LINES -> "";
        };
    }

    private String record(Kind kind) {
        second += random.nextInt(3) == 0 ? 1 : 0;
        return switch (kind) {
            case ZEEK_CONN ->
                    "%d.%06d\tC%s\t%s\t%d\t%s\t443\ttcp\tssl\t%d.%d\t%d\t%d\t%s\n"
                            .formatted(
                                    second,
                                    random.nextInt(1_000_000),
                                    Long.toString(random.nextLong(1L << 60), 36),
                                    address(),
                                    port(),
                                    address(),
                                    random.nextInt(90),
                                    random.nextInt(1000),
                                    random.nextInt(100_000),
                                    random.nextInt(1_000_000),
                                    one(STATES));
            case CSV ->
                    "%sZ,%s@contoso.com,Set-Mailbox,%s,\"[{\"\"Name\"\":\"\"Identity\"\",\"\"Value\"\":\"\"u%d\"\"}]\",%s\n"
                            .formatted(
                                    moment(ISO),
                                    one(USERS),
                                    address(),
                                    random.nextInt(999),
                                    "True");
            case ACCESS ->
                    "%s - - [%s +0000] \"GET %s HTTP/1.1\" %d %d \"https://example.org/\" \"Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/%d.0\"\n"
                            .formatted(
                                    address(),
                                    moment(ACCESS),
                                    one(PATHS),
                                    random.nextInt(5) == 0 ? 404 : 200,
                                    random.nextInt(50_000),
                                    100 + random.nextInt(20));
            case AUTH ->
                    "%s web01 sshd[%d]: %s password for %s from %s port %d ssh2\n"
                            .formatted(
                                    moment(SYSLOG),
                                    1000 + random.nextInt(30_000),
                                    one(VERBS),
                                    one(USERS),
                                    address(),
                                    port());
            case AUDITD -> audit();
            case MYSQL ->
                    "%s.%06dZ\t%5d Query\tSELECT id, name FROM orders WHERE customer = %d AND state = 'open' ORDER BY id LIMIT 20\n"
                            .formatted(
                                    moment(ISO),
                                    random.nextInt(1_000_000),
                                    8 + random.nextInt(40),
                                    random.nextInt(1_000_000));
            case EVENT_VIEWER -> WindowsEventLines.record(random, second, one(USERS), false);
            case LABELLED_EVENTS -> WindowsEventLines.record(random, second, one(USERS), true);
            case NFSTREAM -> FlowLines.record(random, second, address(), address());
            case JSON_LINES ->
                    "{\"TimeCreated\":\"%sZ\",\"EventID\":%d,\"Computer\":\"ws%d\",\"User\":\"%s\",\"Source\":\"%s\",\"Data\":{\"LogonType\":%d,\"Process\":\"C:\\\\Windows\\\\System32\\\\svchost.exe\"}}\n"
                            .formatted(
                                    moment(ISO),
                                    4600 + random.nextInt(90),
                                    random.nextInt(300),
                                    one(USERS),
                                    address(),
                                    random.nextInt(11));
        };
    }

    /// The records of one event: a system call that started a program.
    private String audit() {
        String stamp = "msg=audit(%d.%03d:%d):".formatted(second, random.nextInt(1000), serial++);
        int process = 1000 + random.nextInt(30_000);
        return """
        type=SYSCALL %1$s arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=8 items=1 ppid=%2$d pid=%3$d auid=1000 uid=0 gid=0 euid=0 tty=pts0 ses=3 comm="ls" exe="/usr/bin/ls" key="exec"
        type=EXECVE %1$s argc=3 a0="ls" a1="-l" a2="/tmp/%2$d"
        type=CWD %1$s cwd="/root"
        type=PATH %1$s item=0 name="/usr/bin/ls" inode=%3$d dev=fd:00 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL
        type=PROCTITLE %1$s proctitle=6C73002D6C002F746D70
        """
                .formatted(stamp, process, process + 1);
    }

    private String moment(DateTimeFormatter format) {
        return format.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    }

    private String address() {
        return "10." + random.nextInt(4) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private int port() {
        return 1024 + random.nextInt(60_000);
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
