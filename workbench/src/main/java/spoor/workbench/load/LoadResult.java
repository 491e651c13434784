package spoor.workbench.load;

import java.util.List;
import spoor.engine.duckdb.StoredSource;
import spoor.workbench.Account;

/// What a load did.
///
/// @param loaded sources that are new
/// @param skipped that were there already, byte for byte
/// @param continued that had grown
/// @param replaced that had changed
/// @param unread that could not be read
/// @param events in what it read, also of grown sources as a whole
/// @param balanced whether each byte of them is accounted for
public record LoadResult(
        int loaded,
        int skipped,
        int continued,
        int replaced,
        int unread,
        long events,
        long rejects,
        boolean balanced) {
    static LoadResult of(Account account) {
        List<Account.Line> read =
                account.counted().stream()
                        .filter(line ->
                                switch (line.outcome()) {
                                    case LOADED, CONTINUED, REPLACED -> true;
                                    case KNOWN, SKIPPED, UNREAD -> false;
                                })
                        .toList();
        StoredSource.Counts sums =
                read.stream()
                        .map(line -> line.source().counts())
                        .reduce(StoredSource.Counts.NONE, StoredSource.Counts::plus);
        return new LoadResult(
                count(account, Account.Outcome.LOADED),
                count(account, Account.Outcome.SKIPPED),
                count(account, Account.Outcome.CONTINUED),
                count(account, Account.Outcome.REPLACED),
                count(account, Account.Outcome.UNREAD),
                sums.events().count(),
                sums.rejects().count() + sums.rejectedValues(),
                account.balanced());
    }

    private static int count(Account account, Account.Outcome outcome) {
        return (int) account.lines().stream().filter(line -> line.outcome() == outcome).count();
    }
}
