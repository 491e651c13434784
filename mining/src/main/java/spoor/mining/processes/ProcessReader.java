package spoor.mining.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.Stop;
import spoor.model.Vector;

/// Reads the processes of a table: the rows that start one, in the shape that tells most of those
/// that a host has.
final class ProcessReader {
    private final Rows rows;
    private final Texts texts;
    private final Stop stop;

    ProcessReader(Rows rows, Texts texts, Stop stop) {
        this.rows = rows;
        this.texts = texts;
        this.stop = stop;
    }

    List<ProcessRow> read(List<Shape.Found> shapes) {
        List<ProcessRow> all = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        Map<Integer, Integer> best = new HashMap<>();
        List<Reader> readers = shapes.stream().map(Reader::new).toList();
        for (int row = 0; row < rows.count(); row++) {
            stop.check();
            for (int rank = 0; rank < readers.size(); rank++) {
                Optional<ProcessRow> process = readers.get(rank).read(row);
                if (process.isPresent()) {
                    all.add(process.get());
                    ranks.add(rank);
                    best.merge(process.get().host, rank, Math::min);
                    break;
                }
            }
        }
        if (best.values().stream().distinct().count() <= 1 && shapes.size() <= 1) {
            return all;
        }
        List<ProcessRow> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (ranks.get(i).equals(best.get(all.get(i).host))) {
                kept.add(all.get(i));
            }
        }
        return kept;
    }

    /// Reads the rows of one shape.
    private final class Reader {
        private final List<Cells> conditions = new ArrayList<>();
        private final List<Shape.BoundCondition> bound;
        private final Cells pid;
        private final Cells parentPid;
        private final Cells name;
        private final Cells parentName;
        private final Cells host;
        private final Cells guid;
        private final Cells parentGuid;
        private final Cells time;
        private final Cells parentTime;
        private final Cells grandparentPid;
        private final Cells grandparentName;
        private final Cells grandparentTime;
        private final Cells grandparentOf;

        Reader(Shape.Found shape) {
            bound = shape.conditions();
            for (Shape.BoundCondition condition : bound) {
                conditions.add(cells(Optional.of(condition.column())));
            }
            pid = cells(shape.column(Part.PID));
            parentPid = cells(shape.column(Part.PARENT_PID));
            name = cells(shape.column(Part.NAME));
            parentName = cells(shape.column(Part.PARENT_NAME));
            host = cells(shape.column(Part.HOST));
            guid = cells(shape.column(Part.GUID));
            parentGuid = cells(shape.column(Part.PARENT_GUID));
            time = cells(shape.column(Part.TIME));
            parentTime = cells(shape.column(Part.PARENT_TIME));
            grandparentPid = cells(shape.column(Part.GRANDPARENT_PID));
            grandparentName = cells(shape.column(Part.GRANDPARENT_NAME));
            grandparentTime = cells(shape.column(Part.GRANDPARENT_TIME));
            grandparentOf = cells(shape.column(Part.GRANDPARENT_OF));
        }

        /// Empty for a row that starts no process.
        Optional<ProcessRow> read(int row) {
            String id = Texts.pid(pid.text(row));
            if (id.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < bound.size(); i++) {
                if (bound.get(i).values().contains(conditions.get(i).text(row))
                        != bound.get(i).accepts()) {
                    return Optional.empty();
                }
            }
            ProcessRow.Told told =
                    new ProcessRow.Told(
                            texts.number(Texts.pid(parentPid.text(row))),
                            parentTime.ticks(row),
                            texts.name(known(parentName.text(row))),
                            texts.number(guid(parentGuid.text(row))),
                            further(row));
            return Optional.of(
                    new ProcessRow(
                            row,
                            texts.host(host.text(row)),
                            texts.number(id),
                            time.ticks(row),
                            texts.name(known(name.text(row))),
                            texts.number(guid(guid.text(row))),
                            told));
        }

        /// The grandparent, where the record tells its start and means this parent's parent.
        private ProcessRow.@Nullable Told further(int row) {
            long start = grandparentTime.ticks(row);
            String parent = Texts.pid(parentPid.text(row));
            if (start == ProcessRow.NO_TIME || !Texts.pid(grandparentOf.text(row)).equals(parent)) {
                return null;
            }
            return new ProcessRow.Told(
                    texts.number(Texts.pid(grandparentPid.text(row))),
                    start,
                    texts.name(known(grandparentName.text(row))),
                    -1,
                    null);
        }
    }

    private static String known(String name) {
        return name.equals("-") ? "" : name;
    }

    /// '' for none and for the GUID of zeros.
    private static String guid(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("{") && lower.endsWith("}")) {
            lower = lower.substring(1, lower.length() - 1);
        }
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c != '0' && c != '-') {
                return lower;
            }
        }
        return "";
    }

    private Cells cells(Optional<Column> column) {
        return new Cells(column.map(rows::vector).orElse(null));
    }

    /// The cells of a column that may be absent.
    private record Cells(@Nullable Vector vector) {
        String text(int row) {
            return switch (vector) {
                case null -> "";
                case Vector.Texts texts -> {
                    String text = texts.values()[row];
                    yield text == null ? "" : text;
                }
                case Vector.Longs longs ->
                        longs.isNull(row) ? "" : Long.toString(longs.values()[row]);
                case Vector.Doubles doubles -> real(doubles, row);
                case Vector.Arrays arrays -> arrays.text(row);
            };
        }

        private static String real(Vector.Doubles doubles, int row) {
            double value = doubles.values()[row];
            if (doubles.isNull(row) || Double.isNaN(value)) {
                return "";
            }
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }

        long ticks(int row) {
            return vector instanceof Vector.Longs longs && !longs.isNull(row)
                    ? longs.values()[row]
                    : ProcessRow.NO_TIME;
        }
    }
}
