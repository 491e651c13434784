package spoor.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import spoor.engine.duckdb.AccountStore;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.CaseStore;
import spoor.formats.archives.Spool;
import spoor.model.Stop;

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

    Account load(Given given, Instant moment, Stop stop) {
        List<Beside> beside = new ArrayList<>(given.beside());
        List<Account.Line> lines;
        Spool spool = new Spool(target.folder().resolve("temporary"));
        spool.sweep();
        store.beginLoading(moment, !options.besideQueries());
        try (LoadProgress progress =
                new LoadProgress(listener, given.origins().size(), given.bytes())) {
            lines = new LoadRun(store, options, progress, spool, beside, stop).all(given.origins());
        } finally {
            spool.sweep();
            store.endLoading();
            accounts.keep(beside);
        }
        return target.account(lines, beside);
    }
}
