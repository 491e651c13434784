package spoor.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/// How far the result of a request is, in percent. What works on it says in which step it is and
/// how far that step; whoever waits for it has it [#look], which tells who asked: a quarter of a
/// second apart at most, what is more than before or, five seconds later, the same again (a
/// connection stays open by it), and never 100, which the result's end tells. Any thread may use
/// it; one looks at a time.
public final class Meter {
    /// Of a request whose progress nobody asks for.
    public static final Meter NONE = new Meter(_ -> {}, () -> 0);

    /// How often it is looked at.
    public static final long MILLISECONDS = 250;

    private static final long AGAIN_NANOSECONDS = 5_000_000_000L;
    private static final double MOST = 99.9;

    private final DoubleConsumer asked;
    private final LongSupplier nanoseconds;
    private final AtomicReference<Step> step = new AtomicReference<>(new Step(0, 1, () -> 0));
    private long looked;
    private long toldAt;
    private double told = -1;

    /// @param number from 0
    /// @param done how far it is, from 0 to 1; anything else: nobody knows
    private record Step(int number, int of, DoubleSupplier done) {
        double percent() {
            double share = done.getAsDouble();
            double known = share >= 0 && share <= 1 ? share : 0;
            double percent = 100 * (number + known) / of;
            return Math.min(MOST, Math.floor(10 * percent) / 10);
        }
    }

    /// @param asked is told the percentage, on the thread that waits for the result; it must not
    ///   fail
    public Meter(DoubleConsumer asked) {
        this(asked, System::nanoTime);
    }

    Meter(DoubleConsumer asked, LongSupplier nanoseconds) {
        this.asked = asked;
        this.nanoseconds = nanoseconds;
        this.looked = nanoseconds.getAsLong();
    }

    /// A result begins.
    public synchronized void begin() {
        step.set(new Step(0, 1, () -> 0));
        told = -1;
        looked = nanoseconds.getAsLong();
    }

    /// A step of the result begins.
    ///
    /// @param number from 0
    /// @param of how many steps it has
    public void step(int number, int of) {
        step.set(new Step(number, of, () -> 0));
    }

    /// What knows how far the step is, from 0 to 1.
    public void measure(DoubleSupplier done) {
        Step old = step.get();
        step.set(new Step(old.number(), old.of(), done));
    }

    /// Tells who asked, when it is time.
    public void look() {
        if (this == NONE) {
            return;
        }
        double percent;
        synchronized (this) {
            long now = nanoseconds.getAsLong();
            if (now - looked < MILLISECONDS * 1_000_000) {
                return;
            }
            looked = now;
            percent = Math.max(told, step.get().percent());
            if (percent == told && now - toldAt < AGAIN_NANOSECONDS) {
                return;
            }
            told = percent;
            toldAt = now;
        }
        asked.accept(percent);
    }
}
