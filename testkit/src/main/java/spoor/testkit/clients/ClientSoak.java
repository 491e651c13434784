package spoor.testkit.clients;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// `ClientSoak ADDRESS PROCESS CASE TEMPORARY SECONDS CLIENTS SEED`: clients who do everything at
/// once, for a time, against a server that holds the samples.
///
/// First one client does each thing alone; what it is told is what all must be told. The exit code
/// is 1 when one was told something else, when an error came that nobody asked for, or when the
/// server holds more at the end than at the beginning.
public final class ClientSoak {
    private static final int MOST_FAULTS = 20;

    /// Of one kind: many clients meet the same fault.
    private static final int MOST_OF_A_KIND = 3;

    private final URI address;
    private final List<Ask> asks = Asks.all();
    private final Map<Ask, String> expected = new HashMap<>();
    private final Map<String, List<Long>> times = new TreeMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    private ClientSoak(URI address) {
        this.address = address;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        URI address = URI.create(arguments[0]);
        boolean fine;
        try (Client looking = new Client(address)) {
            ServerProcess server =
                    new ServerProcess(
                            Long.parseLong(arguments[1]),
                            Path.of(arguments[2]),
                            Path.of(arguments[3]),
                            looking);
            fine =
                    new ClientSoak(address)
                            .run(
                                    server,
                                    Long.parseLong(arguments[4]),
                                    Integer.parseInt(arguments[5]),
                                    Long.parseLong(arguments[6]));
        }
        System.out.println(fine ? "clients: PASSED" : "clients: FAILED");
        System.exit(fine ? 0 : 1);
    }

    private boolean run(ServerProcess server, long seconds, int clients, long seed)
            throws IOException, InterruptedException {
        try (Client alone = new Client(address)) {
            for (Ask ask : asks) {
                expected.put(ask, once(alone, ask, new Random(seed)));
                System.err.print('.');
            }
            System.err.println();
        }
        if (!faults.isEmpty()) {
            printFaults();
            return false;
        }
        // what is made once, and kept, is made before the first look
        long warm = Math.clamp(seconds / 5, Math.min(20, seconds), 60);
        all(warm, clients, seed + 1);
        times.clear();
        Figures begin = settled(server);
        System.out.println("clients: begin: " + begin);
        all(seconds, clients, seed + 2);
        Figures end = settled(server);
        print(seconds, clients, warm);
        System.out.println("clients: begin: " + begin);
        System.out.println("clients: end:   " + end);
        System.out.println("clients: bound: " + Figures.bounds());
        List<String> leaks = end.grown(begin);
        leaks.forEach(leak -> System.out.println("clients: LEAK: " + leak));
        printFaults();
        return leaks.isEmpty() && faults.isEmpty();
    }

    private void printFaults() {
        Map<String, Integer> seen = new HashMap<>();
        for (String fault : List.copyOf(faults)) {
            String kind = fault.substring(0, fault.indexOf(':'));
            if (seen.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
                System.out.println("clients: FAULT: " + fault);
            }
        }
    }

    private void all(long seconds, int clients, long seed) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < clients; number++) {
                Random random = new Random(seed * 1_000 + number);
                var _ = threads.submit(() -> keepAsking(until, random));
            }
        }
    }

    private void keepAsking(long until, Random random) {
        int all = asks.stream().mapToInt(Ask::weight).sum();
        try (Client client = new Client(address)) {
            while (System.nanoTime() < until && faults.size() < MOST_FAULTS) {
                int at = random.nextInt(all);
                for (Ask ask : asks) {
                    at -= ask.weight();
                    if (at < 0) {
                        String _ = once(client, ask, random);
                        break;
                    }
                }
            }
        }
    }

    private String once(Client client, Ask ask, Random random) {
        long begin = System.nanoTime();
        try {
            String said = ask.work().run(client, random);
            long took = System.nanoTime() - begin;
            synchronized (times) {
                times.computeIfAbsent(ask.kind(), _ -> new ArrayList<>()).add(took);
            }
            String wanted = expected.get(ask);
            if (ask.compared() && wanted != null && !wanted.equals(said)) {
                faults.add(
                        ask.kind()
                                + ": another answer than one client's alone: "
                                + difference(wanted, said));
            }
            return said;
        } catch (Ask.Unexpected e) {
            faults.add(ask.kind() + ": " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            faults.add(ask.kind() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private static String difference(String wanted, String said) {
        int at = Math.max(0, Arrays.mismatch(wanted.toCharArray(), said.toCharArray()) - 40);
        return "at " + at + " " + cut(said, at) + " instead of " + cut(wanted, at);
    }

    private static String cut(String text, int at) {
        return text.substring(Math.min(at, text.length()), Math.min(at + 160, text.length()));
    }

    /// Looks when what was hung up has ended and what may be given back is.
    private static Figures settled(ServerProcess server) throws IOException, InterruptedException {
        Thread.sleep(5_000);
        Figures _ = server.look();
        Thread.sleep(2_000);
        return server.look();
    }

    private void print(long seconds, int clients, long warm) {
        long count = times.values().stream().mapToLong(List::size).sum();
        System.out.printf(
                Locale.ROOT,
                "clients: %d at once for %d s, after %d s to warm up: %d asks of %d kinds, %d faults%n",
                clients,
                seconds,
                warm,
                count,
                times.size(),
                faults.size());
        times.forEach((kind, each) -> {
            long[] sorted = each.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "clients: %-20s %7d, median %6d ms, 99 of 100 below %6d ms, longest %6d ms%n",
                    kind,
                    sorted.length,
                    sorted[sorted.length / 2] / 1_000_000,
                    sorted[sorted.length * 99 / 100] / 1_000_000,
                    sorted[sorted.length - 1] / 1_000_000);
        });
    }
}
