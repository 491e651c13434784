package spoor.workbench;

import java.util.Optional;

/// @param table the table that all files go to; empty: each to the table its format names
/// @param threads that parse
public record LoadOptions(Optional<String> table, int threads) {
    public static final LoadOptions STANDARD =
            new LoadOptions(Optional.empty(), Runtime.getRuntime().availableProcessors());

    public LoadOptions toTable(String name) {
        return new LoadOptions(Optional.of(name), threads);
    }
}
