package spoor.cli;

import spoor.engine.duckdb.StoredSource;
import spoor.workbench.Account;

/// What a line of the account means for a command.
final class Loaded {
    private Loaded() {}

    static boolean read(Account.Line line) {
        return line.source().state() == StoredSource.State.LOADED;
    }
}
