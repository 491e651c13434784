package spoor.workbench;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.Gap;
import spoor.engine.duckdb.RejectReason;
import spoor.engine.duckdb.StoredSource;
import spoor.model.TableSchema;

/// The balanced statement of what was read: for each source its bytes are those of its events,
/// continuations, headers, blanks and rejects.
///
/// @param folder of the case
/// @param lines one per source, by the order in which they were loaded; of a load, one more for
///   each file that has the bytes of a source, with that source's number
/// @param tables all tables of the case
/// @param beside what was met and not read: duplicates of sources, hidden files, links
/// @param hunts those that come with Spoor and fit the tables
public record Account(
        Path folder, List<Line> lines, List<Table> tables, List<Beside> beside, List<Hunt> hunts) {
    public Account {
        lines = List.copyOf(lines);
        tables = List.copyOf(tables);
        beside = List.copyOf(beside);
        hunts = List.copyOf(hunts);
    }

    /// A hunt that can run.
    ///
    /// @param problem why it cannot be read after all; empty: nothing is wrong
    public record Hunt(String name, String title, String description, String problem) {}

    /// What a load did with a source.
    public enum Outcome {
        /// No load: the case had it.
        KNOWN,
        LOADED,
        /// The case has it already, byte for byte.
        SKIPPED,
        /// It grew; what came behind was loaded.
        CONTINUED,
        /// It changed; it was read anew.
        REPLACED,
        UNREAD
    }

    /// @param reasons of records and values that could not be read, the most frequent first
    /// @param gaps holes in what the source tells, and doubts about its times
    public record Line(
            StoredSource source, Outcome outcome, List<RejectReason> reasons, List<Gap> gaps) {
        public Line {
            reasons = List.copyOf(reasons);
            gaps = List.copyOf(gaps);
        }

        Line(StoredSource source, Outcome outcome) {
            this(source, outcome, List.of(), List.of());
        }
    }

    public record Table(TableSchema schema, long rows) {}

    /// A line for each source: the first where a load met the same bytes more than once.
    public List<Line> counted() {
        Set<Integer> seen = new HashSet<>();
        return lines.stream().filter(line -> seen.add(line.source().id())).toList();
    }

    /// The sums over all sources, each once.
    public StoredSource.Counts totals() {
        return counted().stream()
                .map(line -> line.source().counts())
                .reduce(StoredSource.Counts.NONE, StoredSource.Counts::plus);
    }

    public long bytes() {
        return counted().stream().mapToLong(line -> line.source().content().textLength()).sum();
    }

    public boolean balanced() {
        return lines.stream().allMatch(line -> line.source().balanced());
    }

    /// Sources that could not be read.
    public long unread() {
        return lines.stream()
                .filter(line -> line.source().state() == StoredSource.State.UNREAD)
                .count();
    }
}
