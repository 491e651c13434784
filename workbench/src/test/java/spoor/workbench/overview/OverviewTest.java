package spoor.workbench.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.Ticks;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.load.UploadLimits;

class OverviewTest {
    @TempDir Path folder;

    private Case opened(String... files) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(folder.resolve("logs").resolve(files[i]), files[i + 1]);
        }
        Case opened = Case.open(folder.resolve("case"));
        opened.load(folder.resolve("logs"));
        return opened;
    }

    private static Desk desk(Case opened) {
        return Desk.of(opened, LoadOptions.STANDARD, UploadLimits.STANDARD, Clock.systemUTC());
    }

    private static String times(String name, Instant from, Duration step, int count) {
        StringBuilder text = new StringBuilder("when,who\n");
        for (int i = 0; i < count; i++) {
            text.append(from.plus(step.multipliedBy(i))).append(',').append(name).append('\n');
        }
        return text.toString();
    }

    private static Density all(Desk desk, int bins) {
        return desk.densities().count(Optional.empty(), Optional.empty(), bins, Stop.NEVER);
    }

    @Test
    void countsTheRowsOfEachTableInStepsThatTheyShareAndNamesThoseWithoutTimes()
            throws IOException {
        Instant begin = Instant.parse("2026-03-01T10:00:00Z");
        try (Case opened =
                        opened(
                                "a.csv", times("a", begin, Duration.ofMinutes(1), 120),
                                "b.csv",
                                        times("b", begin.plusSeconds(7200), Duration.ofHours(1), 3),
                                "c.csv", "n,m\n1,2\n");
                Desk desk = desk(opened)) {
            Density density = all(desk, 30);
            assertEquals(10 * Ticks.PER_MINUTE, density.step());
            assertEquals(List.of("c"), density.without());
            assertEquals(
                    List.of("a", "b"), density.lines().stream().map(Density.Line::table).toList());
            Density.Line a = density.lines().get(0);
            assertEquals(12, a.places().size());
            assertEquals(List.of(10L, 10L), a.counts().subList(0, 2));
            Density.Line b = density.lines().get(1);
            assertEquals(List.of(12, 18, 24), b.places());
            assertEquals(3, b.rows());
            long from = Ticks.of(begin.plusSeconds(3600));
            Density part =
                    desk.densities()
                            .count(
                                    Optional.of(from),
                                    Optional.of(from + 10 * Ticks.PER_MINUTE - 1),
                                    600,
                                    Stop.NEVER);
            assertEquals(Ticks.PER_SECOND, part.step());
            assertEquals(10, part.lines().get(0).counts().size());
            assertEquals(List.of(), part.lines().get(1).places());
            assertEquals(density.first(), part.first());
            Files.writeString(
                    folder.resolve("logs/d.csv"),
                    times("d", begin.plusSeconds(20_000), Duration.ofSeconds(1), 5));
            opened.load(folder.resolve("logs"));
            assertEquals(3, all(desk, 30).lines().size(), "a load is seen");
        }
    }

    @Test
    void worksFromASecondToTwentyYears() throws IOException {
        Instant begin = Instant.parse("2006-03-01T10:00:00Z");
        try (Case opened =
                        opened(
                                "short.csv",
                                times("a", begin, Duration.ofMillis(10), 100),
                                "long.csv",
                                times("b", begin, Duration.ofDays(73), 100));
                Desk desk = desk(opened)) {
            Density density = all(desk, 200);
            assertTrue(density.step() >= 28 * Ticks.PER_DAY, Long.toString(density.step()));
            assertEquals(
                    100, density.lines().get(0).counts().stream().mapToLong(count -> count).sum());
            assertEquals(List.of(100L), density.lines().get(1).counts());
            Density part =
                    desk.densities()
                            .count(
                                    Optional.of(Ticks.of(begin)),
                                    Optional.of(Ticks.of(begin) + Ticks.PER_SECOND),
                                    200,
                                    Stop.NEVER);
            assertEquals(Ticks.PER_SECOND / 100, part.step());
            assertEquals(100, part.lines().get(1).counts().size());
        }
    }

    @Test
    void anEmptyCaseHasNoDensity() {
        try (Case opened = Case.open(folder.resolve("none"));
                Desk desk = desk(opened)) {
            assertEquals(List.of(), all(desk, 10).lines());
            assertThrows(
                    SpoorException.class,
                    () -> desk.profiles().look(new Profiles.Asked("x", Optional.empty(), true)));
        }
    }

    private static Profile profile(Desk desk, Profiles.Asked asked) throws InterruptedException {
        Profile profile = desk.profiles().look(asked);
        while (profile.state() == Profile.State.RUNNING) {
            Thread.sleep(2);
            profile = desk.profiles().look(asked);
        }
        return profile;
    }

    @Test
    void profilesAreThoseOfThePluginWithTheSpreadOfNumbersAndTimes() throws Exception {
        StringBuilder text = new StringBuilder("when,who,n,x,a b\n");
        for (int i = 0; i < 320; i++) {
            text.append(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i))
                    .append(",u" + i % 3 + "," + i + "," + i * 0.5 + ",b\n");
        }
        try (Case opened = opened("t.csv", text.toString());
                Desk desk = desk(opened)) {
            Profile profile = profile(desk, new Profiles.Asked("t", Optional.empty(), false));
            assertEquals(Profile.State.DONE, profile.state(), profile.problem());
            assertEquals(320, profile.rows());
            assertEquals(320, profile.rowsDone());
            assertEquals(1, profile.share());
            List<List<@Nullable Object>> plugin = opened.query(profile.query()).table().rows();
            assertEquals(5, profile.columns().size());
            for (int i = 0; i < 5; i++) {
                Profile.ColumnProfile column = profile.columns().get(i);
                assertEquals(plugin.get(i).getFirst(), column.name());
                assertEquals(plugin.get(i).subList(1, plugin.get(i).size()), column.values());
            }
            for (int i : new int[] {0, 2, 3}) {
                List<Long> counts = profile.columns().get(i).spread().orElseThrow().counts();
                assertEquals(Spreads.BINS, counts.size());
                assertEquals(320, counts.stream().mapToLong(count -> count).sum());
                assertEquals(10, counts.getFirst());
            }
            assertEquals(Optional.empty(), profile.columns().get(1).spread());
            Between minute =
                    new Between(
                            "when",
                            Ticks.of(Instant.parse("2026-01-01T00:01:00Z")),
                            Ticks.of(Instant.parse("2026-01-01T00:01:59Z")));
            Profile part = profile(desk, new Profiles.Asked("t", Optional.of(minute), true));
            assertEquals(60, part.rows(), part.problem());
            assertEquals(60L, part.columns().getFirst().values().get(1));
            assertEquals(
                    part,
                    desk.profiles()
                            .known(new Profiles.Asked("t", Optional.of(minute), true))
                            .orElseThrow());
        }
    }

    @Test
    void aSampleIsOneRowOfSoManyAndAlwaysTheSame() throws Exception {
        try (Case opened = opened("t.csv", "n,m\n" + "1,2\n".repeat(20_000))) {
            ProfileWork work =
                    new ProfileWork(
                            opened,
                            opened.tables().getFirst(),
                            Optional.empty(),
                            10,
                            Duration.ofMinutes(1));
            work.run();
            Profile sample = work.view();
            assertEquals(Profile.State.DONE, sample.state(), sample.problem());
            assertEquals(2_000.0, (double) sample.rows(), 200.0);
            assertEquals(
                    sample.rows(), opened.query(sample.query()).table().rows().getFirst().get(2));
        }
    }
}
