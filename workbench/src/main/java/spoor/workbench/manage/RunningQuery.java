package spoor.workbench.manage;

import java.time.Instant;

/// A query that runs, or ran.
///
/// @param id that its client gave it; empty: none
/// @param state `Queued` (it waits for its turn), `InProgress`, `Completed`, `Failed` or
///   `Cancelled`
/// @param updated when it ended; while it runs: now
public record RunningQuery(
        String id, String text, Instant began, Instant updated, String state, String problem) {
    public static final String WAITS = "Queued";
    public static final String RUNS = "InProgress";

    /// Whether it has not ended.
    public boolean isOpen() {
        return state.equals(WAITS) || state.equals(RUNS);
    }
}
