package spoor.engine.duckdb;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.AssertionRefused;
import spoor.model.EngineException;
import spoor.model.ErrorKind;

/// Says in one sentence what DuckDB's errors mean.
final class Failures {
    private static final Pattern USED =
            Pattern.compile("/([0-9.]{1,12} [KMGT]?i?B|[0-9]{1,20} bytes) used");

    private Failures() {}

    static EngineException of(String statement, @Nullable Throwable cause, String message) {
        String first = message.lines().findFirst().orElse("").strip();
        Optional<FunctionFailed.Told> told = FunctionFailed.in(first);
        if (told.isPresent()) {
            return failure(told.get().kind(), statement, told.get().message(), cause);
        }
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left on device") || lower.contains("not enough disk space")) {
            return failure(
                    ErrorKind.DATA,
                    statement,
                    "the disk is full: free some space, or put the case on another disk, and run"
                            + " the same command again; what was loaded is safe",
                    cause);
        }
        if (lower.contains("max_temp_directory_size")) {
            return failure(
                    ErrorKind.LIMIT,
                    statement,
                    "the query needs more temporary disk space than there is"
                            + limit(message)
                            + ": narrow it or free some space",
                    cause);
        }
        int asserted = first.indexOf(AssertionRefused.MARK);
        if (asserted >= 0) {
            return failure(ErrorKind.USER, statement, first.substring(asserted), cause);
        }
        if (lower.startsWith("out of memory error") || lower.contains("failed to allocate")) {
            return failure(
                    ErrorKind.LIMIT,
                    statement,
                    "the query needs more memory than the engine may use"
                            + limit(message)
                            + ": narrow it (fewer columns, a shorter time range) or give the engine"
                            + " more (--memory-limit 8GB)",
                    cause);
        }
        if (lower.contains("conflicting lock is held")) {
            return failure(
                    ErrorKind.USER,
                    statement,
                    "the case is open in another process"
                            + holder(message)
                            + ": close it there, or use another case folder",
                    cause);
        }
        return failure(ErrorKind.INTERNAL, statement, "the DuckDB engine failed: " + first, cause);
    }

    static EngineException failure(
            ErrorKind kind, String statement, String message, @Nullable Throwable cause) {
        return new EngineException(kind, "duckdb", statement, message, cause);
    }

    /// The limit as DuckDB's text has it: `(249.7 MiB/256.0 MiB used)`.
    private static String limit(String message) {
        Matcher used = USED.matcher(message);
        return used.find() ? " (its limit is " + used.group(1) + ")" : "";
    }

    private static String holder(String message) {
        int from = message.indexOf("(PID ");
        int to = from < 0 ? -1 : message.indexOf(')', from);
        return to < 0 ? "" : " (process " + message.substring(from + 5, to) + ")";
    }
}
