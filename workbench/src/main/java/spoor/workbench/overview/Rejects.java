package spoor.workbench.overview;

import java.util.List;
import java.util.Optional;
import spoor.engine.duckdb.StoredReject;
import spoor.engine.duckdb.StoredSource;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Case;

/// The rejects of a source by its number: several sources may have one name.
public final class Rejects {
    private final Case target;

    Rejects(Case target) {
        this.target = target;
    }

    /// Kept rejects by place.
    ///
    /// @throws SpoorException when there is no such source
    public List<StoredReject> of(int source, int limit) {
        String location =
                target.sources().stream()
                        .filter(one -> one.id() == source)
                        .map(StoredSource::location)
                        .findFirst()
                        .orElseThrow(() ->
                                new SpoorException(
                                        ErrorKind.USER, "the case has no source " + source));
        return target.rejects(Optional.of(location), limit);
    }
}
