package spoor.workbench.overview;

import java.time.Clock;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.load.Loads;
import spoor.workbench.load.UploadLimits;

/// What goes on with a case while it is served, beside queries. Close it before the case.
public record Desk(Loads loads) implements AutoCloseable {
    public static Desk of(Case served, LoadOptions options, UploadLimits limits, Clock clock) {
        return new Desk(new Loads(served, options, limits, clock));
    }

    @Override
    public void close() {
        loads.close();
    }
}
