package spoor.workbench;

/// Hears how a load goes on. Called by one thread at a time.
public interface Progress {
    Progress NONE =
            new Progress() {
                @Override
                public void begin(int files, long bytes) {}

                @Override
                public void at(State state) {}

                @Override
                public void end() {}
            };

    /// So many files of so many bytes together are to be read.
    void begin(int files, long bytes);

    /// How far the load is, a few times a second.
    void at(State state);

    /// Nothing more comes.
    void end();

    /// @param files done, of those that the user named or that lie below a folder
    /// @param bytes raw bytes read of all files, also of those that are being read
    /// @param events rows made so far, also of what is not part of the case yet
    /// @param path what was begun last
    record State(int files, long bytes, long events, String path) {}
}
