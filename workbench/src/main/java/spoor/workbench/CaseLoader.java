package spoor.workbench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.engine.duckdb.AccountStore;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.CaseStore;
import spoor.formats.FileWalk;
import spoor.formats.Origin;
import spoor.formats.archives.Spool;

/// One load of files and folders into a case.
final class CaseLoader {
    private final Case target;
    private final CaseStore store;
    private final AccountStore accounts;
    private final LoadOptions options;
    private final Progress listener;

    CaseLoader(
            Case target,
            CaseStore store,
            AccountStore accounts,
            LoadOptions options,
            Progress listener) {
        this.target = target;
        this.store = store;
        this.accounts = accounts;
        this.options = options;
        this.listener = listener;
    }

    Account load(List<Path> paths, Instant moment) {
        Set<Path> files = new LinkedHashSet<>();
        List<Beside> beside = new ArrayList<>();
        for (Path path : paths) {
            FileWalk walk = FileWalk.of(path);
            files.addAll(walk.files());
            walk.skipped().forEach(one -> beside.add(beside(one)));
        }
        List<Origin> origins = new ArrayList<>();
        files.forEach(file -> origins.add(new Origin.OfFile(file)));
        long bytes = origins.stream().mapToLong(Origin::size).sum();
        List<Account.Line> lines;
        Spool spool = new Spool(target.folder().resolve("temporary"));
        spool.sweep();
        store.beginLoading(moment);
        try (LoadProgress progress = new LoadProgress(listener, origins.size(), bytes)) {
            lines = new LoadRun(store, options, progress, spool, beside).all(origins);
        } finally {
            spool.sweep();
            store.endLoading();
        }
        accounts.keep(beside);
        return target.account(lines, beside);
    }

    private static Beside beside(FileWalk.Skipped skipped) {
        Origin origin = new Origin.OfFile(skipped.path());
        return new Beside(origin.location(), origin.path(), skipped.why(), Optional.empty());
    }
}
