package spoor.workbench.audit;

import java.util.Optional;
import java.util.OptionalLong;

/// One action as the log tells of it: its two lines together, or a refusal.
///
/// @param length of the whole text, where the log holds its beginning only
/// @param outcome as in the log; `refused`; `unknown` where the end is missing: it still runs, or
///   Spoor ended before it did
/// @param more refusals that were counted and not written
public record AuditRecord(
        String time,
        String kind,
        String user,
        String client,
        String program,
        String text,
        OptionalLong length,
        Optional<String> sha256,
        OptionalLong rows,
        OptionalLong milliseconds,
        String outcome,
        String problem,
        OptionalLong more) {}
