package spoor.kql.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.kql.syntax.Parser;
import spoor.model.Problem;

/// Texts made to be too large are read and bound, or refused in a sentence: on a thread with the
/// stack that a server's threads have, and without growing beyond bounds.
class HostileSizeTest {
    private static final long STACK = 1 << 20;

    @Test
    void largeButPlainTextsBind() throws InterruptedException {
        assertEquals(List.of(), codes("print '" + "x".repeat(64 * 1024) + "'"));
        assertEquals(List.of(), codes("print x = 1 | where " + repeated("x == %d", " or ", 500)));
        assertEquals(
                List.of(),
                codes("print x = 1 | where x in (" + repeated("%d", ", ", 10_000) + ")"));
    }

    @Test
    void deepNestingIsRefusedInASentence() throws InterruptedException {
        assertEquals(List.of("KQL020"), codes("print " + nested("(", "1", ")", 1000)));
        assertEquals(List.of("KQL020"), codes("print " + nested("strcat(", "'a'", ")", 1000)));
        assertEquals(List.of("KQL020"), codes("print " + nested("not(", "true", ")", 1000)));
        assertEquals(List.of("KQL020"), codes("print " + nested("iff(true, ", "1", ", 2)", 1000)));
    }

    @Test
    void nestingUpToTheBoundBinds() throws InterruptedException {
        assertEquals(List.of(), codes("print " + nested("iff(true, ", "1", ", 2)", 110)));
        assertEquals(List.of(), codes("print " + nested("strcat('b', ", "'a'", ")", 110)));
    }

    @Test
    void namesThatDoubleAreRefused() throws InterruptedException {
        String doubling = "range n from 1 to 3 step 1 | extend y = " + nested("f(", "n", ")", 40);
        assertEquals(List.of("KQL120"), codes("let f = (x:long) { x + x }; " + doubling));
        String chain =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i ->
                                "let f%d = (x:long) { f%d(x) + f%d(x) };"
                                        .formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining(" "));
        assertEquals(
                List.of("KQL120"),
                codes("let f0 = (x:long) { x + 1 }; " + chain + " print f40(1)"));
        String lets =
                IntStream.rangeClosed(1, 60)
                        .mapToObj(i -> "let a%d = a%d + a%d;".formatted(i, i - 1, i - 1))
                        .collect(Collectors.joining(" "));
        assertTrue(codes("let a0 = rand(); " + lets + " print a60").contains("KQL120"));
    }

    private static String repeated(String item, String between, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> item.formatted(i))
                .collect(Collectors.joining(between));
    }

    private static String nested(String open, String inner, String close, int times) {
        return open.repeat(times) + inner + close.repeat(times);
    }

    private static List<String> codes(String text) throws InterruptedException {
        AtomicReference<List<Problem>> problems = new AtomicReference<>(List.of());
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread =
                new Thread(
                        null,
                        () ->
                                problems.set(
                                        Binder.bind(
                                                        Parser.parse(text),
                                                        new Binder.Surroundings(
                                                                Catalog.of(List.of()),
                                                                Plugins.none(),
                                                                0,
                                                                Map.of()))
                                                .problems()),
                        "hostile",
                        STACK);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        thread.join();
        assertNull(failure.get());
        return problems.get().stream().map(Problem::code).distinct().toList();
    }
}
