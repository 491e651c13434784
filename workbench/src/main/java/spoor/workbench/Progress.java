package spoor.workbench;

/// Hears how a load goes on. Called by one thread at a time.
public interface Progress {
    Progress NONE =
            new Progress() {
                @Override
                public void begin(String path, int number, int of, long bytes) {}

                @Override
                public void read(long bytes) {}

                @Override
                public void end(Account.Line line) {}
            };

    /// The n-th source (from 1) of so many, of a size in bytes.
    void begin(String path, int number, int of, long bytes);

    /// How many bytes of it are read.
    void read(long bytes);

    void end(Account.Line line);
}
