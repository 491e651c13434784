package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.Gap;
import spoor.model.Ticks;

class AccountGapsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final long HOUR = 3600;

    @TempDir Path folder;

    @Test
    void tellsOfAnOutageInASteadySource() throws IOException {
        List<Gap> gaps = gaps(seconds(i -> i * 60 + (i >= 200 ? 9 * HOUR : 0), 400));
        assertEquals(1, gaps.size(), gaps.toString());
        Gap.Quiet quiet = (Gap.Quiet) gaps.getFirst();
        assertEquals(ticks(199 * 60), quiet.between().first());
        assertEquals(ticks(200 * 60 + 9 * HOUR), quiet.between().last());
        assertEquals(60 * Ticks.PER_SECOND, quiet.longestOther());
        assertEquals(
                "quiet for 9 h 1 min, from 2026-03-01T03:19:00Z to 2026-03-01T12:20:00Z;"
                        + " no other pause is longer than 1 min",
                GapText.of(quiet));
    }

    @Test
    void takesNightsThatComeAgainForTheRhythm() throws IOException {
        assertEquals(List.of(), gaps(seconds(i -> i % 48 * 600 + i / 48 * 24 * HOUR, 14 * 48)));
    }

    @Test
    void tellsOfAWeekWithoutADayAmongNights() throws IOException {
        List<Gap> gaps =
                gaps(
                        seconds(
                                i -> i % 48 * 600 + (i / 48 + (i >= 480 ? 7 : 0)) * 24 * HOUR,
                                14 * 48));
        assertEquals(1, gaps.size(), gaps.toString());
        assertTrue(GapText.of(gaps.getFirst()).startsWith("quiet for 7 d 16 h"));
    }

    @Test
    void saysNothingOfAFewEventsOrOfShortPauses() throws IOException {
        assertEquals(List.of(), gaps(seconds(i -> i + (i > 9 ? 9 * HOUR : 0), 19)));
        assertEquals(List.of(), gaps(seconds(i -> i + (i > 50 ? 50 : 0), 100)));
    }

    @Test
    void tellsWhereTheClockRanBackwards() throws IOException {
        List<Gap> gaps = gaps(seconds(i -> i * 60 - (i >= 300 ? 2 * HOUR : 0), 600));
        assertEquals(1, gaps.size(), gaps.toString());
        Gap.ClockBack back = (Gap.ClockBack) gaps.getFirst();
        assertEquals(ticks(299 * 60), back.before());
        assertEquals(ticks(300 * 60 - 2 * HOUR), back.after());
        long header = "TimeGenerated,n\n".length();
        long lines = LongStream.range(0, 300).map(i -> 22 + Long.toString(i).length()).sum();
        assertEquals(header + lines, back.offset());
    }

    @Test
    void takesRecordsThatComeLateForNoStepOfTheClock() throws IOException {
        Random random = new Random(3);
        long[] late = new long[2000];
        for (int i = 0; i < late.length; i++) {
            late[i] = i * 10L - (random.nextInt(10) == 0 ? random.nextInt(1800) : 0);
        }
        assertEquals(List.of(), gaps(late));
    }

    @Test
    void knowsAFileWithTheNewestFirstAndOneInNoOrder() throws IOException {
        assertEquals(List.of(new Gap.NewestFirst(1)), gaps(seconds(i -> 90_000 - i * 60, 400)));
        List<Gap> gaps = gaps(seconds(i -> i % 40 * 600 + i / 40, 400));
        assertEquals(1, gaps.size());
        assertTrue(gaps.getFirst() instanceof Gap.Unordered, gaps.toString());
    }

    @Test
    void looksAgainAtASourceThatGrewAndOnlyThen() throws IOException {
        Path log = write("log.csv", seconds(i -> i * 60, 100));
        try (Case opened = Case.open(folder.resolve("case"), CLOCK)) {
            assertEquals(List.of(), opened.load(log).lines().getFirst().gaps());
            write("log.csv", seconds(i -> i * 60 + (i >= 100 ? 9 * HOUR : 0), 200));
            Account account = opened.load(log);
            assertEquals(Account.Outcome.CONTINUED, account.lines().getFirst().outcome());
            assertEquals(1, account.lines().getFirst().gaps().size());
        }
        try (Case again = Case.existing(folder.resolve("case"), CLOCK)) {
            assertEquals(1, again.account().lines().getFirst().gaps().size());
        }
    }

    @Test
    void tellsOfHolesInAuditSerialsAcrossFilesAndNotOfARestart() throws IOException {
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            int serial = 1000 + i + (i >= 30 ? 5 : 0);
            (i < 50 ? first : second).append(audit(i, serial + (i >= 50 ? 1 : 0)));
        }
        for (int i = 60; i < 70; i++) {
            second.append(audit(i, i - 59));
        }
        Files.writeString(folder.resolve("audit.log.1"), first);
        Files.writeString(folder.resolve("audit.log"), second);
        try (Case opened = Case.open(folder.resolve("case"), CLOCK)) {
            Account account =
                    opened.load(folder.resolve("audit.log.1"), folder.resolve("audit.log"));
            List<Gap> gaps =
                    account.lines().stream().flatMap(line -> line.gaps().stream()).toList();
            assertEquals(
                    List.of(
                            "serial numbers 1030 to 1034 are missing (5), between"
                                    + " 2026-03-01T00:00:29.125Z and 2026-03-01T00:00:30.125Z",
                            "serial number 1055 is missing, between 2026-03-01T00:00:49.125Z and"
                                    + " 2026-03-01T00:00:50.125Z"),
                    gaps.stream().map(GapText::of).toList());
        }
    }

    @Test
    void tellsOfAHoleInAuditSerialsOfOneRun() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(audit(i, 7 + i + (i >= 30 ? 5 : 0)));
        }
        Files.writeString(folder.resolve("audit.log"), text);
        try (Case opened = Case.open(folder.resolve("case"), CLOCK)) {
            assertEquals(
                    List.of(
                            "serial numbers 37 to 41 are missing (5), between"
                                    + " 2026-03-01T00:00:29.125Z and 2026-03-01T00:00:30.125Z"),
                    opened.load(folder.resolve("audit.log")).lines().getFirst().gaps().stream()
                            .map(GapText::of)
                            .toList());
        }
    }

    @Test
    void knowsThatSerialsStartAgainAtTheEndOfTheirBits() throws IOException {
        long last = (1L << 32) - 1;
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            log.append(audit(i, last - 40 + i));
        }
        for (long serial : new long[] {last, 1, 0, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12}) {
            log.append(audit(40, serial));
        }
        Files.writeString(folder.resolve("audit.log"), log);
        try (Case opened = Case.open(folder.resolve("case"), CLOCK)) {
            List<Gap> gaps = opened.load(folder.resolve("audit.log")).lines().getFirst().gaps();
            assertEquals(
                    List.of("serial number 4 is missing"),
                    gaps.stream().map(gap -> GapText.of(gap).split(",")[0]).toList());
        }
    }

    private static String audit(int second, long serial) {
        return "type=SYSCALL msg=audit("
                + (BEGIN.getEpochSecond() + second)
                + ".125:"
                + serial
                + "): arch=c000003e syscall=59 success=yes exit=0 pid=12 uid=0 comm=\"id\"\n";
    }

    @Test
    void namesDuplicatesAndWhatItPassesOver() throws IOException {
        Path log = write("logs/a.csv", seconds(i -> i * 60, 3));
        Files.copy(log, folder.resolve("logs/b.csv"));
        Files.writeString(folder.resolve("logs/.hidden"), "x");
        Files.createDirectories(folder.resolve("logs/.git/deep"));
        Files.createSymbolicLink(folder.resolve("logs/link"), folder.resolve("logs/.git"));
        Files.createSymbolicLink(folder.resolve("logs/lost"), folder.resolve("nowhere"));
        try (Case opened = Case.open(folder.resolve("case"), CLOCK)) {
            Account account = opened.load(folder.resolve("logs"));
            List<String> met = account.beside().stream().map(this::text).toList();
            assertEquals(
                    List.of(
                            ".git: a hidden directory: name it to load what is in it",
                            ".hidden: a hidden file: name it to load it",
                            "link: a link to a directory: name it to load what is in it",
                            "lost: a link to nothing",
                            "b.csv = 1"),
                    met);
            assertEquals(5, opened.account().beside().size());
            Account again = opened.load(folder.resolve("logs"));
            assertEquals(5, again.beside().size());
            assertEquals(5, opened.account().beside().size());
        }
    }

    private String text(Beside one) {
        String name = folder.resolve("logs").relativize(Path.of(one.path())).toString();
        return one.duplicateOf().map(of -> name + " = " + of).orElse(name + ": " + one.why());
    }

    @Test
    void countsRejectsByReasonWithTheFirstOfEach() throws IOException {
        Path log = folder.resolve("odd.csv");
        StringBuilder text = new StringBuilder("TimeGenerated,n\n");
        for (int i = 10; i < 60; i++) {
            text.append("2026-03-01 00:00:").append(i).append(",1\n");
            text.append(i == 11 || i == 12 ? "1,2,3\n" : "");
        }
        Files.writeString(log, text);
        try (Case opened = Case.open(folder.resolve("case"), CLOCK)) {
            Account.Line line = opened.load(log).lines().getFirst();
            assertEquals(1, line.reasons().size());
            assertEquals(2, line.reasons().getFirst().count());
            assertEquals(60, line.reasons().getFirst().first().offset());
            assertEquals("1,2,3\n", line.reasons().getFirst().first().text());
        }
    }

    private interface Times {
        long at(long index);
    }

    private static long[] seconds(Times times, int count) {
        long[] all = new long[count];
        for (int i = 0; i < count; i++) {
            all[i] = times.at(i);
        }
        return all;
    }

    private static long ticks(long seconds) {
        return Ticks.of(BEGIN.plusSeconds(seconds));
    }

    private Path write(String name, long[] seconds) throws IOException {
        StringBuilder text = new StringBuilder("TimeGenerated,n\n");
        for (int i = 0; i < seconds.length; i++) {
            text.append(BEGIN.plusSeconds(seconds[i])).append(',').append(i).append('\n');
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<Gap> gaps(long[] seconds) throws IOException {
        Path log = write("log.csv", seconds);
        try (Case opened = Case.temporary(CLOCK)) {
            return opened.load(log).lines().getFirst().gaps();
        }
    }
}
