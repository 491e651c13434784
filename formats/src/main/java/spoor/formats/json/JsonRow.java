package spoor.formats.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spoor.formats.ColumnBuffer;
import spoor.formats.RecordBatch;
import spoor.formats.Tally;
import spoor.formats.cells.CellReader;
import spoor.formats.cells.CellType;
import spoor.formats.cells.JsonStrings;
import spoor.formats.cells.JsonText;
import spoor.model.KqlType;

/// Turns one object into one row; for one thread.
final class JsonRow {
    private static final int DEEPEST = 8;

    private final JsonReading reading;
    private final CellType[] types;
    private final CellReader cells = new CellReader();
    private final JsonText embedded = new JsonText();
    private final JsonWalker[] walkers = new JsonWalker[DEEPEST];
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final List<Tally.Reject> misfits = new ArrayList<>();
    private final long[] lastRow;
    private long rows;
    private int errorAt;
    private String error = "";
    private long place;

    JsonRow(JsonReading reading) {
        this.reading = reading;
        this.types = reading.types().toArray(CellType[]::new);
        this.lastRow = new long[types.length];
        for (int i = 0; i < walkers.length; i++) {
            walkers[i] = new JsonWalker();
        }
    }

    /// Fills the batch's current row from the object at `from`; does not end the row.
    ///
    /// @param offset of the object in the source
    /// @return where the object ends, -1 when it is broken: then nothing was told to the tally
    int read(byte[] bytes, int from, int to, long offset, RecordBatch batch, Tally tally) {
        rows++;
        rest.reset();
        misfits.clear();
        place = offset;
        int end = members(bytes, from, to, 0, "", reading.targets(), batch, tally);
        if (end < 0) {
            return -1;
        }
        if (rest.size() > 0 && reading.rest() >= 0) {
            rest.write('}');
            batch.column(reading.rest()).setText(batch.rows(), rest.toByteArray());
        }
        misfits.forEach(tally::rejectValue);
        return end;
    }

    int errorAt() {
        return errorAt;
    }

    String error() {
        return error;
    }

    private int members(
            byte[] bytes,
            int from,
            int to,
            int depth,
            String path,
            JsonTargets targets,
            RecordBatch batch,
            Tally tally) {
        JsonWalker walker = walkers[depth];
        walker.open(bytes, from, to);
        int guess = 0;
        while (walker.next()) {
            int index = targets.find(bytes, walker.keyFrom(), walker.keyTo(), guess);
            if (index < 0) {
                rest(bytes, walker, path, tally);
                continue;
            }
            guess = index + 1;
            int column = targets.column(index);
            if (column >= 0) {
                cell(bytes, walker, path, column, batch, tally);
            }
            JsonTargets nested = targets.nested(index);
            if (!nested.isEmpty()) {
                boolean object = bytes[walker.valueFrom()] == '{' && depth + 1 < DEEPEST;
                String key = path + key(bytes, walker) + ".";
                if (object) {
                    members(bytes, walker.valueFrom(), to, depth + 1, key, nested, batch, tally);
                } else if (column < 0) {
                    rest(bytes, walker, path, tally);
                }
            }
        }
        if (!walker.error().isEmpty()) {
            errorAt = walker.errorAt();
            error = walker.error();
            return -1;
        }
        return walker.end();
    }

    private static String key(byte[] bytes, JsonWalker walker) {
        return new String(
                bytes, walker.keyFrom(), walker.keyTo() - walker.keyFrom(), StandardCharsets.UTF_8);
    }

    /// Keeps a member that has no column.
    private void rest(byte[] bytes, JsonWalker walker, String path, Tally tally) {
        JsonText text = walker.text();
        if (reading.rest() < 0) {
            misfit(key(bytes, walker), "the sample did not have this key", text);
            return;
        }
        rest.write(rest.size() == 0 ? '{' : ',');
        byte[] name = (path + key(bytes, walker)).getBytes(StandardCharsets.UTF_8);
        boolean plain = embedded.read(quoted(name), 0, name.length + 2);
        rest.write(
                plain ? embedded.compact() : quoted(name),
                0,
                plain ? embedded.length() : name.length + 2);
        rest.write(':');
        rest.write(text.buffer(), 0, text.length());
        if (text.repaired()) {
            tally.addRepaired(1);
        }
    }

    private static byte[] quoted(byte[] name) {
        byte[] text = new byte[name.length + 2];
        text[0] = '"';
        System.arraycopy(name, 0, text, 1, name.length);
        text[name.length + 1] = '"';
        return text;
    }

    private void cell(
            byte[] bytes,
            JsonWalker walker,
            String path,
            int index,
            RecordBatch batch,
            Tally tally) {
        JsonText text = walker.text();
        byte[] json = text.buffer();
        int length = text.length();
        if (json[0] == 'n') {
            return;
        }
        if (lastRow[index] == rows) {
            misfit(path + key(bytes, walker), "the object has this key twice", text);
            return;
        }
        lastRow[index] = rows;
        ColumnBuffer column = batch.column(index);
        CellType type = types[index];
        boolean string = json[0] == '"';
        if (text.repaired()) {
            tally.addRepaired(1);
        }
        if (type.type() == KqlType.DYNAMIC) {
            column.setText(batch.rows(), dynamic(json, length, tally));
            return;
        }
        byte[] value = string ? JsonStrings.decoded(json, 1, length - 1, tally) : json;
        int to = string ? value.length : length;
        if (type.type() == KqlType.STRING) {
            column.setText(batch.rows(), value, 0, to);
        } else if (to > 0 && !cells.set(column, batch.rows(), type, value, 0, to, tally)) {
            misfit(reading.columns().get(index).name(), "not a " + type.type().kqlName(), text);
        }
    }

    /// A string that holds an object or array is read as such.
    private byte[] dynamic(byte[] json, int length, Tally tally) {
        if (json[0] == '"' && length > 2 && (json[1] == '{' || json[1] == '[')) {
            byte[] inner = JsonStrings.decoded(json, 1, length - 1, tally);
            if (embedded.read(inner, 0, inner.length)) {
                return embedded.compact();
            }
        }
        return Arrays.copyOf(json, length);
    }

    private void misfit(String column, String reason, JsonText text) {
        misfits.add(
                new Tally.Reject(
                        place,
                        text.length(),
                        column,
                        reason,
                        Arrays.copyOf(text.buffer(), Math.min(text.length(), Tally.KEPT_BYTES))));
    }
}
