package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;

final class AnsweringTest {
    @Test
    void aStopIsAnsweredWhileTheWorkGoesOnAndItsResultIsDiscarded() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<String> discarded = Collections.synchronizedList(new ArrayList<>());
        Stop stop = new Stop();
        try (Answering answering = new Answering()) {
            Thread asking =
                    Thread.ofVirtual()
                            .start(() -> {
                                await(begun);
                                stop.request(Stop.CANCELLED);
                            });
            SpoorException failure =
                    assertThrows(
                            SpoorException.class,
                            () ->
                                    answering.run(
                                            stop,
                                            () -> {
                                                begun.countDown();
                                                await(free);
                                                return "late";
                                            },
                                            discarded::add));
            assertEquals(ErrorKind.LIMIT, failure.kind());
            assertEquals(Stop.CANCELLED, failure.getMessage());
            assertEquals(List.of(), discarded);
            asking.join();
            Thread _ = Thread.ofVirtual().start(free::countDown);
        }
        assertEquals(List.of("late"), discarded);
    }

    @Test
    void workThatNobodyCanStopIsDoneByTheThreadThatAsks() {
        try (Answering answering = new Answering()) {
            assertSame(
                    Thread.currentThread(),
                    answering.run(Stop.NEVER, Thread::currentThread, _ -> {}));
        }
    }

    @Test
    void whatTheWorkThrowsReachesWhoAsked() {
        IllegalStateException fault = new IllegalStateException("fault");
        try (Answering answering = new Answering()) {
            assertSame(
                    fault,
                    assertThrows(
                            IllegalStateException.class,
                            () ->
                                    answering.run(
                                            new Stop(),
                                            () -> {
                                                throw fault;
                                            },
                                            _ -> {})));
        }
    }

    @Test
    void whenTooManyEndBehindTheNextWaitsForItsWork() throws InterruptedException {
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch lastFree = new CountDownLatch(1);
        Stop stop = new Stop();
        stop.request(Stop.CANCELLED);
        try (Answering answering = new Answering()) {
            for (int i = 0; i < Answering.MOST_BEHIND; i++) {
                assertThrows(
                        SpoorException.class,
                        () -> answering.run(stop, () -> await(free), _ -> {}));
            }
            AtomicReference<String> last = new AtomicReference<>("");
            Thread waiting =
                    Thread.ofPlatform()
                            .start(() ->
                                    last.set(answering.run(stop, () -> await(lastFree), _ -> {})));
            while (waiting.getState() != Thread.State.WAITING) {
                assertTrue(waiting.isAlive());
                Thread.onSpinWait();
            }
            lastFree.countDown();
            waiting.join();
            assertEquals("free", last.get());
            free.countDown();
        }
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "free";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
