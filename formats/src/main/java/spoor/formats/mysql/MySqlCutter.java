package spoor.formats.mysql;

import spoor.formats.Cutter;
import spoor.model.Ticks;

/// Cuts where an entry begins, and tells entries from statements whose text imitates one.
///
/// The server writes entries nearly in the order of time. A head whose time lies more than
/// [#TOLERANCE] off that of the entry before is looked at: where most of the next [#WINDOW] heads
/// go back to the time before, it stands inside a statement; where they stay with it, the server
/// was idle or its clock was set. The answer depends on the file alone, not on where blocks end.
final class MySqlCutter implements Cutter {
    /// Entries of different connections may be this much out of order.
    static final long TOLERANCE = 5 * Ticks.PER_SECOND;

    /// Heads that are asked about a head out of order, at most [#REACH] bytes behind it.
    static final int WINDOW = 16;

    static final int REACH = 4 << 20;

    private static final int WAIT = Integer.MAX_VALUE;

    private final Marks marks = new Marks();
    private final OpenText text = new OpenText();
    private Outline outline = new Outline();
    private State state = new State(EntryHead.NO_TIME, EntryHead.NO_TIME, false, false);
    private boolean[] accepted = new boolean[1024];

    /// What is known at a cut.
    ///
    /// @param previous the last time that was written, [EntryHead#NO_TIME] before the first
    /// @param inherited the time of an entry that leaves it out
    /// @param iso whether the last entry wrote its time as from version 5.7 on
    /// @param started whether an entry was seen
    private record State(long previous, long inherited, boolean iso, boolean started) {}

    @Override
    public Object context() {
        outline = new Outline();
        return outline;
    }

    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        marks.find(bytes, length, last);
        int decided = decide(bytes, length, last);
        int cut = last ? length : lastStart(decided);
        if (cut > 0) {
            state = write(cut, decided);
        }
        return cut;
    }

    /// Accepts or refuses marks in order.
    ///
    /// @return the first mark that needs more bytes to be decided, or their number
    private int decide(byte[] bytes, int length, boolean last) {
        int count = marks.count();
        if (accepted.length < count) {
            accepted = new boolean[2 * count];
        }
        State now = state;
        text.clear();
        int waiting = 0;
        int before = 0;
        for (int i = 0; i < count; i++) {
            if (marks.isBanner(i)) {
                continue;
            }
            long time = marks.time(i);
            boolean good;
            if (time == EntryHead.NO_TIME) {
                good = !now.iso() || !now.started();
            } else if (now.previous() == EntryHead.NO_TIME
                    || time >= now.previous() && time - now.previous() <= TOLERANCE) {
                good = true;
            } else if (Math.abs(time - now.previous()) <= TOLERANCE) {
                if (i + 1 == count && !last) {
                    return waiting;
                }
                int end = i + 1 < count ? marks.place(i + 1) : length;
                good =
                        !text.isOpen(bytes, before, marks.place(i))
                                || text.isOpen(bytes, before, end);
            } else {
                int vote = vote(i, now.previous(), length, last);
                if (vote == WAIT) {
                    return waiting;
                }
                good = vote > 0 || vote == 0 && !text.isOpen(bytes, before, marks.place(i));
            }
            // A banner shares the fate of the entry behind it.
            while (waiting <= i) {
                accepted[waiting++] = good;
            }
            if (good) {
                now = after(now, i);
                before = marks.place(i);
            }
        }
        while (last && waiting < count) {
            accepted[waiting++] = true;
        }
        return waiting;
    }

    private State after(State before, int mark) {
        long time = marks.time(mark);
        boolean timed = time != EntryHead.NO_TIME;
        return new State(
                timed ? time : before.previous(),
                timed ? time : before.inherited(),
                timed && marks.isIso(mark),
                true);
    }

    /// Whether the heads behind a mark stay with its time (above 0) or go back (below 0); [#WAIT]
    /// when more bytes are needed to know.
    private int vote(int mark, long previous, int length, boolean last) {
        long time = marks.time(mark);
        boolean forward = time > previous;
        long border = (forward ? time : previous) - TOLERANCE;
        int stay = 0;
        int back = 0;
        int asked = 0;
        int reach = marks.place(mark) + REACH;
        for (int i = mark + 1; i < marks.count() && asked < WINDOW; i++) {
            if (marks.place(i) > reach) {
                return stay - back;
            }
            long other = marks.time(i);
            if (other == EntryHead.NO_TIME) {
                continue;
            }
            asked++;
            boolean later = other >= border;
            if (forward == later) {
                stay++;
            } else if (!forward || other >= previous - TOLERANCE) {
                back++;
            } else {
                // Older than both: the clock was set back, what follows says nothing here.
                return stay - back;
            }
            if (stay > WINDOW / 2) {
                return 1;
            }
        }
        if (asked < WINDOW && !last && length <= reach) {
            return WAIT;
        }
        return stay - back;
    }

    private int lastStart(int decided) {
        for (int i = decided - 1; i >= 0; i--) {
            boolean first = i == 0 || !marks.isBanner(i - 1) || !accepted[i - 1];
            if (accepted[i] && first && marks.place(i) > 0) {
                return marks.place(i);
            }
        }
        return 0;
    }

    /// Writes the outline of what lies before `cut`.
    private State write(int cut, int decided) {
        outline.clear();
        State now = state;
        for (int i = 0; i < decided && marks.place(i) < cut; i++) {
            int place = marks.place(i);
            if (outline.count() == 0 && (place > 0 || !accepted[i])) {
                outline.add(Outline.Kind.STRAY, 0, EntryHead.NO_TIME);
            }
            if (!accepted[i]) {
                outline.addImitation();
            } else if (marks.isBanner(i)) {
                outline.add(Outline.Kind.BANNER, place, EntryHead.NO_TIME);
            } else {
                now = after(now, i);
                outline.add(Outline.Kind.ENTRY, place, now.inherited());
            }
        }
        if (outline.count() == 0) {
            outline.add(Outline.Kind.STRAY, 0, EntryHead.NO_TIME);
        }
        return now;
    }
}
