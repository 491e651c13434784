package spoor.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import spoor.engine.duckdb.CaseStore;
import spoor.engine.duckdb.Ingest;
import spoor.engine.duckdb.StoredSource;
import spoor.formats.BlockSource;
import spoor.formats.Chosen;
import spoor.formats.Reading;
import spoor.formats.Source;
import spoor.model.Stop;

/// One source to be read into its tables, decided in every respect.
///
/// @param choices the tables, the one that accounts for the bytes first
/// @param before the source as the case knows it
record SourceLoad(
        int id,
        Source source,
        Chosen chosen,
        List<TableChoice> choices,
        Optional<StoredSource> before,
        Account.Outcome outcome,
        List<String> notes) {
    /// Files below this size are read by one thread, which keeps their rows in order.
    private static final long ORDERED_BYTES = 16 << 20;

    /// The tables that it touches, in lower case.
    Set<String> tables() {
        Set<String> names = new HashSet<>();
        choices.forEach(choice -> names.add(choice.table().name().toLowerCase(Locale.ROOT)));
        before.ifPresent(
                known -> known.tables().forEach(name -> names.add(name.toLowerCase(Locale.ROOT))));
        return names;
    }

    /// Whether it does more to a table than adding rows behind the others.
    boolean changesTables() {
        return outcome != Account.Outcome.LOADED
                || choices.stream()
                        .anyMatch(choice -> choice.known() < choice.table().columns().size());
    }

    /// Reads the source.
    ///
    /// @param beforeCommit runs when all is read, before it becomes part of the case
    /// @param mayHoldMore whether the reading is that of a sample
    /// @param stop ends it; the case is then as it was before
    /// @throws HoldsMore when the reading did not know all that the source holds
    Account.Line run(
            CaseStore store,
            Known known,
            int threads,
            LoadProgress progress,
            Runnable beforeCommit,
            boolean mayHoldMore,
            Stop stop) {
        boolean continued = outcome == Account.Outcome.CONTINUED;
        long from = continued ? before.orElseThrow().content().continueAt() : 0;
        List<BlockSource> passes = new CopyOnWriteArrayList<>();
        LongSupplier read =
                () -> passes.stream().mapToLong(BlockSource::rawBytesRead).sum() / choices.size();
        LongSupplier rows = () -> passes.isEmpty() ? 0 : passes.getFirst().rowsMade();
        long kept = 0;
        progress.reads(source.origin(), read, rows);
        try {
            List<Ingest.Part> parts = new ArrayList<>();
            for (TableChoice choice : choices) {
                BlockSource pass = source.blocks(choice.reading(), from);
                pass.stoppedBy(stop);
                passes.add(pass);
                parts.add(new Ingest.Part(choice.table(), choice.known(), choice.reading(), pass));
            }
            Ingest ingest =
                    new Ingest(
                            id,
                            source.path(),
                            source.origin().location(),
                            chosen.format().description().name(),
                            chosen.recognition().why(),
                            notes,
                            parts,
                            before,
                            continued);
            int used = source.origin().size() < ORDERED_BYTES ? 1 : threads;
            Runnable check =
                    () -> {
                        Optional<Reading> more = passes.getFirst().widened();
                        if (mayHoldMore && more.isPresent()) {
                            throw new HoldsMore(more.get());
                        }
                        beforeCommit.run();
                    };
            StoredSource loaded = store.load(ingest, used, check);
            kept = passes.getFirst().rowsMade();
            known.add(ingest);
            known.add(loaded);
            return new Account.Line(loaded, outcome);
        } finally {
            progress.ended(read, rows, kept);
            passes.forEach(BlockSource::close);
        }
    }
}
