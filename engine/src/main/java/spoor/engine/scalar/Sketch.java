package spoor.engine.scalar;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spoor.engine.scalar.json.Json;

/// What `hll` keeps of a group: the 64-bit hashes of its values while they are few, and then the
/// registers of HyperLogLog (P. Flajolet and others, 2007) with 2^precision of them, the estimate
/// by O. Ertl ("New cardinality estimation algorithms for HyperLogLog sketches", 2017).
///
/// As a dynamic: `["hll", precision, [hashes]]` or `["hll", precision, "registers in Base64"]`.
/// Kusto's own bytes are others.
final class Sketch {
    private static final String MARK = "hll";

    /// Bits of the register's number, by Kusto's accuracy 0 to 4.
    private static final int[] PRECISIONS = {12, 14, 16, 17, 18};

    private final int precision;
    private long[] hashes = {};
    private byte @Nullable [] registers;

    private Sketch(int precision) {
        this.precision = precision;
    }

    static Sketch ofAccuracy(long accuracy) {
        return new Sketch(PRECISIONS[Math.clamp(accuracy, 0, 4)]);
    }

    /// Null when the value is no sketch.
    static @Nullable Sketch of(Json state) {
        List<Json> parts = state.array();
        if (parts == null
                || parts.size() != 3
                || !parts.get(0).equals(new Json.Text(MARK))
                || !(parts.get(1) instanceof Json.Whole(long precision))
                || precision < 12
                || precision > 18) {
            return null;
        }
        Sketch sketch = new Sketch((int) precision);
        if (parts.get(2) instanceof Json.Text(String text)) {
            try {
                byte[] registers = Base64.getDecoder().decode(text);
                if (registers.length != 1 << sketch.precision) {
                    return null;
                }
                sketch.registers = registers;
            } catch (IllegalArgumentException _) {
                return null;
            }
            return sketch;
        }
        List<Json> hashes = parts.get(2).array();
        if (hashes == null) {
            return null;
        }
        sketch.add(hashes);
        return sketch;
    }

    void add(List<Json> values) {
        add(
                values.stream()
                        .filter(Json.Whole.class::isInstance)
                        .mapToLong(value -> ((Json.Whole) value).value())
                        .toArray());
    }

    private void add(long[] more) {
        if (registers == null) {
            long[] all = Arrays.copyOf(hashes, hashes.length + more.length);
            System.arraycopy(more, 0, all, hashes.length, more.length);
            hashes = Arrays.stream(all).sorted().distinct().toArray();
            if (hashes.length <= 1 << precision - 3) {
                return;
            }
            registers = new byte[1 << precision];
            for (long hash : hashes) {
                count(registers, hash);
            }
            hashes = new long[0];
        } else {
            for (long hash : more) {
                count(registers, hash);
            }
        }
    }

    private void count(byte[] into, long hash) {
        int place = (int) (hash >>> 64 - precision);
        int run = Math.min(64 - precision, Long.numberOfLeadingZeros(hash << precision)) + 1;
        into[place] = (byte) Math.max(into[place], run);
    }

    /// Both together, as coarse as the coarser.
    Sketch with(Sketch other) {
        if (other.precision < precision) {
            return other.with(this);
        }
        Sketch both = new Sketch(precision);
        both.add(hashes);
        both.add(other.hashes);
        for (Sketch one : List.of(this, other)) {
            if (one.registers != null) {
                both.join(one.registers, one.precision);
            }
        }
        return both;
    }

    private void join(byte[] others, int bits) {
        if (registers == null) {
            registers = new byte[1 << precision];
            for (long hash : hashes) {
                count(registers, hash);
            }
            hashes = new long[0];
        }
        int dropped = bits - precision;
        for (int i = 0; i < others.length; i++) {
            if (others[i] != 0) {
                int low = i & (1 << dropped) - 1;
                // the bits that numbered the register now stand in front of the run of zeros
                int run =
                        low == 0
                                ? others[i] + dropped
                                : Integer.numberOfLeadingZeros(low) - (32 - dropped) + 1;
                int place = i >>> dropped;
                registers[place] = (byte) Math.max(registers[place], run);
            }
        }
    }

    /// Exact while the hashes are kept.
    long count() {
        if (registers == null) {
            return hashes.length;
        }
        int longest = 64 - precision;
        int[] histogram = new int[longest + 2];
        for (byte register : registers) {
            histogram[register]++;
        }
        double size = registers.length;
        double z = size * tau(1 - histogram[longest + 1] / size);
        for (int k = longest; k >= 1; k--) {
            z = 0.5 * (z + histogram[k]);
        }
        z += size * sigma(histogram[0] / size);
        return Math.round(size * size / (2 * Math.log(2) * z));
    }

    private static double sigma(double x) {
        if (x == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = x;
        double y = 1;
        double z = x;
        double before;
        do {
            power *= power;
            before = z;
            z += power * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double x) {
        if (x == 0 || x == 1) {
            return 0;
        }
        double root = x;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            root = Math.sqrt(root);
            before = z;
            y *= 0.5;
            z -= (1 - root) * (1 - root) * y;
        } while (z != before);
        return z / 3;
    }

    String text() {
        Json kept =
                registers == null
                        ? new Json.Array(
                                Arrays.stream(hashes)
                                        .mapToObj(hash -> (Json) new Json.Whole(hash))
                                        .toList())
                        : new Json.Text(Base64.getEncoder().encodeToString(registers));
        return new Json.Array(List.of(new Json.Text(MARK), new Json.Whole(precision), kept)).text();
    }
}
