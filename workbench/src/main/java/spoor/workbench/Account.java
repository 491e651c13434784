package spoor.workbench;

import java.nio.file.Path;
import java.util.List;
import spoor.engine.duckdb.StoredReject;
import spoor.engine.duckdb.StoredSource;
import spoor.model.TableSchema;

/// The balanced statement of what was read: for each source its bytes are those of its events,
/// continuations, headers, blanks and rejects.
///
/// @param folder of the case
/// @param lines one per source, by the order in which they were loaded
/// @param tables all tables of the case
public record Account(Path folder, List<Line> lines, List<Table> tables) {
    public Account {
        lines = List.copyOf(lines);
        tables = List.copyOf(tables);
    }

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

    /// @param firstRejects of the records that could not be read, the first of each reason
    public record Line(StoredSource source, Outcome outcome, List<StoredReject> firstRejects) {
        public Line {
            firstRejects = List.copyOf(firstRejects);
        }

        Line(StoredSource source, Outcome outcome) {
            this(source, outcome, List.of());
        }
    }

    public record Table(TableSchema schema, long rows) {}

    /// The sums over all sources.
    public StoredSource.Counts totals() {
        return lines.stream()
                .map(line -> line.source().counts())
                .reduce(StoredSource.Counts.NONE, StoredSource.Counts::plus);
    }

    public long bytes() {
        return lines.stream().mapToLong(line -> line.source().content().textLength()).sum();
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
