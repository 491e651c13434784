package spoor.workbench.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.Account;
import spoor.workbench.Case;
import spoor.workbench.Given;
import spoor.workbench.LoadOptions;

/// The loads of a case that is served: one after another, in the order in which they are ready,
/// while queries go on. Each gives the account that `spoor load` of the same files gives.
///
/// A load is of paths, or of files that a browser hands over: offered ([#offer]), taken in one by
/// one ([#take]), started ([#start]). Safe for many threads.
public final class Loads implements AutoCloseable {
    /// Loads that are over and still told of.
    private static final int KEPT = 20;

    /// Loads that are not over.
    private static final int OPEN = 100;

    private final Case target;
    private final LoadOptions options;
    private final UploadLimits limits;
    private final Clock clock;
    private final LongSupplier nanoseconds;
    private final HandedFiles handed;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, LoadJob> jobs = new LinkedHashMap<>();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("spoor-loads").factory());

    public Loads(Case target, LoadOptions options, UploadLimits limits, Clock clock) {
        this(target, options, limits, clock, System::nanoTime);
    }

    Loads(
            Case target,
            LoadOptions options,
            UploadLimits limits,
            Clock clock,
            LongSupplier nanoseconds) {
        this.target = target;
        this.options = options.withQueriesBeside();
        this.limits = limits;
        this.clock = clock;
        this.nanoseconds = nanoseconds;
        this.handed = new HandedFiles(target.folder());
        handed.dropIncoming();
    }

    public UploadLimits limits() {
        return limits;
    }

    /// All that are not over, and the last ones that are; by the order in which they were asked
    /// for.
    public List<LoadView> all() {
        return jobs().stream().map(LoadJob::view).toList();
    }

    private List<LoadJob> jobs() {
        synchronized (jobs) {
            return List.copyOf(jobs.values());
        }
    }

    /// @throws SpoorException when there is none of this id
    public LoadView view(String id) {
        return job(id).view();
    }

    private LoadJob job(String id) {
        synchronized (jobs) {
            LoadJob job = jobs.get(id);
            if (job == null) {
                throw new SpoorException(
                        ErrorKind.USER, "there is no load of this number: it may be long over");
            }
            return job;
        }
    }

    private LoadJob add(String label, List<Offered> offered) {
        synchronized (jobs) {
            if (jobs.values().stream().filter(job -> !job.state().over()).count() >= OPEN) {
                throw new SpoorException(
                        ErrorKind.LIMIT,
                        OPEN + " loads wait already: wait until some of them are over");
            }
            String id = Long.toString(lastId.incrementAndGet());
            LoadJob job = new LoadJob(id, label, clock.instant(), offered, nanoseconds);
            jobs.put(id, job);
            List<String> over =
                    jobs.values().stream()
                            .filter(one -> one.state().over())
                            .map(LoadJob::id)
                            .toList();
            over.subList(0, Math.max(0, over.size() - KEPT)).forEach(jobs::remove);
            return job;
        }
    }

    /// Queues a load of files and folders of this machine.
    ///
    /// @param paths that whoever asks may read
    public LoadView ofPaths(List<Path> paths) {
        if (paths.isEmpty()) {
            throw new SpoorException(ErrorKind.USER, "name a file or a folder to load");
        }
        String label = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        LoadJob job = add(label, List.of());
        queue(job, () -> Given.of(paths));
        return job.view();
    }

    /// Begins a load of files whose bytes come next; its `missing` are those that are wanted.
    ///
    /// @throws SpoorException of kind LIMIT when they are too many or too large
    public LoadView offer(List<Offered> offered) throws IOException {
        if (offered.isEmpty()) {
            throw new SpoorException(ErrorKind.USER, "there is no file to load");
        }
        limits.requireFiles(offered.size());
        long bytes = 0;
        for (Offered one : offered) {
            if (one.size() < 0) {
                throw new SpoorException(ErrorKind.USER, "the file " + one.name() + " has no size");
            }
            limits.requireSize(one.name(), one.size());
            bytes = Math.addExact(bytes, one.size());
        }
        limits.requireTogether(bytes);
        limits.requireRoom(bytes, handed.usable());
        if (offered.stream().noneMatch(one -> one.hiddenPart().isEmpty())) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "there are only hidden files in it: choose them themselves to load them");
        }
        return add(label(offered), offered).view();
    }

    /// `auth.log`, `auth.log and 3 more`, `logs (12 files)`.
    private static String label(List<Offered> offered) {
        String first = offered.getFirst().name();
        int slash = first.indexOf('/');
        String folder = slash < 0 ? "" : first.substring(0, slash + 1);
        if (!folder.isEmpty() && offered.stream().allMatch(one -> one.name().startsWith(folder))) {
            return folder.substring(0, slash)
                    + " ("
                    + offered.size()
                    + (offered.size() == 1 ? " file)" : " files)");
        }
        return offered.size() == 1 ? first : first + " and " + (offered.size() - 1) + " more";
    }

    /// Takes the bytes of an offered file in.
    ///
    /// @throws SpoorException when they are not as many as were said
    public LoadView take(String id, int number, InputStream bytes) throws IOException {
        LoadJob job = job(id);
        Offered offered = job.awaited(number);
        limits.requireRoom(offered.size(), handed.usable());
        handed.take(bytes, offered.size(), file -> job.took(number, file));
        return job.view();
    }

    /// Queues a load whose files are there.
    ///
    /// @param partly whether files that have not come are left out
    public LoadView start(String id, boolean partly) {
        LoadJob job = job(id);
        job.complete(partly);
        queue(job, () -> job.given(handed, target.sources()));
        return job.view();
    }

    /// Ends a load; one that is over is no longer told of.
    public void cancel(String id) {
        LoadJob job = job(id);
        if (job.state().over()) {
            synchronized (jobs) {
                jobs.remove(id);
            }
        } else if (job.cancel()) {
            Future<?> _ = worker.submit(this::sweep);
        }
    }

    private void queue(LoadJob job, Supplier<Given> given) {
        Future<?> _ = worker.submit(() -> run(job, given));
    }

    private void run(LoadJob job, Supplier<Given> given) {
        if (!job.run()) {
            return;
        }
        try {
            Account account = target.load(given.get(), options, job, job.stop());
            job.done(LoadResult.of(account));
        } catch (SpoorException e) {
            job.failed(job.stop().reason().orElseGet(() -> String.valueOf(e.getMessage())));
        } catch (OutOfMemoryError e) {
            job.failed("it does not fit in memory: give Java more (SPOOR_JAVA_OPTIONS=-Xmx4g)");
        } catch (RuntimeException | Error e) {
            job.failed("a fault of Spoor's own: " + e.getClass().getSimpleName());
        }
        sweep();
    }

    private void sweep() {
        handed.sweep(
                target.sources(),
                () -> {
                    Set<String> held = new HashSet<>();
                    jobs().forEach(job -> held.addAll(job.held()));
                    return held;
                });
    }

    /// Ends the load that runs; those that wait are forgotten.
    @Override
    public void close() {
        worker.shutdownNow();
        jobs().forEach(LoadJob::cancel);
        worker.close();
    }
}
