package spoor.formats.arrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.pojo.Field;
import spoor.formats.BlockParser;
import spoor.formats.TableName;
import spoor.formats.WholeFile;
import spoor.formats.cells.FieldNames;
import spoor.model.Column;
import spoor.model.FormatException;
import spoor.model.KqlType;

/// An Arrow IPC file or stream as Arrow's own library reads it. The pass over its bytes counts and
/// hashes them; the rows come at its end.
public final class ArrowReading implements WholeFile {
    private final Path file;
    private final String label;
    private final String table;
    private final List<ArrowColumn> columns;

    private ArrowReading(Path file, String label, String table, List<ArrowColumn> columns) {
        this.file = file;
        this.label = label;
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /// Reads the schema of a file.
    ///
    /// @param label what people see of its place
    /// @param fileName that names the table
    /// @throws FormatException when it cannot be read
    public static ArrowReading of(Path file, String label, String fileName) {
        try (ArrowSource source = ArrowSource.open(file)) {
            return new ArrowReading(
                    file,
                    label,
                    TableName.of(fileName),
                    columns(label, source.root().getSchema().getFields(), source.dictionaries()));
        } catch (FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(label, reason(e), e);
        } catch (LinkageError e) {
            throw unreadable(
                    label,
                    "Java was started without --add-opens=java.base/java.nio=ALL-UNNAMED",
                    e);
        }
    }

    private static List<ArrowColumn> columns(
            String label, List<Field> fields, Map<Long, Dictionary> dictionaries) {
        List<Field> resolved =
                fields.stream().map(field -> ArrowColumn.resolved(field, dictionaries)).toList();
        FieldNames names =
                FieldNames.of(
                        label,
                        fields.stream().map(Field::getName).toList(),
                        field -> ArrowColumn.countsNanoseconds(resolved.get(field)));
        List<ArrowColumn> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(ArrowColumn.of(names.ofField().get(i), i, resolved.get(i)));
            String nanoseconds = names.ofNanoseconds().get(i);
            if (!nanoseconds.isEmpty()) {
                columns.add(new ArrowColumn(new Column(nanoseconds, KqlType.LONG), i, true, ""));
            }
        }
        return columns;
    }

    static String reason(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static FormatException unreadable(String label, String reason, Throwable e) {
        return new FormatException(
                label,
                0,
                label + " is Arrow IPC by its first bytes, but cannot be read: " + reason,
                e);
    }

    FormatException unreadable(Throwable e) {
        return unreadable(label, reason(e), e);
    }

    Path file() {
        return file;
    }

    List<ArrowColumn> arrowColumns() {
        return columns;
    }

    /// Sentences for the account.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("_Offset is the row's number; the bytes of a batch are shared out over its rows");
        columns.stream().map(ArrowColumn::note).filter(note -> !note.isEmpty()).forEach(notes::add);
        return notes;
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public List<Column> columns() {
        return columns.stream().map(ArrowColumn::column).toList();
    }

    @Override
    public BlockParser parser() {
        return new ArrowParser(this);
    }
}
