package spoor.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.TableSchema;

/// Looks for gaps in the times of many tables. What a statement costs whatever it reads is most of
/// the time of small tables; so the times of many of them are put together and looked at in one
/// statement. Large tables are read where they are.
final class GapSearch {
    /// Tables in one statement.
    private static final int TABLES = 64;

    /// Events that are put together; a table that has more is looked at by itself.
    private static final long EVENTS = 500_000;

    private static final String TOGETHER = "temp.spoor_times";

    private static final List<String> TIMES =
            List.of("TimeGenerated", "ts", "TimeCreated", "Timestamp");

    private final Connection connection;

    GapSearch(Connection connection) {
        this.connection = connection;
    }

    /// A table and those of its sources that are looked at.
    record Subject(TableSchema table, List<StoredSource> sources) {
        Subject {
            sources = List.copyOf(sources);
        }

        Timed timed(String time) {
            List<StoredSource> telling = sources.stream().filter(GapSearch::tells).toList();
            return new Timed(
                    table.name(),
                    time,
                    telling.stream().map(StoredSource::id).toList(),
                    telling.stream().mapToLong(one -> one.counts().events().count()).sum());
        }
    }

    /// Whether a source has times enough to have a rhythm or an order.
    static boolean tells(StoredSource source) {
        return source.times().isPresent()
                && source.counts().events().count()
                        >= Math.min(QuietSpans.LEAST_EVENTS, ClockSteps.LEAST_EVENTS);
    }

    private record Candidate(int subject, String column, int source, TimeRange range) {}

    /// The time columns of the tables that have one: the column that gave the first source with
    /// times its first and last one. By the position in the list.
    Map<Integer, String> times(List<Subject> subjects) throws SQLException {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            int subject = i;
            subjects.get(i).sources().stream()
                    .filter(source -> source.times().isPresent())
                    .findFirst()
                    .ifPresent(source ->
                            datetimes(subjects.get(subject).table())
                                    .forEach(column ->
                                            candidates.add(
                                                    new Candidate(
                                                            subject,
                                                            column,
                                                            source.id(),
                                                            source.times().orElseThrow()))));
        }
        Map<Integer, String> times = new TreeMap<>();
        for (int from = 0; from < candidates.size(); from += TABLES) {
            List<String> branches = new ArrayList<>();
            for (int i = from; i < Math.min(from + TABLES, candidates.size()); i++) {
                Candidate one = candidates.get(i);
                branches.add(range(i, one, subjects.get(one.subject()).table()));
            }
            Sql.query(
                    connection,
                    String.join(" UNION ALL ", branches) + " ORDER BY 1",
                    row -> {
                        Candidate one = candidates.get(row.getInt(1));
                        if (row.getLong(2) == one.range().first()
                                && row.getLong(3) == one.range().last()) {
                            times.putIfAbsent(one.subject(), one.column());
                        }
                        return one;
                    });
        }
        return times;
    }

    /// Columns of times, those with the usual names first.
    static List<String> datetimes(TableSchema table) {
        return table.columns().stream()
                .filter(column -> column.type() == KqlType.DATETIME)
                .map(Column::name)
                .sorted(
                        Comparator.comparingInt(
                                name -> TIMES.contains(name) ? TIMES.indexOf(name) : TIMES.size()))
                .toList();
    }

    private static String range(int number, Candidate candidate, TableSchema table) {
        String column = DuckDbDialect.quoted(candidate.column());
        return "SELECT "
                + number
                + ", min("
                + column
                + "), max("
                + column
                + ") FROM main."
                + DuckDbDialect.quoted(table.name())
                + " WHERE "
                + DuckDbDialect.quoted(CaseStore.SOURCE)
                + " = "
                + candidate.source();
    }

    /// Pauses and backward steps of the clock; of each source the pauses first.
    List<Gap> find(List<Timed> tables) throws SQLException {
        List<Gap> gaps = new ArrayList<>();
        List<Timed> small = new ArrayList<>();
        long events = 0;
        for (Timed table : tables) {
            if (table.sources().isEmpty()) {
                continue;
            }
            if (table.rows() > EVENTS) {
                gaps.addAll(find("(" + table.selection() + ")", Set.copyOf(table.sources())));
                continue;
            }
            if (small.size() == TABLES || events + table.rows() > EVENTS) {
                gaps.addAll(together(small));
                small.clear();
                events = 0;
            }
            small.add(table);
            events += table.rows();
        }
        gaps.addAll(together(small));
        return gaps;
    }

    private List<Gap> together(List<Timed> tables) throws SQLException {
        if (tables.isEmpty()) {
            return List.of();
        }
        Sql.execute(
                connection,
                "CREATE OR REPLACE TEMP TABLE spoor_times AS "
                        + tables.stream()
                                .map(Timed::selection)
                                .collect(Collectors.joining(" UNION ALL ")));
        List<Gap> gaps =
                find(
                        TOGETHER,
                        tables.stream()
                                .flatMap(table -> table.sources().stream())
                                .collect(Collectors.toSet()));
        Sql.execute(connection, "DROP TABLE " + TOGETHER);
        return gaps;
    }

    private List<Gap> find(String rows, Set<Integer> sources) throws SQLException {
        List<Integer> ids = sources.stream().sorted().toList();
        List<Gap> gaps = new ArrayList<>(QuietSpans.find(connection, rows, ids));
        gaps.addAll(ClockSteps.find(connection, rows, ids));
        return gaps;
    }
}
