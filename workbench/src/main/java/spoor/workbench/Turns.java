package spoor.workbench;

import java.util.HashSet;
import java.util.Set;

/// Lets parallel work end in the order in which it was begun.
final class Turns {
    private final Set<Long> done = new HashSet<>();
    private long current;
    private long given;

    /// The next number, from 0.
    synchronized long next() {
        return given++;
    }

    /// Waits until all smaller numbers are done.
    synchronized void await(long turn) {
        boolean interrupted = false;
        while (current < turn) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends a turn, whether or not it was waited for.
    synchronized void done(long turn) {
        done.add(turn);
        while (done.remove(current)) {
            current++;
        }
        notifyAll();
    }
}
