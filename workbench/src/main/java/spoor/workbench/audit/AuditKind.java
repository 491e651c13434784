package spoor.workbench.audit;

import java.util.Locale;

/// What is done with a case.
public enum AuditKind {
    /// Rows are shown.
    QUERY,
    /// Rows are written into a file, or handed on as one.
    EXPORT,
    /// A management command, which may change what is stored.
    COMMAND,
    LOAD,
    HUNT,
    /// Something else that shows what logs hold: a record as its file has it, rejects, a report.
    VIEW,
    /// Somebody signs in, or is refused.
    SIGN_IN;

    /// As it stands in the log.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
