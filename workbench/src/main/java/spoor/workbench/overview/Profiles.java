package spoor.workbench.overview;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Account;
import spoor.workbench.Case;

/// Profiles of tables, each made when it is asked for and kept until the table changes. One is made
/// at a time. Safe for many threads.
public final class Profiles implements AutoCloseable {
    /// Larger tables are sampled first.
    static final long SAMPLED = 4_000_000;

    /// Rows of a sample, about.
    private static final long SAMPLE = 1_000_000;

    private static final int KEPT = 100;
    private static final Duration TIME = Duration.ofMinutes(60);

    private final Case target;
    private final Map<Key, ProfileWork> works = new LinkedHashMap<>(16, 0.75f, true);
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("spoor-profiles").factory());

    Profiles(Case target) {
        this.target = target;
    }

    /// Of what a profile is asked for.
    ///
    /// @param between rows of this span only
    /// @param every of all rows, however many; else of a sample where they are very many
    public record Asked(String table, Optional<Between> between, boolean every) {}

    private record Key(Asked asked, long state) {}

    /// The profile as it stands; begins to make it when nobody has.
    ///
    /// @throws SpoorException when there is no such table
    public Profile look(Asked asked) {
        TableStates states = TableStates.of(target);
        Account.Table table = states.tables().get(asked.table());
        if (table == null) {
            throw new SpoorException(
                    ErrorKind.USER, "the case has no table '" + asked.table() + "'");
        }
        Key key = new Key(asked, states.of(asked.table()));
        synchronized (works) {
            ProfileWork known = works.get(key);
            if (known == null) {
                int share =
                        asked.every() || table.rows() <= SAMPLED
                                ? 1
                                : (int) Math.ceilDiv(table.rows(), SAMPLE);
                known = new ProfileWork(target, table, asked.between(), share, TIME);
                works.put(key, known);
                Future<?> _ = worker.submit(known);
                forget();
            }
            return known.view();
        }
    }

    /// The profile as it stands; empty when nobody asked for it since the table changed.
    public Optional<Profile> known(Asked asked) {
        Key key = new Key(asked, TableStates.of(target).of(asked.table()));
        synchronized (works) {
            return Optional.ofNullable(works.get(key)).map(ProfileWork::view);
        }
    }

    private void forget() {
        List<Key> over =
                works.entrySet().stream()
                        .filter(entry -> entry.getValue().view().state() != Profile.State.RUNNING)
                        .map(Map.Entry::getKey)
                        .toList();
        new ArrayList<>(over)
                .subList(0, Math.max(0, Math.min(over.size(), works.size() - KEPT)))
                .forEach(works::remove);
    }

    /// Ends the making of a profile; the next look begins anew.
    public void cancel(Asked asked) {
        synchronized (works) {
            works.entrySet()
                    .removeIf(entry -> {
                        boolean ended =
                                entry.getKey().asked().equals(asked)
                                        && entry.getValue().view().state() != Profile.State.DONE;
                        if (ended) {
                            entry.getValue().cancel();
                        }
                        return ended;
                    });
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        synchronized (works) {
            works.values().forEach(ProfileWork::cancel);
        }
        worker.close();
    }
}
