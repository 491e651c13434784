package spoor.workbench.audit;

import java.util.Optional;
import java.util.OptionalLong;

/// What a logged action tells of itself while it runs. Used by one thread at a time.
public final class AuditEntry {
    private OptionalLong rows = OptionalLong.empty();
    private Optional<String> refused = Optional.empty();

    AuditEntry() {}

    /// How many rows came out, in all tables of the answer; or were loaded.
    public void rows(long count) {
        rows = OptionalLong.of(count);
    }

    /// The request was turned away, although the action ends with no error that says so.
    public void refused(String sentence) {
        refused = Optional.of(sentence);
    }

    OptionalLong rows() {
        return rows;
    }

    Optional<String> refusal() {
        return refused;
    }
}
