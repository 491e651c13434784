package spoor.engine.duckdb;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockSource;
import spoor.formats.Reading;
import spoor.model.TableSchema;

/// One source to be loaded, decided in every respect.
///
/// @param id the `_Source` of its rows
/// @param table the table's name and all its columns after this load
/// @param tableExists whether it is there already, perhaps with fewer columns
/// @param notes sentences for the account
/// @param before the source as the case knows it: replaced by this load, or continued
/// @param continued whether the rows of `before` stay and these come behind them
public record Ingest(
        int id,
        String path,
        String location,
        String format,
        String why,
        List<String> notes,
        TableSchema table,
        boolean tableExists,
        Reading reading,
        BlockSource blocks,
        Optional<StoredSource> before,
        boolean continued) {
    public Ingest {
        notes = List.copyOf(notes);
        if (continued && before.isEmpty()) {
            throw new IllegalStateException("nothing to continue: " + path);
        }
    }
}
