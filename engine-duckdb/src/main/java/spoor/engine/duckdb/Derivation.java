package spoor.engine.duckdb;

import java.time.Instant;
import spoor.model.TableSchema;

/// Rows that a command makes, beside those that files hold.
///
/// @param exists whether the table is there
/// @param replace whether what commands put there before goes first
/// @param command what it is called in the account
/// @param text the whole command, by which the rows can be made again
public record Derivation(
        TableSchema table,
        boolean exists,
        boolean replace,
        String command,
        String text,
        Instant moment) {}
