package spoor.workbench.manage;

import java.util.List;

/// The queries of a server, as its commands see them.
public interface Queries {
    /// Those that run and the latest that ran, by when they began.
    List<RunningQuery> all();

    /// Cancels those of an id.
    ///
    /// @return how many ran
    int cancel(String id);
}
