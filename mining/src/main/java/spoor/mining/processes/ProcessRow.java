package spoor.mining.processes;

import org.jspecify.annotations.Nullable;

/// One process, from a record or (`row` -1) only from what its children say. Texts are numbers of
/// [Texts]; -1 stands for what the log does not say.
final class ProcessRow {
    /// The time of a process whose start is not known.
    static final long NO_TIME = Long.MIN_VALUE;

    final int row;
    final int host;
    final int pid;
    final long time;
    final Name name;
    final int guid;
    final Told told;
    int records;
    Link link = Link.NONE;
    @Nullable ProcessRow parent;

    ProcessRow(int row, int host, int pid, long time, Name name, int guid, Told told) {
        this.row = row;
        this.host = host;
        this.pid = pid;
        this.time = time;
        this.name = name;
        this.guid = guid;
        this.told = told;
        this.records = row < 0 ? 0 : 1;
    }

    boolean isMissing() {
        return row < 0;
    }

    /// What a record tells of the parent.
    ///
    /// @param further what the record tells of the parent's parent
    record Told(int pid, long time, Name name, int guid, @Nullable Told further) {
        static final Told NOTHING = new Told(-1, NO_TIME, Name.NONE, -1, null);
    }

    /// @param shown as the log writes it
    /// @param full without volume and letter case
    /// @param base its last part
    record Name(int shown, int full, int base) {
        static final Name NONE = new Name(-1, -1, -1);
    }

    /// How the parent of a process was found, or why there is none.
    enum Link {
        NONE,
        GUID,
        START,
        NAME,
        PID,
        MISSING,
        RECYCLED,
        CYCLE
    }
}
