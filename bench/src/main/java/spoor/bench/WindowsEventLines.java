package spoor.bench;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Windows events as Event Viewer saves them as CSV: mostly logons and new processes, with the
/// descriptions that Windows gives them.
final class WindowsEventLines {
    static final String HEADER = "Keywords,Date and Time,Source,Event ID,Task Category";
    static final String LABELS = ",Activity,Stage,DefenderResponse,Signature";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
    private static final String LABEL = ",Normal,Benign,Benign,None";

    private static final String SUBJECT =
            """
            Subject:
            \tSecurity ID:\t\tSYSTEM
            \tAccount Name:\t\tWS%1$d$
            \tAccount Domain:\t\tCORP
            \tLogon ID:\t\t0x3E7
            """;

    private static final String LOGON =
            SUBJECT
                    + """

                    Logon Information:
                    \tLogon Type:\t\t5
                    \tRestricted Admin Mode:\t-
                    \tVirtual Account:\t\tNo
                    \tElevated Token:\t\tYes

                    Impersonation Level:\t\tImpersonation

                    New Logon:
                    \tSecurity ID:\t\tSYSTEM
                    \tAccount Name:\t\t%2$s
                    \tAccount Domain:\t\tCORP
                    \tLogon ID:\t\t0x%3$X
                    \tLinked Logon ID:\t\t0x0
                    \tNetwork Account Name:\t-
                    \tNetwork Account Domain:\t-
                    \tLogon GUID:\t\t{00000000-0000-0000-0000-000000000000}

                    Process Information:
                    \tProcess ID:\t\t0x%4$x
                    \tProcess Name:\t\tC:\\Windows\\System32\\services.exe

                    Network Information:
                    \tWorkstation Name:\t-
                    \tSource Network Address:\t10.1.3.%5$d
                    \tSource Port:\t\t%3$d

                    Detailed Authentication Information:
                    \tLogon Process:\t\tAdvapi \s
                    \tAuthentication Package:\tNegotiate
                    \tTransited Services:\t-
                    \tPackage Name (NTLM only):\t-
                    \tKey Length:\t\t0

                    This event is generated when a logon session is created. It is generated on the computer that was accessed.

                    The subject fields indicate the account on the local system which requested the logon.\
                    """;

    private static final String PROCESS =
            SUBJECT.replace("Subject:", "Creator Subject:")
                    + """

                    Target Subject:
                    \tSecurity ID:\t\tNULL SID
                    \tAccount Name:\t\t-
                    \tAccount Domain:\t\t-
                    \tLogon ID:\t\t0x0

                    Process Information:
                    \tNew Process ID:\t\t0x%4$x
                    \tNew Process Name:\tC:\\Windows\\System32\\cmd.exe
                    \tToken Elevation Type:\t%%%%1936
                    \tMandatory Label:\t\tMandatory Label\\System Mandatory Level
                    \tCreator Process ID:\t0x%5$x
                    \tCreator Process Name:\tC:\\Windows\\explorer.exe
                    \tProcess Command Line:\tcmd.exe /c ""dir C:\\Users\\%2$s""

                    Token Elevation Type indicates the type of token that was assigned to the new process in accordance with User Account Control policy.\
                    """;

    private static final String PRIVILEGES =
            SUBJECT
                    + """

                    Privileges:\t\tSeAssignPrimaryTokenPrivilege
                    \t\t\tSeTcbPrivilege
                    \t\t\tSeSecurityPrivilege
                    \t\t\tSeBackupPrivilege\
                    """;

    private static final String FAILURE =
            SUBJECT
                    + """

                    Logon Type:\t\t\t10

                    Account For Which Logon Failed:
                    \tSecurity ID:\t\tNULL SID
                    \tAccount Name:\t\t%2$s
                    \tAccount Domain:\t\tCORP

                    Failure Information:
                    \tFailure Reason:\t\tUnknown user name or bad password.
                    \tStatus:\t\t\t0xC000006D
                    \tSub Status:\t\t0xC000006A

                    Network Information:
                    \tWorkstation Name:\tKIOSK
                    \tSource Network Address:\t203.0.113.%5$d
                    \tSource Port:\t\t%3$d\
                    """;

    private static final List<Event> EVENTS =
            List.of(
                    new Event(4624, "Logon", "An account was successfully logged on.", LOGON),
                    new Event(4624, "Logon", "An account was successfully logged on.", LOGON),
                    new Event(4688, "Process Creation", "A new process has been created.", PROCESS),
                    new Event(
                            4672,
                            "Special Logon",
                            "Special privileges assigned to new logon.",
                            PRIVILEGES),
                    new Event(4625, "Logon", "An account failed to log on.", FAILURE));

    private WindowsEventLines() {}

    private record Event(int number, String category, String summary, String description) {}

    /// @param labelled whether four labels stand behind the event, as in the data set Unraveled
    static String record(SplittableRandom random, long second, String user, boolean labelled) {
        Event event = EVENTS.get(random.nextInt(EVENTS.size()));
        String label = labelled ? LABEL : "";
        return "Audit %s,%s,Microsoft-Windows-Security-Auditing,%d,%s,\"%s%s\n\n%s\"%s\n"
                .formatted(
                        event.number() == 4625 ? "Failure" : "Success",
                        TIME.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)),
                        event.number(),
                        event.category(),
                        event.summary(),
                        label,
                        event.description()
                                .formatted(
                                        random.nextInt(300),
                                        user,
                                        1024 + random.nextInt(60_000),
                                        4 * random.nextInt(4000),
                                        1 + random.nextInt(250)),
                        label);
    }
}
