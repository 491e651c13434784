package spoor.formats.arrow;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import spoor.formats.Utf8;
import spoor.formats.cells.JsonWriter;

/// Reads one value after another, through dictionaries and runs; for one thread.
final class ArrowValues {
    /// What [#ticks(long)] gives for a time that has none.
    static final long NO_TICKS = Long.MIN_VALUE;

    private static final int MOST_TEXT = 1 << 24;
    private static final int MOST_DEPTH = 200;

    private final Map<Long, Dictionary> dictionaries;
    private final JsonWriter json = new JsonWriter();
    private long repaired;
    private long repairedInJson;
    private @Nullable FieldVector vector;
    private int index;

    ArrowValues(Map<Long, Dictionary> dictionaries) {
        this.dictionaries = dictionaries;
    }

    static boolean isUuid(Field field) {
        return "arrow.uuid".equals(field.getMetadata().get("ARROW:extension:name"));
    }

    /// Goes to a value.
    ///
    /// @return whether it is one, and not null
    boolean seek(FieldVector start, int place) {
        FieldVector at = start;
        int i = place;
        for (int depth = 0; depth < MOST_DEPTH; depth++) {
            DictionaryEncoding encoding = at.getField().getDictionary();
            if (at instanceof RunEndEncodedVector runs) {
                i = runs.getPhysicalIndex(i);
                at = runs.getValuesVector();
            } else if (at.isNull(i)) {
                return false;
            } else if (encoding != null && at instanceof BaseIntVector indexes) {
                FieldVector meant =
                        Objects.requireNonNull(dictionaries.get(encoding.getId())).getVector();
                long entry = indexes.getValueAsLong(i);
                if (entry < 0 || entry >= meant.getValueCount()) {
                    throw new IllegalArgumentException(
                            "the dictionary of '"
                                    + at.getName()
                                    + "' has "
                                    + meant.getValueCount()
                                    + " entries and none of number "
                                    + entry);
                }
                i = (int) entry;
                at = meant;
            } else {
                vector = at;
                index = i;
                return true;
            }
        }
        throw new IllegalArgumentException("dictionaries lie within each other without end");
    }

    private FieldVector here() {
        return Objects.requireNonNull(vector);
    }

    long whole() {
        return switch (here()) {
            case BitVector bits -> bits.get(index);
            case BaseIntVector numbers -> numbers.getValueAsLong(index);
            default -> throw unexpected();
        };
    }

    double real() {
        return ((FloatingPointVector) here()).getValueAsDouble(index);
    }

    /// The time in units of 100 ns behind `epoch`, [#NO_TICKS] when that is too large.
    long ticks(long epoch) {
        return ArrowTimes.ticks(here(), index, epoch);
    }

    /// A time as the file counts it.
    long count() {
        return ArrowTimes.count(here(), index);
    }

    /// A time as the file counts it, with its unit.
    String rawTime() {
        return ArrowTimes.raw(here(), index);
    }

    /// Texts so far in which bytes that are no UTF-8 were replaced.
    long takeRepaired() {
        long taken = repaired + json.repaired() - repairedInJson;
        repaired = 0;
        repairedInJson = json.repaired();
        return taken;
    }

    /// The value as a text; what has parts, and what is in a dynamic column, as JSON.
    byte[] text() {
        if (here() instanceof StructVector || here() instanceof BaseListVector) {
            json.clear();
            json(0);
            return Arrays.copyOf(json.buffer(), json.length());
        }
        byte[] text = scalar();
        if (Utf8.isValid(text, 0, text.length)) {
            return text;
        }
        repaired++;
        return Utf8.repaired(text, 0, text.length);
    }

    private byte[] scalar() {
        return switch (here().getMinorType()) {
            case VARCHAR, LARGEVARCHAR, VIEWVARCHAR -> bytes();
            case VARBINARY, LARGEVARBINARY, VIEWVARBINARY -> Base64.getEncoder().encode(bytes());
            case FIXEDSIZEBINARY -> {
                byte[] bytes = ((FixedSizeBinaryVector) here()).get(index);
                yield isUuid(here().getField()) && bytes.length == 16
                        ? ascii(uuid(bytes))
                        : Base64.getEncoder().encode(bytes);
            }
            case BIT -> ascii(whole() == 0 ? "false" : "true");
            case UINT8 -> ascii(Long.toUnsignedString(((UInt8Vector) here()).get(index)));
            case TINYINT, SMALLINT, INT, BIGINT, UINT1, UINT2, UINT4 ->
                    ascii(Long.toString(whole()));
            case FLOAT2, FLOAT4, FLOAT8 -> ascii(Double.toString(real()));
            case DECIMAL, DECIMAL256 ->
                    ascii(((BigDecimal) here().getObject(index)).toPlainString());
            case INTERVALDAY, INTERVALMONTHDAYNANO, INTERVALYEAR ->
                    ascii(String.valueOf(here().getObject(index)));
            default -> ascii(ArrowTimes.text(here(), index));
        };
    }

    private byte[] bytes() {
        return switch (here()) {
            case BaseVariableWidthViewVector views -> viewed(views);
            case BaseLargeVariableWidthVector texts -> {
                ArrowBuf offsets = texts.getOffsetBuffer();
                long from = offsets.getLong(8L * index);
                yield bytes(texts.getDataBuffer(), from, offsets.getLong(8L * (index + 1L)) - from);
            }
            case BaseVariableWidthVector texts -> {
                ArrowBuf offsets = texts.getOffsetBuffer();
                long from = offsets.getInt(4L * index);
                yield bytes(texts.getDataBuffer(), from, offsets.getInt(4L * (index + 1L)) - from);
            }
            default -> throw unexpected();
        };
    }

    private static byte[] bytes(ArrowBuf data, long from, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        data.getBytes(from, bytes);
        return bytes;
    }

    private byte[] viewed(BaseVariableWidthViewVector views) {
        int length =
                views.getDataBuffer()
                        .getInt((long) index * BaseVariableWidthViewVector.ELEMENT_SIZE);
        long most = BaseVariableWidthViewVector.INLINE_SIZE;
        for (ArrowBuf buffer : views.getDataBuffers()) {
            most = Math.max(most, buffer.capacity());
        }
        if (length < 0 || length > most) {
            throw new IllegalArgumentException(
                    "the column '" + views.getName() + "' has offsets that do not fit");
        }
        return switch (views) {
            case ViewVarCharVector texts -> texts.get(index);
            case ViewVarBinaryVector binary -> binary.get(index);
            default -> throw unexpected();
        };
    }

    private static String uuid(byte[] bytes) {
        ByteBuffer words = ByteBuffer.wrap(bytes);
        return new UUID(words.getLong(), words.getLong()).toString();
    }

    private void json(FieldVector from, int place, int depth) {
        if (depth > MOST_DEPTH || json.length() > MOST_TEXT) {
            throw new IllegalArgumentException(
                    "a value of '" + from.getName() + "' takes more than " + MOST_TEXT + " bytes");
        }
        if (seek(from, place)) {
            json(depth);
        } else {
            json.put(ascii("null"));
        }
    }

    /// Writes the value at hand.
    private void json(int depth) {
        FieldVector at = here();
        int i = index;
        switch (at) {
            case StructVector struct -> {
                char mark = '{';
                for (FieldVector child : struct.getChildrenFromFields()) {
                    json.put(mark);
                    mark = ',';
                    string(child.getName().getBytes(StandardCharsets.UTF_8));
                    json.put(':');
                    json(child, i, depth + 1);
                }
                if (mark == '{') {
                    json.put('{');
                }
                json.put('}');
            }
            case MapVector map -> map(map, i, depth);
            case BaseListVector list -> {
                FieldVector elements = ((FieldVector) list).getChildrenFromFields().getFirst();
                json.put('[');
                long from = list.getElementStartIndex(i);
                long to = list.getElementEndIndex(i);
                for (long k = from; k < to; k++) {
                    if (k > from) {
                        json.put(',');
                    }
                    json(elements, Math.toIntExact(k), depth + 1);
                }
                json.put(']');
            }
            default -> scalarJson();
        }
    }

    private void scalarJson() {
        byte[] text = scalar();
        boolean bare =
                switch (here().getMinorType()) {
                    case BIT,
                            UINT8,
                            TINYINT,
                            SMALLINT,
                            INT,
                            BIGINT,
                            UINT1,
                            UINT2,
                            UINT4,
                            DECIMAL,
                            DECIMAL256 ->
                            true;
                    case FLOAT2, FLOAT4, FLOAT8 -> Double.isFinite(real());
                    default -> false;
                };
        if (bare) {
            json.put(text);
        } else {
            string(text);
        }
    }

    /// An object; its keys are the texts of the map's.
    private void map(MapVector map, int place, int depth) {
        FieldVector entries = map.getChildrenFromFields().getFirst();
        List<FieldVector> sides = entries.getChildrenFromFields();
        json.put('{');
        int from = map.getElementStartIndex(place);
        int to = map.getElementEndIndex(place);
        for (int k = from; k < to; k++) {
            if (k > from) {
                json.put(',');
            }
            if (!seek(sides.get(0), k)) {
                json.put(ascii("\"null\""));
            } else if (here() instanceof StructVector || here() instanceof BaseListVector) {
                int start = json.length();
                json(depth + 1);
                byte[] key = Arrays.copyOfRange(json.buffer(), start, json.length());
                json.truncate(start);
                string(key);
            } else {
                string(scalar());
            }
            json.put(':');
            json(sides.get(1), k, depth + 1);
        }
        json.put('}');
    }

    private void string(byte[] text) {
        json.string(text, 0, text.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                "the column '" + here().getName() + "' holds " + here().getMinorType());
    }
}
