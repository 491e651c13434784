package spoor.bench.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import spoor.bench.samples.WindowsLog.Account;
import spoor.bench.samples.WindowsLog.Logon;
import spoor.bench.samples.WindowsLog.Started;

/// A morning of an office computer: its services, one user, an hourly backup, the help desk for a
/// minute, and somebody who logs on with the backup's account; and what an endpoint product said.
final class WindowsHost {
    private static final Instant EVENING = Instant.parse("2026-09-15T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-09-16T08:00:00Z");
    private static final String SYSTEM32 = "C:\\Windows\\System32\\";
    private static final String OFFICE = "C:\\Program Files\\Microsoft Office\\root\\Office16\\";
    private static final String CHROME =
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";
    private static final String AGENT = "C:\\Program Files\\Fjord Monitoring\\Agent\\";
    private static final String CONHOST =
            "\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1";
    private static final String DOMAIN_SID = "S-1-5-21-1712837465-2847561930-3920184756-";

    private final Random random = new Random(20260916);
    private final WindowsLog log = new WindowsLog(random);
    private final Started services = log.earlier(0x2a4, SYSTEM32 + "services.exe");
    private final Started winlogon = log.earlier(0x25c, SYSTEM32 + "winlogon.exe");
    private final Started tasks = log.earlier(0x440, SYSTEM32 + "svchost.exe");
    private final Started broker = log.earlier(0x338, SYSTEM32 + "svchost.exe");
    private final Started agent = log.earlier(0x888, AGENT + "fjordagent.exe");
    private final Started indexer = log.earlier(0xb18, SYSTEM32 + "SearchIndexer.exe");
    private final Started defender =
            log.earlier(0x9d0, "C:\\ProgramData\\Microsoft\\Windows Defender\\MsMpEng.exe");

    private final Intruder intruder = new Intruder(log, winlogon);

    WindowsHost() {
        services();
        user();
        backups();
        helpDesk();
        intruder.act();
    }

    byte[] processes() {
        return log.processesCsv();
    }

    byte[] logons() {
        return log.logonsCsv();
    }

    byte[] alerts() {
        return intruder.alerts();
    }

    static Account account(String user, int rid, String logonId) {
        return new Account(DOMAIN_SID + rid, user, "CORP", logonId);
    }

    private static Instant at(Instant start, double minutes) {
        return start.plus(Duration.ofMillis((long) (minutes * 60_000)));
    }

    private double some(double minutes) {
        return random.nextDouble() * minutes;
    }

    private void services() {
        for (int run = 0; run < 24; run++) {
            for (String script : List.of("disk.vbs", "services.vbs")) {
                Instant time = at(MORNING, 10 * run + 2 + some(0.2));
                system(
                        time,
                        agent,
                        SYSTEM32 + "cscript.exe",
                        "\"C:\\Windows\\system32\\cscript.exe\" /nologo \""
                                + AGENT
                                + "Scripts\\"
                                + script
                                + "\" C: D:",
                        true);
            }
            Instant time = at(MORNING, 10 * run + 4 + some(2));
            int pipe = 1 + run;
            system(
                    time,
                    indexer,
                    SYSTEM32 + "SearchProtocolHost.exe",
                    "\"C:\\Windows\\system32\\SearchProtocolHost.exe\""
                            + " Global\\UsGthrFltPipeMssGthrPipe"
                            + pipe
                            + "_ Global\\UsGthrCtrlFltPipeMssGthrPipe"
                            + pipe
                            + " 1 -2147483646 \"Software\\Microsoft\\Windows Search\"",
                    false);
            system(
                    time.plusMillis(31),
                    indexer,
                    SYSTEM32 + "SearchFilterHost.exe",
                    "\"C:\\Windows\\system32\\SearchFilterHost.exe\" 0 "
                            + (800 + 4 * random.nextInt(9))
                            + " 828 836 8192 832",
                    false);
        }
        for (int run = 0; run < 16; run++) {
            system(
                    at(MORNING, 15 * run + some(1)),
                    tasks,
                    SYSTEM32 + "taskhostw.exe",
                    List.of("taskhostw.exe", "taskhostw.exe SYSTEM", "taskhostw.exe KEYROAMING")
                            .get(random.nextInt(3)),
                    false);
            system(
                    at(MORNING, some(240)),
                    services,
                    SYSTEM32 + "svchost.exe",
                    "C:\\Windows\\System32\\svchost.exe -k "
                            + List.of(
                                            "netsvcs -p -s BITS",
                                            "netsvcs -p -s wuauserv",
                                            "LocalService -p -s WdiServiceHost",
                                            "wsappx -p -s AppXSvc")
                                    .get(random.nextInt(4)),
                    false);
        }
        for (int run = 0; run < 8; run++) {
            system(
                    at(MORNING, 30 * run + 7 + some(1)),
                    defender,
                    "C:\\ProgramData\\Microsoft\\Windows Defender\\MpCmdRun.exe",
                    "\"C:\\ProgramData\\Microsoft\\Windows Defender\\MpCmdRun.exe\""
                            + " SignaturesUpdateService -UnmanagedUpdate",
                    true);
            system(
                    at(MORNING, some(240)),
                    broker,
                    "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe",
                    "C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding",
                    false);
            system(
                    at(MORNING, some(240)),
                    broker,
                    SYSTEM32 + "dllhost.exe",
                    "C:\\Windows\\system32\\DllHost.exe"
                            + " /Processid:{AB8902B4-09CA-4BB6-B78D-A8F59079A8D5}",
                    false);
        }
        Account system = new Account("S-1-5-18", "SYSTEM", "NT AUTHORITY", "0x3e7");
        for (int start = 0; start < 48; start++) {
            log.logon(
                    at(EVENING, 20 * start + some(6)),
                    new Logon(system, 5, "Negotiate", "-", "-", ""));
        }
    }

    private void system(
            Instant time, Started parent, String path, String command, boolean console) {
        Started process = log.start(time, WindowsLog.SYSTEM, parent, path, command);
        if (console) {
            log.start(
                    time.plusMillis(9 + random.nextInt(20)),
                    WindowsLog.SYSTEM,
                    process,
                    SYSTEM32 + "conhost.exe",
                    CONHOST);
        }
    }

    private void user() {
        Account olsen = account("k.olsen", 1107, "0x5c1f2e");
        Instant logon = at(MORNING, 3.4);
        log.logon(
                logon.minusSeconds(2),
                new Logon(olsen, 2, "Negotiate", "FIN-WS07", "127.0.0.1", "0xc000006d"));
        log.logon(logon, new Logon(olsen, 2, "Negotiate", "FIN-WS07", "127.0.0.1", ""));
        Account window = new Account("S-1-5-90-0-1", "DWM-1", "Window Manager", "0x5bfa01");
        log.logon(logon.minusMillis(310), new Logon(window, 2, "Negotiate", "-", "-", ""));
        Account fonts = new Account("S-1-5-96-0-1", "UMFD-1", "Font Driver Host", "0x5bf9e0");
        log.logon(logon.minusMillis(420), new Logon(fonts, 2, "Negotiate", "-", "-", ""));
        for (double minutes : new double[] {-690, 97.5, 195.2}) {
            log.logon(
                    at(MORNING, minutes),
                    new Logon(olsen, 7, "Negotiate", "FIN-WS07", "127.0.0.1", ""));
        }
        Started explorer = log.keep(session(log, logon, olsen, winlogon));
        Instant time = logon.plusSeconds(9);
        log.start(
                time,
                olsen,
                explorer,
                "C:\\Users\\k.olsen\\AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe",
                "\"C:\\Users\\k.olsen\\AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe\" /background");
        log.start(
                time.plusSeconds(41),
                olsen,
                explorer,
                OFFICE + "OUTLOOK.EXE",
                "\"" + OFFICE + "OUTLOOK.EXE\"");
        Started chrome =
                log.keep(
                        log.start(
                                time.plusSeconds(77),
                                olsen,
                                explorer,
                                CHROME,
                                "\"" + CHROME + '"'));
        for (int page = 1; page <= 44; page++) {
            log.start(
                    at(MORNING, 6 + some(220)),
                    olsen,
                    chrome,
                    CHROME,
                    "\"" + CHROME + "\" --type=renderer --lang=en-GB --renderer-client-id=" + page);
        }
        for (int file = 0; file < 12; file++) {
            boolean words = file % 2 == 0;
            String program = OFFICE + (words ? "WINWORD.EXE" : "EXCEL.EXE");
            log.start(
                    at(MORNING, 8 + some(220)),
                    olsen,
                    explorer,
                    program,
                    "\""
                            + program
                            + (words
                                    ? "\" /n \"C:\\Users\\k.olsen\\Documents\\minutes-"
                                    : "\" \"C:\\Users\\k.olsen\\Documents\\budget-")
                            + (10 + file)
                            + (words ? ".docx\" /o \"\"" : ".xlsx\""));
        }
        for (double minutes : new double[] {31.2, 118.9, 203.3}) {
            log.start(
                    at(MORNING, minutes),
                    olsen,
                    explorer,
                    "C:\\Windows\\System32\\notepad.exe",
                    "\"C:\\Windows\\system32\\NOTEPAD.EXE\" C:\\Users\\k.olsen\\Desktop\\todo.txt");
        }
    }

    /// What Windows starts for whoever logs on at the screen or over remote desktop.
    static Started session(WindowsLog log, Instant logon, Account account, Started winlogon) {
        Started userinit =
                log.start(
                        logon.plusMillis(640),
                        WindowsLog.SYSTEM,
                        account.logonId(),
                        winlogon,
                        SYSTEM32 + "userinit.exe",
                        "C:\\Windows\\system32\\userinit.exe");
        return log.start(
                logon.plusMillis(812),
                account,
                userinit,
                "C:\\Windows\\explorer.exe",
                "C:\\Windows\\Explorer.EXE");
    }

    private void backups() {
        for (int hour = 0; hour < 16; hour++) {
            Account backup =
                    account(
                            "svc-backup",
                            1121,
                            String.format(Locale.ROOT, "0x%x", 0x4f0a11 + 0x1c40d * hour));
            Instant time = at(EVENING, 60 * hour + 30 + some(0.1));
            log.logon(time, new Logon(backup, 4, "Negotiate", "FIN-WS07", "-", ""));
            if (time.isBefore(MORNING)) {
                continue;
            }
            Started shell =
                    log.start(
                            time.plusMillis(211),
                            backup,
                            tasks,
                            SYSTEM32 + "cmd.exe",
                            "C:\\Windows\\SYSTEM32\\cmd.exe /c \"C:\\Scripts\\hourly.cmd\"");
            log.start(time.plusMillis(226), backup, shell, SYSTEM32 + "conhost.exe", CONHOST);
            for (String folder : List.of("Documents", "Desktop")) {
                log.start(
                        time.plusMillis(folder.equals("Desktop") ? 9_430 : 340),
                        backup,
                        shell,
                        SYSTEM32 + "Robocopy.exe",
                        "robocopy C:\\Users\\k.olsen\\"
                                + folder
                                + " \\\\files.corp.example.com\\backup\\FIN-WS07\\"
                                + folder
                                + " /MIR /R:1 /W:1 /NP");
            }
        }
    }

    private void helpDesk() {
        Account amina = account("amina.diallo", 1103, "0x6a90d4");
        log.logon(at(EVENING, 65), new Logon(amina, 3, "Kerberos", "-", "10.20.30.12", ""));
        Instant time = at(MORNING, 72.3);
        log.logon(time, new Logon(amina, 3, "Kerberos", "-", "10.20.30.12", ""));
        Started shell =
                log.start(
                        time.plusMillis(480),
                        amina,
                        broker,
                        SYSTEM32 + "wsmprovhost.exe",
                        "C:\\Windows\\system32\\wsmprovhost.exe -Embedding");
        int second = 11;
        for (String command : List.of("ipconfig.exe /all", "gpupdate.exe /force", "quser.exe")) {
            log.start(
                    time.plusSeconds(second),
                    amina,
                    shell,
                    SYSTEM32 + command.split(" ")[0],
                    "\"C:\\Windows\\system32\\" + command.replaceFirst("\\.exe", ".exe\""));
            second += 17;
        }
    }
}
