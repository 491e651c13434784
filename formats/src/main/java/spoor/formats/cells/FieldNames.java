package spoor.formats.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import spoor.formats.Format;
import spoor.model.FormatException;

/// The column names of a file that brings its fields (Arrow, Parquet). A field of times to the
/// nanosecond, which a datetime rounds, has a second column of whole nanoseconds, `NAME_ns`.
///
/// @param ofField of each field
/// @param ofNanoseconds of each field's second column; '' where it has none
public record FieldNames(List<String> ofField, List<String> ofNanoseconds) {
    public FieldNames {
        ofField = List.copyOf(ofField);
        ofNanoseconds = List.copyOf(ofNanoseconds);
    }

    /// Names as a table takes them; of names alike a field's own is kept before `NAME_ns`.
    ///
    /// @param label what people see of the file's place
    /// @param fields as the file names them
    /// @param nanoseconds whether a field counts them
    /// @throws FormatException when there are more fields than a table takes
    public static FieldNames of(String label, List<String> fields, IntPredicate nanoseconds) {
        if (fields.size() > Format.MOST_COLUMNS) {
            throw new FormatException(
                    label,
                    0,
                    label
                            + " has "
                            + fields.size()
                            + " columns, more than the "
                            + Format.MOST_COLUMNS
                            + " that a table takes: write a file of fewer columns",
                    null);
        }
        List<String> wanted = new ArrayList<>(fields);
        for (int field = 0; field < fields.size(); field++) {
            if (nanoseconds.test(field)) {
                wanted.add(fields.get(field) + "_ns");
            }
        }
        List<String> unique = ColumnNames.unique(wanted);
        List<String> second = new ArrayList<>();
        int next = fields.size();
        for (int field = 0; field < fields.size(); field++) {
            second.add(nanoseconds.test(field) ? unique.get(next++) : "");
        }
        return new FieldNames(unique.subList(0, fields.size()), second);
    }
}
