package spoor.engine.scalar;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the values of a MaxMind DB (format version 2): a byte of type and size, then the content;
/// a pointer stands for a value elsewhere.
///
/// Values are `Map<String, Object>`, `List<Object>`, `String`, `Double`, `Long`, `Boolean`; bytes
/// and numbers of 128 bits are null. Reads never leave the buffer: a damaged file gives an
/// `IllegalArgumentException`.
final class PlacesReader {
    private static final int MOST_DEEP = 32;
    private static final int MOST_MEMBERS = 100_000;

    private final ByteBuffer data;
    private final int section;
    private int at;

    /// @param section where the section begins that pointers count from
    PlacesReader(ByteBuffer data, int section) {
        this.data = data;
        this.section = section;
    }

    @Nullable Object at(int offset) {
        at = offset;
        return value(0, true);
    }

    private @Nullable Object value(int depth, boolean mayPoint) {
        if (depth > MOST_DEEP) {
            throw new IllegalArgumentException("values nested too deeply");
        }
        int control = next();
        int type = control >> 5;
        if (type == 1) {
            if (!mayPoint) {
                throw new IllegalArgumentException("a pointer to a pointer");
            }
            int target = pointer(control);
            int behind = at;
            at = target;
            Object value = value(depth + 1, false);
            at = behind;
            return value;
        }
        if (type == 0) {
            type = 7 + next();
        }
        int size = size(control & 0x1f);
        return switch (type) {
            case 2 -> text(size);
            case 3 -> Double.longBitsToDouble(whole(8));
            case 5, 6, 9 -> whole(size);
            case 7 -> map(size, depth);
            case 8 -> (long) (int) whole(size);
            case 11 -> list(size, depth);
            case 14 -> size != 0;
            case 15 -> (double) Float.intBitsToFloat((int) whole(4));
            default -> {
                skip(size);
                yield null;
            }
        };
    }

    private Map<String, @Nullable Object> map(int size, int depth) {
        bounded(size);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Object name = value(depth + 1, true);
            map.put(String.valueOf(name), value(depth + 1, true));
        }
        return map;
    }

    private List<@Nullable Object> list(int size, int depth) {
        bounded(size);
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(depth + 1, true));
        }
        return list;
    }

    private static void bounded(int size) {
        if (size > MOST_MEMBERS) {
            throw new IllegalArgumentException(size + " members");
        }
    }

    private int pointer(int control) {
        int high = control & 7;
        long offset =
                switch ((control >> 3) & 3) {
                    case 0 -> ((long) high << 8) + whole(1);
                    case 1 -> ((long) high << 16) + whole(2) + 2_048;
                    case 2 -> ((long) high << 24) + whole(3) + 526_336;
                    default -> whole(4);
                };
        return within(section + offset);
    }

    private int size(int given) {
        return switch (given) {
            case 29 -> 29 + (int) whole(1);
            case 30 -> 285 + (int) whole(2);
            case 31 -> 65_821 + (int) whole(3);
            default -> given;
        };
    }

    private long whole(int bytes) {
        if (bytes > 8) {
            throw new IllegalArgumentException("a number of " + bytes + " bytes");
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    private String text(int size) {
        byte[] bytes = new byte[within((long) at + size) - at];
        data.get(at, bytes);
        at += size;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void skip(int size) {
        at = within((long) at + size);
    }

    private int next() {
        int place = at;
        at = within((long) at + 1);
        return data.get(place) & 0xff;
    }

    private int within(long end) {
        if (end < 0 || end > data.limit()) {
            throw new IllegalArgumentException("a value ends outside the file");
        }
        return (int) end;
    }
}
