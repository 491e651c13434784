package spoor.workbench;

import java.util.Optional;
import spoor.formats.Unpacking;

/// @param table the table that all files go to; empty: each to the table its format names
/// @param threads that parse
/// @param unpacking how far archives are opened
public record LoadOptions(Optional<String> table, int threads, Unpacking unpacking) {
    public static final LoadOptions STANDARD =
            new LoadOptions(Optional.empty(), Runtime.getRuntime().availableProcessors());

    public LoadOptions(Optional<String> table, int threads) {
        this(table, threads, Unpacking.STANDARD);
    }

    public LoadOptions toTable(String name) {
        return new LoadOptions(Optional.of(name), threads, unpacking);
    }
}
