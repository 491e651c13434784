package spoor.workbench.overview;

import java.time.Clock;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.load.Loads;
import spoor.workbench.load.UploadLimits;

/// What goes on with a case while it is served, beside queries. Close it before the case.
public record Desk(Loads loads, Profiles profiles, Densities densities, Rejects rejects)
        implements AutoCloseable {
    public static Desk of(Case served, LoadOptions options, UploadLimits limits, Clock clock) {
        return new Desk(
                new Loads(served, options, limits, clock),
                new Profiles(served),
                new Densities(served),
                new Rejects(served));
    }

    @Override
    public void close() {
        profiles.close();
        loads.close();
    }
}
