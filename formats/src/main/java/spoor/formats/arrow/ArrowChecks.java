package spoor.formats.arrow;

import java.io.IOException;
import java.util.function.IntToLongFunction;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/// What must hold of a batch before its values are read. The library checks each access to memory;
/// these are the lengths by which it would take memory or time first.
final class ArrowChecks {
    private ArrowChecks() {}

    /// @param rows that will be read
    /// @throws IOException naming the column whose offsets or lengths do not fit
    static void check(FieldVector vector, int rows) throws IOException {
        int count = vector.getValueCount();
        if (count < rows) {
            throw damaged(vector, "has " + count + " values for " + rows + " rows");
        }
        switch (vector) {
            case BaseVariableWidthVector texts -> {
                ArrowBuf offsets = texts.getOffsetBuffer();
                rising(
                        vector,
                        count,
                        texts.getDataBuffer().capacity(),
                        i -> offsets.getInt(4L * i));
            }
            case BaseLargeVariableWidthVector texts -> {
                ArrowBuf offsets = texts.getOffsetBuffer();
                rising(
                        vector,
                        count,
                        texts.getDataBuffer().capacity(),
                        i -> offsets.getLong(8L * i));
            }
            case ListVector list -> {
                ArrowBuf offsets = list.getOffsetBuffer();
                rising(
                        vector,
                        count,
                        list.getDataVector().getValueCount(),
                        i -> offsets.getInt(4L * i));
            }
            case LargeListVector list -> {
                ArrowBuf offsets = list.getOffsetBuffer();
                rising(
                        vector,
                        count,
                        list.getDataVector().getValueCount(),
                        i -> offsets.getLong(8L * i));
            }
            case FixedSizeListVector list ->
                    room(
                            vector,
                            (long) count * list.getListSize(),
                            list.getDataVector().getValueCount());
            case FixedSizeBinaryVector binary ->
                    room(
                            vector,
                            (long) count * binary.getByteWidth(),
                            binary.getDataBuffer().capacity());
            case StructVector struct -> {
                for (FieldVector child : struct.getChildrenFromFields()) {
                    room(vector, count, child.getValueCount());
                }
            }
            default -> {}
        }
        for (FieldVector child : vector.getChildrenFromFields()) {
            check(child, 0);
        }
    }

    private static void rising(FieldVector vector, int count, long most, IntToLongFunction offset)
            throws IOException {
        long before = 0;
        for (int i = 0; count > 0 && i <= count; i++) {
            long at = offset.applyAsLong(i);
            if (at < before || at > most) {
                throw damaged(vector, "has offsets that do not fit");
            }
            before = at;
        }
    }

    private static void room(FieldVector vector, long wanted, long there) throws IOException {
        if (wanted < 0 || wanted > there) {
            throw damaged(vector, "is shorter than it says");
        }
    }

    private static IOException damaged(FieldVector vector, String what) {
        return new IOException("the column '" + vector.getName() + "' " + what);
    }
}
