package spoor.engine.duckdb;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockSource;
import spoor.formats.Reading;
import spoor.model.TableSchema;

/// One source to be loaded, decided in every respect.
///
/// @param id the `_Source` of its rows
/// @param notes sentences for the account
/// @param parts a pass over the source for each table that it fills; the first one accounts for the
///   bytes
/// @param before the source as the case knows it: replaced by this load, or continued
/// @param continued whether the rows of `before` stay and these come behind them
public record Ingest(
        int id,
        String path,
        String location,
        String format,
        String why,
        List<String> notes,
        List<Part> parts,
        Optional<StoredSource> before,
        boolean continued) {
    public Ingest {
        notes = List.copyOf(notes);
        parts = List.copyOf(parts);
        if (parts.isEmpty() || continued && (before.isEmpty() || parts.size() > 1)) {
            throw new IllegalStateException("cannot be loaded so: " + path);
        }
    }

    /// @param table the table's name and all its columns after this load
    /// @param known how many of the columns the table has already; 0: it is not there yet
    public record Part(TableSchema table, int known, Reading reading, BlockSource blocks) {
        boolean exists() {
            return known > 0;
        }
    }

    /// The part that accounts for the bytes.
    public Part first() {
        return parts.getFirst();
    }

    /// The names of the tables that it fills.
    public List<String> tables() {
        return parts.stream().map(part -> part.table().name()).toList();
    }
}
