package spoor.mining.sessions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.Vector;

/// Cuts events into sessions: runs of events of one user (equal keys) that follow each other
/// closely.
///
/// Rows are sorted by the keys in the given order, then by time; equal rows keep their order. A new
/// session begins where a key differs from the row before, where the gap to the row before is
/// longer than [Limits#maxGap], or where the time since the session's first event is longer than
/// [Limits#maxLength]. Both comparisons are strict: a gap of exactly `maxGap` stays in the session.
///
/// Absent keys (null) are one user, sorted as the word `dummy_str` among text and last among
/// numbers; a user really called `dummy_str` is that same absent user. An empty text is a user of
/// its own. Rows without a time come last within their user and never begin a session because of
/// time.
///
/// The method, oddities included, is that of `sessionize_data` in msticpy 3.0.2 (Microsoft, MIT).
public final class Sessionizer {
    private Sessionizer() {}

    /// Two lengths of time in ticks, 0 or more. With both 0 only equal times stay together.
    public record Limits(long maxLength, long maxGap) {
        public Limits {
            if (maxLength < 0 || maxGap < 0) {
                throw new SpoorException(
                        ErrorKind.USER,
                        "the limits of a session are "
                                + maxLength
                                + " and "
                                + maxGap
                                + " ticks: give lengths of time of 0 or more");
            }
        }
    }

    /// Sessions in the order of their keys and times.
    ///
    /// @param rows the input's row numbers, session after session, each in time order
    /// @param starts where each session starts in `rows`, and `rows.length` last
    /// @param keys a vector per key column with a value per session, null where the key is absent
    /// @param begin the first time of each session in ticks, null when no event has a time
    /// @param end the last time likewise
    public record Sessions(
            int[] rows, int[] starts, List<Vector> keys, Vector.Longs begin, Vector.Longs end) {
        public Sessions {
            keys = List.copyOf(keys);
        }

        public int count() {
            return starts.length - 1;
        }
    }

    /// @param time ticks, null where the time is missing
    /// @param keys columns as long as `time`; none makes one stream of all rows
    public static Sessions sessionize(Vector.Longs time, List<Vector> keys, Limits limits) {
        return sessionize(time, keys, limits, new boolean[0], Stop.NEVER);
    }

    /// @param alone per row whether it is a session of its own; empty where none is
    static Sessions sessionize(
            Vector.Longs time, List<Vector> keys, Limits limits, boolean[] alone, Stop stop) {
        List<KeyRanks> ranks = new ArrayList<>(keys.size());
        for (Vector key : keys) {
            if (key.size() != time.size()) {
                throw new IllegalStateException(time.size() + " times, " + key.size() + " keys");
            }
            stop.check();
            ranks.add(KeyRanks.of(key));
        }
        int[] rows = sort(time, ranks, stop);
        stop.check();
        int[] starts = cut(time, ranks, rows, limits, alone);
        return gather(time, keys, rows, starts);
    }

    private static int[] sort(Vector.Longs time, List<KeyRanks> ranks, Stop stop) {
        StableOrder order = new StableOrder(time.size());
        long[] numbers = time.values();
        if (time.nulls().length > 0) {
            // What stands in the place of a missing time is arbitrary: such rows keep their order.
            int[] missing = new int[numbers.length];
            numbers = numbers.clone();
            for (int row = 0; row < numbers.length; row++) {
                if (time.isNull(row)) {
                    missing[row] = 1;
                    numbers[row] = 0;
                }
            }
            order.byNumber(numbers);
            order.byRank(missing, 2);
        } else {
            order.byNumber(numbers);
        }
        for (KeyRanks key : ranks.reversed()) {
            stop.check();
            order.byRank(key.ranks(), key.distinct());
        }
        return order.rows();
    }

    private static int[] cut(
            Vector.Longs time, List<KeyRanks> ranks, int[] rows, Limits limits, boolean[] alone) {
        int[][] keys = ranks.stream().map(KeyRanks::ranks).toArray(int[][]::new);
        int[] starts = new int[rows.length + 1];
        int sessions = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            boolean fresh = i == 0 || (alone.length > 0 && alone[row]);
            for (int key = 0; key < keys.length && !fresh; key++) {
                fresh = keys[key][row] != keys[key][rows[i - 1]];
            }
            if (!fresh && !time.isNull(row)) {
                // Sorted, so differences are not negative; unsigned, so they do not overflow.
                long now = time.values()[row];
                long gap = now - time.values()[rows[i - 1]];
                long length = now - time.values()[rows[starts[sessions - 1]]];
                fresh =
                        Long.compareUnsigned(gap, limits.maxGap()) > 0
                                || Long.compareUnsigned(length, limits.maxLength()) > 0;
            }
            if (fresh) {
                starts[sessions++] = i;
            }
        }
        starts[sessions] = rows.length;
        return Arrays.copyOf(starts, sessions + 1);
    }

    private static Sessions gather(Vector.Longs time, List<Vector> keys, int[] rows, int[] starts) {
        int count = starts.length - 1;
        int[] first = new int[count];
        long[] begin = new long[count];
        long[] end = new long[count];
        boolean[] timeless = new boolean[count];
        boolean anyTimeless = false;
        for (int session = 0; session < count; session++) {
            first[session] = rows[starts[session]];
            int last = starts[session + 1] - 1;
            while (last >= starts[session] && time.isNull(rows[last])) {
                last--;
            }
            if (last < starts[session]) {
                timeless[session] = true;
                anyTimeless = true;
            } else {
                begin[session] = time.values()[first[session]];
                end[session] = time.values()[rows[last]];
            }
        }
        boolean[] nulls = anyTimeless ? timeless : new boolean[0];
        List<Vector> users = new ArrayList<>(keys.size());
        for (Vector key : keys) {
            users.add(absentAgain(Rows.gather(key, first)));
        }
        return new Sessions(
                rows, starts, users, new Vector.Longs(begin, nulls), new Vector.Longs(end, nulls));
    }

    private static Vector absentAgain(Vector users) {
        if (!(users instanceof Vector.Texts texts)) {
            return users;
        }
        @Nullable String[] values = texts.values();
        for (int i = 0; i < values.length; i++) {
            if (KeyRanks.ABSENT.equals(values[i])) {
                values[i] = null;
            }
        }
        return users;
    }
}
