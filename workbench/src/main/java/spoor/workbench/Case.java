package spoor.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import spoor.engine.Engine;
import spoor.engine.duckdb.AccountStore;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.CaseStore;
import spoor.engine.duckdb.DerivedStore;
import spoor.engine.duckdb.DuckDbEngine;
import spoor.engine.duckdb.Gap;
import spoor.engine.duckdb.MemoryUse;
import spoor.engine.duckdb.RecordPlaces;
import spoor.engine.duckdb.RejectReason;
import spoor.engine.duckdb.Settings;
import spoor.engine.duckdb.StoredReject;
import spoor.engine.duckdb.StoredSource;
import spoor.kql.bind.BoundQuery;
import spoor.kql.bind.Catalog;
import spoor.kql.bind.ExternalBinder;
import spoor.kql.bind.Places;
import spoor.kql.bind.RemoteBinder;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.TableSchema;
import spoor.model.Ticks;
import spoor.workbench.audit.AuditLog;
import spoor.workbench.external.CaseTexts;
import spoor.workbench.external.Externals;
import spoor.workbench.manage.DerivedTables;
import spoor.workbench.query.Answering;
import spoor.workbench.query.Extents;
import spoor.workbench.query.QueryPipeline;
import spoor.workbench.records.RawRecords;
import spoor.workbench.remote.Connections;
import spoor.workbench.remote.Remotes;

/// A folder that holds the tables, the manifest of sources and the rejects of one investigation.
///
/// Safe for many threads; one process at a time.
public final class Case implements AutoCloseable {
    /// The database of a case, in its folder.
    public static final String DATABASE = "case.duckdb";

    private static final List<Column> HIDDEN =
            List.of(
                    new Column(CaseStore.SOURCE, KqlType.INT),
                    new Column(CaseStore.OFFSET, KqlType.LONG));

    private final Path folder;
    private final boolean temporary;
    private final DuckDbEngine engine;
    private final CaseStore store;
    private final AccountStore accounts;
    private final Clock clock;
    private final CaseTexts texts;
    private final AuditLog audit;
    private final RawRecords records;
    private final Answering answering = new Answering();
    private final ReentrantLock loading = new ReentrantLock();
    private final Remotes remotes;
    private volatile Externals externals = Externals.none();

    private Case(Path folder, boolean temporary, Clock clock) {
        this.folder = folder;
        this.temporary = temporary;
        this.engine =
                DuckDbEngine.onFile(
                        folder.resolve(DATABASE), Settings.standard(folder.resolve("temporary")));
        this.store = new CaseStore(engine);
        this.accounts = new AccountStore(engine, store);
        this.clock = clock;
        this.texts = new CaseTexts(folder);
        this.audit = AuditLog.in(folder, clock);
        this.records = new RawRecords(store::sources, new RecordPlaces(engine), folder);
        this.remotes = new Remotes(new Connections(folder), clock);
    }

    /// Opens the case in a folder; makes both when they are not there. `now()` is the system's.
    ///
    /// @throws SpoorException when the folder cannot be made or another process has the case open
    public static Case open(Path folder) {
        return open(folder, Clock.systemUTC());
    }

    /// Opens the case in a folder; makes both when they are not there.
    ///
    /// @throws SpoorException when the folder cannot be made or another process has the case open
    public static Case open(Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the case folder " + folder + " is a file: name a folder with --case",
                    e);
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the case folder "
                            + folder
                            + " cannot be made ("
                            + e.getClass().getSimpleName()
                            + "): name another with --case",
                    e);
        }
        return new Case(folder, false, clock);
    }

    /// Opens a case that is there already.
    ///
    /// @throws SpoorException when there is none
    public static Case existing(Path folder, Clock clock) {
        requireThere(folder);
        return new Case(folder, false, clock);
    }

    /// @throws SpoorException when there is no case in a folder
    public static void requireThere(Path folder) {
        if (!Files.isRegularFile(folder.resolve(DATABASE))) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "there is no case in "
                            + folder
                            + " (no "
                            + DATABASE
                            + "): make one with 'spoor load PATH... --case "
                            + folder
                            + "'");
        }
    }

    /// A case for one command; gone when it is closed, or when the process is told to end.
    public static Case temporary(Clock clock) {
        try {
            Path folder = Files.createTempDirectory("spoor-case-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return new Case(folder, true, clock);
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "no temporary folder can be made ("
                            + e.getMessage()
                            + "): free some space, or name a case with --case DIR",
                    e);
        }
    }

    public Path folder() {
        return folder;
    }

    /// The folder's name.
    public String name() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "case" : name.toString();
    }

    /// Loads files and the files below directories as [#load(List, LoadOptions, Progress)] does,
    /// with the standard options and without a word.
    public Account load(Path... paths) {
        return load(List.of(paths), LoadOptions.STANDARD, Progress.NONE);
    }

    /// Loads files and the files below directories, in sorted order. What the case has already is
    /// skipped, what grew is continued, what changed is replaced.
    ///
    /// @return the account of these sources
    /// @throws spoor.model.FormatException when a path names nothing; nothing is loaded then
    public Account load(List<Path> paths, LoadOptions options, Progress progress) {
        return load(Given.of(paths), options, progress, Stop.NEVER);
    }

    /// The same of what was given, in its order. One load at a time; queries go on beside it.
    ///
    /// @param stop ends the load early: what was read to its end by then stays in the case, and the
    ///   next load of the same goes on behind it
    /// @throws SpoorException of kind LIMIT when it was stopped
    public Account load(Given given, LoadOptions options, Progress progress, Stop stop) {
        loading.lock();
        try {
            return new CaseLoader(this, store, accounts, options, progress)
                    .load(given, clock.instant(), stop);
        } finally {
            loading.unlock();
        }
    }

    /// The account of all sources.
    public Account account() {
        return account(
                store.sources().stream()
                        .map(source -> new Account.Line(source, Account.Outcome.KNOWN))
                        .toList(),
                accounts.beside());
    }

    /// @param lines as a load left them, without reasons and gaps
    /// @param beside what was met and not read
    Account account(List<Account.Line> lines, List<Beside> beside) {
        Map<Integer, List<RejectReason>> reasons = accounts.reasons();
        Map<Integer, List<Gap>> gaps = accounts.gaps();
        return new Account(
                folder,
                lines.stream()
                        .map(line ->
                                new Account.Line(
                                        line.source(),
                                        line.outcome(),
                                        reasons.getOrDefault(line.source().id(), List.of()),
                                        gaps.getOrDefault(line.source().id(), List.of())))
                        .toList(),
                tables(),
                beside,
                ShippedHunts.ofInstallation(this, Optional.empty()).fitting().stream()
                        .map(hunt ->
                                new Account.Hunt(
                                        hunt.name(),
                                        hunt.title(),
                                        hunt.description(),
                                        hunt.problem()))
                        .toList());
    }

    /// What the engine holds, by what for.
    public List<MemoryUse> memory() {
        return engine.memory();
    }

    /// What the manifest knows of each source, by id: cheaper than the account.
    public List<StoredSource> sources() {
        return store.sources();
    }

    /// Kept rejects by place.
    ///
    /// @param source path of the source; empty: of all sources
    /// @param limit 0: no limit
    public List<StoredReject> rejects(Optional<String> source, int limit) {
        return store.rejects(source, limit);
    }

    /// The records behind rows and rejects, as their files have them.
    public RawRecords records() {
        return records;
    }

    /// The tables by name, with the number of their rows.
    public List<Account.Table> tables() {
        return store.rowCounts().entrySet().stream()
                .map(table -> new Account.Table(table.getKey(), table.getValue()))
                .toList();
    }

    /// The time columns of the tables that have one: those that tell the spans of the sources.
    public Map<String, String> timeColumns() {
        return accounts.timeColumns();
    }

    /// The tables by name, uncounted.
    List<TableSchema> schemas() {
        return store.tables();
    }

    /// What queries may name, as the case is now.
    public Catalog catalog() {
        return catalog(List.of());
    }

    /// @param more tables that the engine stores and the case does not keep
    private Catalog catalog(List<TableSchema> more) {
        Map<String, TableSchema> own = new LinkedHashMap<>();
        store.tables().forEach(table -> own.put(table.name(), table));
        Map<String, TableSchema> all = new LinkedHashMap<>(own);
        more.forEach(table -> all.put(table.name(), table));
        return new Catalog() {
            @Override
            public Optional<TableSchema> table(String name) {
                return Optional.ofNullable(all.get(name));
            }

            @Override
            public Collection<String> tableNames() {
                return List.copyOf(all.keySet());
            }

            @Override
            public List<String> watchlist(String name) {
                return texts.watchlistColumns(name);
            }

            @Override
            public long watchlistStored(String name) {
                return Ticks.of(texts.watchlistStored(name));
            }

            @Override
            public List<String> watchlists() {
                return texts.watchlists();
            }

            @Override
            public Optional<Path> addressPlaces() {
                return texts.addressPlaces().or(() -> externals.given(ADDRESS_PLACES));
            }

            @Override
            public List<String> functions() {
                return texts.functionTexts();
            }

            @Override
            public Places places() {
                return remotes;
            }

            @Override
            public String database() {
                return name();
            }

            @Override
            public List<Column> hidden(String name) {
                return own.containsKey(name) ? HIDDEN : List.of();
            }

            @Override
            public SortedMap<Integer, Long> loads() {
                return store.loads();
            }
        };
    }

    /// Answers a KQL text without limits or parameters.
    ///
    /// @throws spoor.model.ProblemException when the text is wrong
    /// @throws spoor.model.EngineException when the engine fails
    public QueryAnswer query(String text) {
        return query(QueryRequest.of(text));
    }

    /// @throws spoor.model.ProblemException when the text is wrong
    /// @throws spoor.model.EngineException when the engine fails or a limit is hit
    public QueryAnswer query(QueryRequest request) {
        return query(request, List.of());
    }

    /// Also finds tables that the engine stores and the case does not keep.
    QueryAnswer query(QueryRequest request, List<TableSchema> more) {
        return pipeline(more).run(request);
    }

    /// Answers a request result by result and batch by batch, while the engine works. Close it.
    ///
    /// @throws spoor.model.ProblemException when the text is wrong
    /// @throws spoor.model.EngineException when a limit is hit
    public RunningAnswer begin(QueryRequest request) {
        return pipeline(List.of()).begin(request);
    }

    /// Answers a request that has one tabular statement, batch by batch: for results that need not,
    /// or cannot, be held in memory. Close the cursor.
    ///
    /// @throws spoor.model.ProblemException when the text is wrong
    /// @throws spoor.model.EngineException when the engine fails or a limit is hit, also while the
    ///   rows are read
    public RowCursor stream(QueryRequest request) {
        return pipeline(List.of()).stream(request);
    }

    /// The plan and the SQL of a request, for people.
    public String explain(QueryRequest request) {
        return pipeline(List.of()).explain(request);
    }

    /// Reads a request without running it.
    ///
    /// @throws spoor.model.ProblemException when the text is wrong
    public void check(QueryRequest request) {
        BoundQuery _ = pipeline(List.of()).bind(request);
    }

    private QueryPipeline pipeline(List<TableSchema> more) {
        return new QueryPipeline(
                engine,
                catalog(more),
                clock,
                () -> lastEventTime().orElseGet(clock::instant),
                files(),
                answering,
                this::extents);
    }

    private List<Extents.Extent> extents(String table) {
        return store.sources().stream()
                .filter(source -> source.tables().contains(table))
                .map(source ->
                        new Extents.Extent(
                                source.id(),
                                source.counts().events().count(),
                                source.content().textLength()))
                .toList();
    }

    private Externals files() {
        return new Externals() {
            @Override
            public Path file(String address) {
                return external(address);
            }

            @Override
            public Path model(String name) {
                return texts.model(name);
            }

            @Override
            public RowCursor elsewhere(RemoteBinder.Asked asked, Stop stop) {
                return remotes.rows(asked, stop);
            }
        };
    }

    private Path external(String address) {
        if (address.startsWith(ExternalBinder.WATCHLIST)) {
            String name = address.substring(ExternalBinder.WATCHLIST.length());
            Optional<Path> file = texts.watchlist(name);
            if (file.isPresent()) {
                return file.get();
            }
        }
        return externals.file(address);
    }

    /// Bounds the memory of the engine: what all queries that run at a time may use together,
    /// beside the memory of Java. A query that needs more uses the disk where it can, else it fails
    /// with a LIMIT error.
    public void limitMemory(long bytes) {
        engine.limitMemory(bytes);
    }

    /// The watchlists and saved functions.
    public CaseTexts texts() {
        return texts;
    }

    /// What is done with the case on behalf of others is logged here.
    public AuditLog audit() {
        return audit;
    }

    /// The places elsewhere that queries may name.
    public Remotes remotes() {
        return remotes;
    }

    /// The tables that commands fill.
    public DerivedTables derived() {
        return new DerivedTables(new DerivedStore(engine), store, loading, clock);
    }

    /// Lets queries read these files from now on.
    public void allow(Externals files) {
        externals = files;
    }

    public Engine engine() {
        return engine;
    }

    /// The time of the last event of all sources.
    public Optional<Instant> lastEventTime() {
        return store.sources().stream()
                .flatMap(source -> source.times().stream())
                .map(times -> Ticks.toInstant(times.last()))
                .max(Instant::compareTo);
    }

    @Override
    public void close() {
        answering.close();
        audit.close();
        remotes.close();
        engine.close();
        if (temporary) {
            delete(folder);
        }
    }

    private static synchronized void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                Files.walkFileTree(folder, new Deletion());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path directory, @org.jspecify.annotations.Nullable IOException e)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
