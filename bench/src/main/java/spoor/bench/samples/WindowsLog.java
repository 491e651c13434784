package spoor.bench.samples;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The Security log of one Windows host, exported as CSV: processes started (4688) and logons
/// (4624, 4625), in the columns of Sentinel's SecurityEvent.
///
/// Process ids are given again once their process is gone, as Windows does.
final class WindowsLog {
    static final String COMPUTER = "FIN-WS07";
    static final Account SYSTEM = new Account("S-1-5-18", "FIN-WS07$", "CORP", "0x3e7");

    private static final int RECENT = 40;

    private final Random random;
    private final List<Line> processes = new ArrayList<>();
    private final List<Line> logons = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Deque<Integer> recent = new ArrayDeque<>();

    WindowsLog(Random random) {
        this.random = random;
    }

    /// Who is logged on, and the logon's id.
    record Account(String sid, String user, String domain, String logonId) {
        String name() {
            return domain + '\\' + user;
        }
    }

    record Started(String id, String path) {}

    /// @param status of a logon refused; empty: it came to be
    record Logon(
            Account account, int type, String via, String station, String address, String status) {}

    private record Line(Instant time, String text) {}

    /// A process that was there before the log begins.
    Started earlier(int id, String path) {
        taken.add(id);
        return new Started(hex(id), path);
    }

    Started start(Instant time, Account by, Started parent, String path, String command) {
        return start(time, by, "0x0", parent, path, command);
    }

    /// A process that another account's session starts with.
    Started start(
            Instant time,
            Account by,
            String targetLogonId,
            Started parent,
            String path,
            String command) {
        Started process = new Started(hex(freeId()), path);
        processes.add(
                new Line(
                        time,
                        csv(
                                time.toString(),
                                COMPUTER,
                                "4688",
                                by.name(),
                                by.sid(),
                                by.user(),
                                by.domain(),
                                by.logonId(),
                                process.id(),
                                path,
                                "%%1936",
                                parent.id(),
                                command,
                                parent.path(),
                                targetLogonId)));
        return process;
    }

    /// Says that a process lives on: its id is not given again.
    Started keep(Started process) {
        taken.add(Integer.parseInt(process.id().substring(2), 16));
        return process;
    }

    void logon(Instant time, Logon logon) {
        boolean remote = logon.type() == 3;
        Account target = logon.account();
        logons.add(
                new Line(
                        time,
                        csv(
                                time.toString(),
                                COMPUTER,
                                logon.status().isEmpty() ? "4624" : "4625",
                                target.name(),
                                remote ? "S-1-0-0" : SYSTEM.sid(),
                                remote ? "-" : SYSTEM.user(),
                                remote ? "-" : SYSTEM.domain(),
                                remote ? "0x0" : SYSTEM.logonId(),
                                target.sid(),
                                target.user(),
                                target.domain(),
                                target.logonId(),
                                Integer.toString(logon.type()),
                                remote
                                        ? logon.via().equals("NTLM") ? "NtLmSsp" : "Kerberos"
                                        : logon.type() == 5 || logon.type() == 4
                                                ? "Advapi"
                                                : "User32",
                                logon.via(),
                                logon.station(),
                                logon.address(),
                                logon.status())));
    }

    byte[] processesCsv() {
        return file(
                "TimeGenerated,Computer,EventID,Account,SubjectUserSid,SubjectUserName,"
                        + "SubjectDomainName,SubjectLogonId,NewProcessId,NewProcessName,"
                        + "TokenElevationType,ProcessId,CommandLine,ParentProcessName,TargetLogonId",
                processes);
    }

    byte[] logonsCsv() {
        return file(
                "TimeGenerated,Computer,EventID,Account,SubjectUserSid,SubjectUserName,"
                        + "SubjectDomainName,SubjectLogonId,TargetUserSid,TargetUserName,"
                        + "TargetDomainName,TargetLogonId,LogonType,LogonProcessName,"
                        + "AuthenticationPackageName,WorkstationName,IpAddress,Status",
                logons);
    }

    private int freeId() {
        int id;
        do {
            id = 4 * (0x80 + random.nextInt(0x400));
        } while (taken.contains(id) || recent.contains(id));
        recent.addLast(id);
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
        return id;
    }

    private static String hex(int id) {
        return "0x" + Integer.toHexString(id);
    }

    private static byte[] file(String header, List<Line> lines) {
        StringBuilder out = new StringBuilder(header).append('\n');
        lines.stream()
                .sorted(Comparator.comparing(Line::time))
                .forEach(line -> out.append(line.text()).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String csv(String... cells) {
        StringBuilder out = new StringBuilder();
        for (String cell : cells) {
            boolean quote = cell.contains(",") || cell.contains("\"") || cell.contains("\n");
            out.append(out.isEmpty() ? "" : ",");
            out.append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        return out.toString();
    }
}
