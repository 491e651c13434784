package spoor.mining.processes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// The result: the columns of the input, empty for a process that is not in the log, then these.
final class TreeTable {
    static final List<Column> ADDED =
            List.of(
                    new Column("tree_id", KqlType.LONG),
                    new Column("tree_parent", KqlType.LONG),
                    new Column("tree_root", KqlType.LONG),
                    new Column("tree_depth", KqlType.LONG),
                    new Column("tree_children", KqlType.LONG),
                    new Column("tree_descendants", KqlType.LONG),
                    new Column("tree_text", KqlType.STRING),
                    new Column("tree_path", KqlType.STRING),
                    new Column("tree_missing", KqlType.BOOL),
                    new Column("tree_records", KqlType.LONG),
                    new Column("tree_host", KqlType.STRING),
                    new Column("tree_time", KqlType.DATETIME),
                    new Column("tree_pid", KqlType.LONG),
                    new Column("tree_process", KqlType.STRING),
                    new Column("tree_why", KqlType.STRING));

    private final Rows rows;
    private final Tree tree;
    private final Texts texts;
    private final TreeTexts drawn;
    private final Stop stop;
    private final int[] roots;

    TreeTable(Rows rows, Tree tree, Texts texts, Stop stop) {
        this.rows = rows;
        this.tree = tree;
        this.texts = texts;
        this.stop = stop;
        this.drawn = new TreeTexts(tree, texts);
        roots = new int[tree.order().length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = tree.parents()[i] < 0 ? i : roots[tree.parents()[i]];
        }
    }

    List<RowBatch> batches(List<Column> output, int most) {
        List<Vector> inputs = new ArrayList<>();
        for (Column column : rows.columns()) {
            inputs.add(rows.vector(column));
        }
        List<RowBatch> batches = new ArrayList<>();
        int count = tree.order().length;
        for (int from = 0; from < count; from += most) {
            stop.check();
            int to = Math.min(count, from + most);
            List<Vector> vectors = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                boolean isString = rows.columns().get(i).type() == KqlType.STRING;
                vectors.add(input(inputs.get(i), isString ? "" : null, from, to));
            }
            vectors.addAll(added(from, to));
            batches.add(new RowBatch(output, vectors, to - from));
        }
        return batches;
    }

    private Vector input(Vector vector, @Nullable String none, int from, int to) {
        int[] picked = new int[to - from];
        boolean[] nulls = new boolean[to - from];
        for (int i = from; i < to; i++) {
            int row = tree.order()[i].row;
            picked[i - from] = Math.max(row, 0);
            nulls[i - from] = row < 0 || vector.isNull(row);
        }
        return switch (vector) {
            case Vector.Longs longs -> {
                long[] values = new long[picked.length];
                for (int i = 0; i < picked.length; i++) {
                    values[i] = nulls[i] ? 0 : longs.values()[picked[i]];
                }
                yield new Vector.Longs(values, nulls);
            }
            case Vector.Doubles doubles -> {
                double[] values = new double[picked.length];
                for (int i = 0; i < picked.length; i++) {
                    values[i] = nulls[i] ? 0 : doubles.values()[picked[i]];
                }
                yield new Vector.Doubles(values, nulls);
            }
            case Vector.Texts strings -> {
                @Nullable String[] values = new @Nullable String[picked.length];
                for (int i = 0; i < picked.length; i++) {
                    values[i] = nulls[i] ? none : strings.values()[picked[i]];
                }
                yield new Vector.Texts(values);
            }
            case Vector.Arrays arrays -> {
                @Nullable String[] values = new @Nullable String[picked.length];
                for (int i = 0; i < picked.length; i++) {
                    values[i] = nulls[i] ? none : arrays.text(picked[i]);
                }
                yield new Vector.Texts(values);
            }
        };
    }

    /// The vectors of [#ADDED], in that order.
    private List<Vector> added(int from, int to) {
        Longs id = new Longs(to - from);
        Longs parent = new Longs(to - from);
        Longs root = new Longs(to - from);
        Longs depth = new Longs(to - from);
        Longs children = new Longs(to - from);
        Longs descendants = new Longs(to - from);
        Longs missing = new Longs(to - from);
        Longs records = new Longs(to - from);
        Longs time = new Longs(to - from);
        Longs pid = new Longs(to - from);
        @Nullable String[] line = new @Nullable String[to - from];
        @Nullable String[] path = new @Nullable String[to - from];
        @Nullable String[] host = new @Nullable String[to - from];
        @Nullable String[] name = new @Nullable String[to - from];
        @Nullable String[] why = new @Nullable String[to - from];
        for (int place = from; place < to; place++) {
            int at = place - from;
            ProcessRow process = tree.order()[place];
            id.set(at, place + 1L);
            parent.set(at, tree.parents()[place] + 1L, tree.parents()[place] < 0);
            root.set(at, roots[place] + 1L);
            depth.set(at, tree.depth()[place]);
            children.set(at, tree.children()[place]);
            descendants.set(at, tree.descendants()[place]);
            missing.set(at, process.isMissing() ? 1 : 0);
            records.set(at, process.records);
            time.set(at, process.time, process.time == ProcessRow.NO_TIME);
            number(pid, at, texts.text(process.pid));
            line[at] = drawn.line(place);
            path[at] = drawn.path(place);
            host[at] = texts.hostText(process.host);
            name[at] = texts.text(process.name.shown());
            why[at] = drawn.why(place);
        }
        return List.of(
                id.vector(),
                parent.vector(),
                root.vector(),
                depth.vector(),
                children.vector(),
                descendants.vector(),
                new Vector.Texts(line),
                new Vector.Texts(path),
                missing.vector(),
                records.vector(),
                new Vector.Texts(host),
                time.vector(),
                pid.vector(),
                new Vector.Texts(name),
                new Vector.Texts(why));
    }

    private static void number(Longs pid, int at, String text) {
        try {
            pid.set(at, Long.parseLong(text));
        } catch (NumberFormatException e) {
            pid.set(at, 0, true);
        }
    }

    /// A column of whole numbers while it fills.
    private record Longs(long[] values, boolean[] nulls) {
        Longs(int rows) {
            this(new long[rows], new boolean[rows]);
        }

        void set(int row, long value) {
            values[row] = value;
        }

        void set(int row, long value, boolean isNull) {
            values[row] = isNull ? 0 : value;
            nulls[row] = isNull;
        }

        Vector vector() {
            return new Vector.Longs(values, nulls);
        }
    }
}
