package spoor.formats.arrow;

import java.util.Map;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.Types;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import spoor.model.Column;
import spoor.model.KqlType;

/// A column of the table and the field it comes from.
///
/// @param field its place among the fields of the file
/// @param nanoseconds whether it holds all digits of a field that counts nanoseconds
/// @param note a sentence for the account; empty: nothing to say
record ArrowColumn(Column column, int field, boolean nanoseconds, String note) {
    /// Digits that a decimal of 256 bits has; a scale beyond is no real one.
    private static final int MOST_DIGITS = 76;

    /// Whether the field counts in nanoseconds what a table counts in 100 of them.
    static boolean countsNanoseconds(Field resolved) {
        return switch (resolved.getType()) {
            case ArrowType.Timestamp time -> time.getUnit() == TimeUnit.NANOSECOND;
            case ArrowType.Duration duration -> duration.getUnit() == TimeUnit.NANOSECOND;
            default -> false;
        };
    }

    /// The field of the values behind dictionaries and runs.
    static Field resolved(Field field, Map<Long, Dictionary> dictionaries) {
        DictionaryEncoding encoding = field.getDictionary();
        if (encoding != null) {
            Dictionary dictionary = dictionaries.get(encoding.getId());
            if (dictionary == null) {
                throw new IllegalArgumentException(
                        "the column '" + field.getName() + "' has no dictionary");
            }
            return dictionary.getVector().getField();
        }
        return field.getType() instanceof ArrowType.RunEndEncoded
                ? resolved(field.getChildren().get(1), dictionaries)
                : field;
    }

    /// @param name of the column in the table
    /// @param resolved the field of the values
    /// @throws IllegalArgumentException naming a type that has no reading
    static ArrowColumn of(String name, int place, Field resolved) {
        refuse(resolved);
        MinorType type = Types.getMinorTypeForArrowType(resolved.getType());
        KqlType kql =
                switch (type) {
                    case BIT -> KqlType.BOOL;
                    case TINYINT, SMALLINT, INT, UINT1, UINT2 -> KqlType.INT;
                    case BIGINT, UINT4 -> KqlType.LONG;
                    case UINT8, DECIMAL, DECIMAL256 -> KqlType.DECIMAL;
                    case FLOAT2, FLOAT4, FLOAT8 -> KqlType.REAL;
                    case DURATION -> KqlType.TIMESPAN;
                    case DATEDAY,
                            DATEMILLI,
                            TIMESTAMPSEC,
                            TIMESTAMPMILLI,
                            TIMESTAMPMICRO,
                            TIMESTAMPNANO,
                            TIMESTAMPSECTZ,
                            TIMESTAMPMILLITZ,
                            TIMESTAMPMICROTZ,
                            TIMESTAMPNANOTZ ->
                            KqlType.DATETIME;
                    case STRUCT, LIST, LISTVIEW, LARGELIST, LARGELISTVIEW, FIXED_SIZE_LIST, MAP ->
                            KqlType.DYNAMIC;
                    case FIXEDSIZEBINARY ->
                            ArrowValues.isUuid(resolved) ? KqlType.GUID : KqlType.STRING;
                    default -> KqlType.STRING;
                };
        return new ArrowColumn(new Column(name, kql), place, false, note(name, resolved, kql));
    }

    private static void refuse(Field field) {
        switch (field.getType()) {
            case ArrowType.Union _, ArrowType.ExtensionType _ ->
                    throw new IllegalArgumentException(
                            "the column '"
                                    + field.getName()
                                    + "' is a "
                                    + field.getType()
                                    + ", which is not read: write it as a structure");
            case ArrowType.Decimal decimal -> {
                if (Math.abs((long) decimal.getScale()) > MOST_DIGITS) {
                    throw new IllegalArgumentException(
                            "the column '"
                                    + field.getName()
                                    + "' tells of "
                                    + decimal.getScale()
                                    + " decimals");
                }
            }
            default -> {}
        }
        field.getChildren().forEach(ArrowColumn::refuse);
    }

    private static String note(String name, Field resolved, KqlType kql) {
        StringBuilder note = new StringBuilder();
        if (resolved.getType() instanceof ArrowType.Timestamp time
                && (time.getTimezone() == null || time.getTimezone().isEmpty())) {
            note.append("column '").append(name).append("' has times without a zone, read as UTC");
        }
        if (countsNanoseconds(resolved)) {
            note.append(note.isEmpty() ? "column '" + name + "'" : ", and")
                    .append(" counts nanoseconds; it keeps 100 of them, '")
                    .append(name)
                    .append("_ns' has them all");
        }
        boolean binary =
                switch (resolved.getType()) {
                    case ArrowType.Binary _,
                            ArrowType.LargeBinary _,
                            ArrowType.BinaryView _,
                            ArrowType.FixedSizeBinary _ ->
                            kql == KqlType.STRING;
                    default -> false;
                };
        return binary
                ? "column '" + name + "' holds bytes; they are shown as Base64"
                : note.toString();
    }
}
