package spoor.workbench.manage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import spoor.engine.duckdb.CaseStore;
import spoor.engine.duckdb.Derivation;
import spoor.engine.duckdb.DerivedStore;
import spoor.engine.duckdb.StoredSource;
import spoor.kql.functions.Functions;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.TableSchema;

/// The tables of a case that commands fill. What logs hold is evidence: tables of logs are neither
/// added to nor dropped.
public final class DerivedTables {
    private static final long MOST_SECONDS = 30;

    private final DerivedStore derived;
    private final CaseStore store;
    private final ReentrantLock loading;
    private final Clock clock;

    /// @param loading held while something is loaded
    public DerivedTables(
            DerivedStore derived, CaseStore store, ReentrantLock loading, Clock clock) {
        this.derived = derived;
        this.store = store;
        this.loading = loading;
        this.clock = clock;
    }

    /// How a command treats a table that is there, or is not.
    public enum Mode {
        SET,
        APPEND,
        SET_OR_APPEND,
        SET_OR_REPLACE
    }

    /// Stores rows in a table, all or none.
    ///
    /// @param command what it is called in the account
    /// @return how many
    public long put(String table, Mode mode, String command, String text, RowCursor rows) {
        lock();
        try {
            Optional<TableSchema> there = table(table);
            refuse(table, mode, there.isPresent());
            boolean replace = mode == Mode.SET_OR_REPLACE && there.isPresent();
            TableSchema schema;
            if (there.isPresent()) {
                schema = there.get();
                requireFits(schema, rows.columns());
            } else {
                schema = new TableSchema(table, named(rows.columns()));
            }
            StoredSource source =
                    derived.derive(
                            new Derivation(
                                    schema,
                                    there.isPresent(),
                                    replace,
                                    command,
                                    text,
                                    clock.instant()),
                            rows);
            return source.counts().events().count();
        } finally {
            loading.unlock();
        }
    }

    /// The columns of a table that commands fill; empty: there is no table of that name.
    ///
    /// @throws SpoorException when it holds logs
    public Optional<TableSchema> schema(String name) {
        refuse(name, Mode.SET_OR_APPEND, false);
        return table(name);
    }

    public void drop(String name) {
        lock();
        try {
            refuse(name, Mode.SET_OR_APPEND, true);
            derived.drop(name);
        } finally {
            loading.unlock();
        }
    }

    private Optional<TableSchema> table(String name) {
        return store.tables().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /// Waits for its turn, but not until a long load is over.
    private void lock() {
        try {
            if (loading.tryLock(MOST_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw wrong("something is being loaded or stored: try again when it is done");
    }

    private void refuse(String name, Mode mode, boolean there) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
            throw wrong(
                    "'"
                            + name
                            + "' is no name of a table: take letters, digits and '_', up to 128");
        }
        if (there && mode == Mode.SET) {
            throw wrong("the table '" + name + "' is there already: use .append or .set-or-append");
        }
        if (!there && mode == Mode.APPEND) {
            throw ShowCommands.missing(
                    "table", name, store.tables().stream().map(TableSchema::name).toList());
        }
        if (Functions.ALL.stream().anyMatch(known -> known.name().equals(name))) {
            throw wrong("'" + name + "' is a function of KQL: choose another name");
        }
        for (TableSchema table : store.tables()) {
            if (table.name().equalsIgnoreCase(name) && !table.name().equals(name)) {
                throw wrong("'" + name + "' differs from '" + table.name() + "' in case only");
            }
        }
        if (store.sources().stream()
                .anyMatch(source ->
                        source.state() != StoredSource.State.DERIVED
                                && source.tables().contains(name))) {
            throw wrong(
                    "'"
                            + name
                            + "' holds logs, which stay as they are: choose another table for rows"
                            + " that are made");
        }
    }

    private static void requireFits(TableSchema schema, List<Column> columns) {
        List<Column> expected = schema.columns();
        boolean fits = expected.size() == columns.size();
        for (int i = 0; fits && i < expected.size(); i++) {
            fits = expected.get(i).type() == columns.get(i).type();
        }
        if (!fits) {
            throw wrong(
                    "the rows have the columns ("
                            + text(columns)
                            + "), the table '"
                            + schema.name()
                            + "' has ("
                            + text(expected)
                            + "): bring them into its order and types with 'project'");
        }
    }

    private static String text(List<Column> columns) {
        return String.join(
                ", ",
                columns.stream()
                        .map(column -> column.name() + ":" + column.type().kqlName())
                        .toList());
    }

    private static List<Column> named(List<Column> columns) {
        Set<String> names = new HashSet<>();
        List<Column> named = new ArrayList<>();
        for (Column column : columns) {
            String name = column.name();
            if (name.isBlank()
                    || name.equalsIgnoreCase(CaseStore.SOURCE)
                    || name.equalsIgnoreCase(CaseStore.OFFSET)
                    || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw wrong(
                        "a table cannot have the column '"
                                + name
                                + "', or not twice: name it otherwise with 'project'");
            }
            named.add(column);
        }
        if (named.isEmpty()) {
            throw wrong("the rows have no columns");
        }
        return named;
    }

    static SpoorException wrong(String sentence) {
        return new SpoorException(ErrorKind.USER, sentence);
    }
}
