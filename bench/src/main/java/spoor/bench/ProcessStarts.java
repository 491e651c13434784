package spoor.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/// Made-up process starts of Windows hosts, as event 4688 tells them: process ids are used again,
/// each parent is one of the last processes of its host, every tenth command line holds something
/// to extract.
final class ProcessStarts {
    private static final int HOSTS = 100;
    private static final int PIDS = 4096;
    private static final int RECENT = 64;
    private static final String[] PROGRAMS = {
        "cmd.exe",
        "conhost.exe",
        "powershell.exe",
        "svchost.exe",
        "chrome.exe",
        "rundll32.exe",
        "winword.exe",
        "explorer.exe",
        "taskhostw.exe",
        "whoami.exe"
    };

    private ProcessStarts() {}

    static void write(Path file, int rows) throws IOException {
        Random random = new Random(17);
        int[][] recent = new int[HOSTS][RECENT];
        Instant start = Instant.parse("2026-09-16T08:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(
                    "TimeGenerated,Computer,EventID,NewProcessId,NewProcessName,ProcessId,"
                            + "ParentProcessName,CommandLine\n");
            for (int row = 0; row < rows; row++) {
                int host = random.nextInt(HOSTS);
                int parent = recent[host][random.nextInt(RECENT)];
                int program = random.nextInt(PROGRAMS.length);
                int pid = 4 * (1 + random.nextInt(PIDS));
                recent[host][row % RECENT] = pid * 16 + program;
                out.write(start.plusMillis(83L * row).toString());
                out.write(",host" + host + ",4688,0x" + Integer.toHexString(pid));
                out.write(",C:\\Windows\\System32\\" + PROGRAMS[program]);
                out.write(",0x" + Integer.toHexString(parent / 16));
                out.write(",C:\\Windows\\System32\\" + PROGRAMS[parent % 16]);
                out.write("," + PROGRAMS[program] + commandLine(row, random) + "\n");
            }
        }
    }

    private static String commandLine(int row, Random random) {
        String number = Integer.toHexString(random.nextInt());
        return switch (row % 10) {
            case 0 -> " -c iwr http://cdn" + number + ".example.com/a/" + number + ".ps1 -o x.ps1";
            case 1 -> " /c ping 10." + row % 256 + "." + row / 256 % 256 + ".7 && type C:\\Temp\\x";
            default -> " /s /n \"C:\\Users\\ann\\Documents\\report-" + number + ".docx\" /select";
        };
    }
}
