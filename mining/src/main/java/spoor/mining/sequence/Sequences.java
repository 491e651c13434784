package spoor.mining.sequence;

import java.util.Arrays;

/// Sessions as numbers of their vocabulary.
///
/// @param events the event ids, session after session
/// @param starts where each session starts in `events`, and `events.length` last
public record Sequences(Vocabulary vocabulary, int[] events, int[] starts) {
    public int count() {
        return starts.length - 1;
    }

    /// The number of events of a session.
    public int length(int session) {
        return starts[session + 1] - starts[session];
    }

    /// The name of the command at a place of a session, counted from 0.
    public String command(int session, int place) {
        return vocabulary.command(vocabulary.event(events[starts[session] + place]).command());
    }

    /// The chosen of these sessions.
    Sequences only(boolean[] chosen) {
        Ints chosenEvents = new Ints();
        Ints chosenStarts = new Ints();
        chosenStarts.add(0);
        for (int session = 0; session < chosen.length; session++) {
            if (chosen[session]) {
                for (int i = starts[session]; i < starts[session + 1]; i++) {
                    chosenEvents.add(events[i]);
                }
                chosenStarts.add(chosenEvents.size());
            }
        }
        return new Sequences(vocabulary, chosenEvents.toArray(), chosenStarts.toArray());
    }

    /// These sessions and behind them others of the same vocabulary.
    Sequences and(Sequences others) {
        int[] allEvents = Arrays.copyOf(events, Math.addExact(events.length, others.events.length));
        System.arraycopy(others.events, 0, allEvents, events.length, others.events.length);
        int[] allStarts = Arrays.copyOf(starts, starts.length + others.count());
        for (int session = 1; session <= others.count(); session++) {
            allStarts[count() + session] = events.length + others.starts[session];
        }
        return new Sequences(vocabulary, allEvents, allStarts);
    }
}
