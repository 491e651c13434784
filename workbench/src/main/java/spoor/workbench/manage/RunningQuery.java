package spoor.workbench.manage;

import java.time.Instant;

/// A query that runs, or ran.
///
/// @param id that its client gave it; empty: none
/// @param state `InProgress`, `Completed`, `Failed` or `Cancelled`
/// @param updated when it ended; while it runs: now
public record RunningQuery(
        String id, String text, Instant began, Instant updated, String state, String problem) {}
