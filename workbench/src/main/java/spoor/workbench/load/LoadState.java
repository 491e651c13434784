package spoor.workbench.load;

/// Where a load stands.
public enum LoadState {
    /// Its files come in.
    RECEIVING,
    /// Another load is before it.
    QUEUED,
    RUNNING,
    DONE,
    /// A user ended it; what was read to its end by then is in the case.
    CANCELLED,
    FAILED;

    /// Whether nothing more happens.
    public boolean over() {
        return switch (this) {
            case RECEIVING, QUEUED, RUNNING -> false;
            case DONE, CANCELLED, FAILED -> true;
        };
    }
}
