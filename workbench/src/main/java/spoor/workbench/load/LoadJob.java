package spoor.workbench.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.Origin;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.workbench.Given;
import spoor.workbench.Progress;

/// One load, from when it was asked for. Guarded by itself.
final class LoadJob implements Progress {
    static final String CANCELLED = "the load was cancelled; what was read to its end stays";

    private final String id;
    private final String label;
    private final Instant asked;
    private final LongSupplier nanoseconds;
    private final List<Offered> offered;
    private final TreeMap<Integer, HandedFiles.Taken> taken = new TreeMap<>();
    private final Set<Integer> wanted = new LinkedHashSet<>();
    private final Stop stop = new Stop();

    private LoadState state;
    private int files;
    private long bytes;
    private int filesDone;
    private long bytesDone;
    private long events;
    private String path = "";
    private long begun;
    private long ended;
    private String problem = "";
    private @Nullable LoadResult result;

    /// @param offered by a browser; none for a load of paths, which is queued at once
    LoadJob(
            String id,
            String label,
            Instant asked,
            List<Offered> offered,
            LongSupplier nanoseconds) {
        this.id = id;
        this.label = label;
        this.asked = asked;
        this.offered = List.copyOf(offered);
        this.nanoseconds = nanoseconds;
        this.begun = nanoseconds.getAsLong();
        for (int i = 0; i < offered.size(); i++) {
            if (offered.get(i).hiddenPart().isEmpty()) {
                wanted.add(i);
                bytes += offered.get(i).size();
            }
        }
        this.files = wanted.size();
        this.state = offered.isEmpty() ? LoadState.QUEUED : LoadState.RECEIVING;
    }

    String id() {
        return id;
    }

    Stop stop() {
        return stop;
    }

    synchronized LoadState state() {
        return state;
    }

    /// What was offered under a number, when its bytes may come now.
    synchronized Offered awaited(int number) {
        if (state != LoadState.RECEIVING) {
            throw new SpoorException(
                    ErrorKind.USER, "the load " + id + " takes no more files: start another one");
        }
        if (!wanted.contains(number)) {
            throw new SpoorException(
                    ErrorKind.USER, "the load " + id + " asked for no file " + number);
        }
        return offered.get(number);
    }

    synchronized void took(int number, HandedFiles.Taken file) {
        Offered about = awaited(number);
        if (file.size() != about.size()) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "of the file "
                            + about.name()
                            + " "
                            + file.size()
                            + " bytes came and "
                            + about.size()
                            + " were said: hand it over again");
        }
        if (taken.put(number, file) == null) {
            filesDone++;
            bytesDone += file.size();
        }
        path = about.name();
    }

    /// Hashes of files that are not in the case yet.
    synchronized Set<String> held() {
        Set<String> hashes = new HashSet<>();
        if (!state.over()) {
            taken.values().forEach(file -> hashes.add(file.sha256()));
        }
        return hashes;
    }

    /// All files are there, or no more of them come.
    ///
    /// @param partly whether those that have not come are left out
    synchronized void complete(boolean partly) {
        if (state != LoadState.RECEIVING) {
            throw new SpoorException(ErrorKind.USER, "the load " + id + " has been started");
        }
        int missing = wanted.size() - taken.size();
        if (taken.isEmpty() || missing > 0 && !partly) {
            throw new SpoorException(
                    ErrorKind.USER,
                    missing
                            + (missing == 1 ? " file has" : " files have")
                            + " not come yet: hand them over first");
        }
        state = LoadState.QUEUED;
    }

    /// What was taken in, as the command line would read it: by name.
    synchronized Given given(HandedFiles handed, List<StoredSource> sources) {
        HandedFiles.Placing placing = handed.new Placing(sources);
        List<Origin> origins =
                taken.entrySet().stream()
                        .sorted(
                                Comparator.comparing(
                                        entry -> bytes(offered.get(entry.getKey()).name()),
                                        Arrays::compareUnsigned))
                        .map(entry -> placing.place(offered.get(entry.getKey()), entry.getValue()))
                        .toList();
        Set<String> hidden = new LinkedHashSet<>();
        offered.stream()
                .filter(one -> !one.hiddenPart().isEmpty())
                .sorted(Comparator.comparing(one -> bytes(one.name()), Arrays::compareUnsigned))
                .forEach(one ->
                        hidden.add(
                                (one.hiddenPart().equals(one.name()) ? "f" : "d")
                                        + one.hiddenPart()));
        Stream<Beside> missing =
                wanted.stream()
                        .filter(number -> !taken.containsKey(number))
                        .map(number ->
                                beside(
                                        offered.get(number).name(),
                                        "its bytes did not come: hand it over again"));
        return new Given(
                origins, Stream.concat(hidden.stream().map(LoadJob::hidden), missing).toList());
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static Beside hidden(String typed) {
        return beside(
                typed.substring(1),
                typed.startsWith("f")
                        ? "a hidden file: name it to load it"
                        : "a hidden directory: name it to load what is in it");
    }

    private static Beside beside(String name, String why) {
        return new Beside(
                HandedFiles.PLACE + HandedFiles.escaped(name), name, why, Optional.empty());
    }

    /// @return whether it is to run
    synchronized boolean run() {
        if (state != LoadState.QUEUED) {
            return false;
        }
        state = LoadState.RUNNING;
        filesDone = 0;
        bytesDone = 0;
        path = "";
        begun = nanoseconds.getAsLong();
        return true;
    }

    @Override
    public synchronized void begin(int ofFiles, long ofBytes) {
        files = ofFiles;
        bytes = ofBytes;
        begun = nanoseconds.getAsLong();
    }

    @Override
    public synchronized void at(Progress.State now) {
        filesDone = now.files();
        bytesDone = Math.min(bytes, now.bytes());
        events = now.events();
        path = now.path();
    }

    @Override
    public void end() {
        // what follows is known from how the load ends
    }

    synchronized void done(LoadResult what) {
        result = what;
        filesDone = files;
        bytesDone = bytes;
        events = what.events();
        over(LoadState.DONE);
    }

    synchronized void failed(String why) {
        problem = why;
        over(stop.reason().isPresent() ? LoadState.CANCELLED : LoadState.FAILED);
    }

    private void over(LoadState how) {
        state = how;
        path = "";
        ended = nanoseconds.getAsLong();
        taken.clear();
    }

    /// Asks it to end; one that does not run yet is over at once.
    ///
    /// @return whether it is over now
    synchronized boolean cancel() {
        stop.request(CANCELLED);
        if (state == LoadState.RECEIVING || state == LoadState.QUEUED) {
            over(LoadState.CANCELLED);
        }
        return state.over();
    }

    synchronized LoadView view() {
        List<Integer> missing = new ArrayList<>();
        if (state == LoadState.RECEIVING) {
            wanted.stream().filter(number -> !taken.containsKey(number)).forEach(missing::add);
        }
        long until = state.over() ? ended : nanoseconds.getAsLong();
        return new LoadView(
                id,
                state,
                label,
                files,
                filesDone,
                bytes,
                bytesDone,
                events,
                path,
                asked,
                Math.max(0, until - begun) / 1_000_000,
                missing,
                problem,
                Optional.ofNullable(result));
    }
}
