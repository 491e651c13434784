package spoor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.audit.Actor;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.audit.AuditLog;

/// Logs what commands do with a case, as the server logs what its clients do: by the user of the
/// operating system.
final class CommandAudit {
    private static final Actor ACTOR =
            new Actor(System.getProperty("user.name", ""), "command line", "spoor");

    private CommandAudit() {}

    /// Runs an action between its two lines.
    static <T> T record(Case opened, AuditKind kind, String text, AuditLog.Action<T> action)
            throws IOException {
        return opened.audit().record(ACTOR, kind, text, action);
    }

    /// Loads, with the number of records in the log.
    static Account load(Case opened, List<Path> paths, LoadOptions options, Progress progress)
            throws IOException {
        String text = paths.stream().map(Path::toString).collect(Collectors.joining("\n"));
        return record(
                opened,
                AuditKind.LOAD,
                text,
                entry -> {
                    Account account = opened.load(paths, options, progress);
                    entry.rows(
                            account.lines().stream()
                                    .mapToLong(line -> line.source().counts().events().count())
                                    .sum());
                    return account;
                });
    }
}
