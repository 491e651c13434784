package spoor.engine.scalar.unpacking;

/// What one text may become: archives are written by attackers.
final class Budget {
    static final int DEEPEST = 10;
    static final int MOST_ENTRIES = 1_000;
    static final long MOST_BYTES = 16 << 20;
    static final int LARGEST_RATIO = 200;

    /// Up to here the ratio does not count.
    private static final long SMALL = 1 << 20;

    private int entries;
    private long bytes;

    /// The limit that was hit.
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String limit;

        Spent(String limit) {
            super(limit, null, false, false);
            this.limit = limit;
        }

        String limit() {
            return limit;
        }
    }

    void entry() {
        if (++entries > MOST_ENTRIES) {
            throw new Spent("more than " + MOST_ENTRIES + " entries");
        }
    }

    void bytes(long more) {
        bytes += more;
        if (bytes > MOST_BYTES) {
            throw new Spent("more than " + (MOST_BYTES >> 20) + " MiB unpacked");
        }
    }

    void ratio(long packed, long unpacked) {
        if (unpacked > SMALL && unpacked > packed * LARGEST_RATIO) {
            throw new Spent("more than " + LARGEST_RATIO + " times as large as packed");
        }
    }
}
