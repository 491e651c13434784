package spoor.formats.flows;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import spoor.formats.ColumnBuffer;
import spoor.formats.Tally;
import spoor.formats.cells.CellReader;
import spoor.formats.cells.CellType;
import spoor.formats.cells.Numbers;
import spoor.formats.delimited.CellSetter;
import spoor.model.KqlType;

/// Reads the cells of a file of flows in the units of its dialect; for one thread.
final class FlowCells implements CellSetter {
    private static final Map<String, String> DIRECTIONS =
            Map.of(
                    "I",
                    "Inbound",
                    "IN",
                    "Inbound",
                    "INBOUND",
                    "Inbound",
                    "O",
                    "Outbound",
                    "OUT",
                    "Outbound",
                    "OUTBOUND",
                    "Outbound");
    private static final Map<String, String> ACTIONS =
            Map.of(
                    "A", "Allow", "ALLOW", "Allow", "ALLOWED", "Allow", "D", "Deny", "DENY", "Deny",
                    "DENIED", "Deny");
    private static final int LONGEST_WORD = 32;

    private final FlowUnit[] units;
    private final CellReader reader = new CellReader();
    private final Numbers numbers = new Numbers();
    private final ShortTexts protocols = new ShortTexts(IpProtocols::name);
    private final ShortTexts directions = new ShortTexts(text -> word(DIRECTIONS, text));
    private final ShortTexts actions = new ShortTexts(text -> word(ACTIONS, text));

    FlowCells(FlowUnit[] units) {
        this.units = units.clone();
    }

    private static String word(Map<String, String> words, String text) {
        return words.getOrDefault(text.toUpperCase(Locale.ROOT), text);
    }

    @Override
    public boolean set(
            int cell,
            ColumnBuffer column,
            int row,
            CellType type,
            byte[] bytes,
            int start,
            int end,
            Tally tally) {
        int from = start;
        int to = end;
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (from < to && bytes[to - 1] == ' ') {
            to--;
        }
        if (from == to) {
            return true;
        }
        return switch (units[cell]) {
            case PLAIN, EPOCH_SECONDS, EPOCH_MILLIS ->
                    plain(column, row, type, bytes, from, to, tally);
            case SECONDS -> duration(column, row, bytes, from, to, 1e3, 1e6);
            case MICROSECONDS -> duration(column, row, bytes, from, to, 1e-3, 1);
            case PORT -> port(column, row, bytes, from, to);
            case PROTOCOL -> word(protocols, column, row, type, bytes, from, to, tally);
            case DIRECTION -> word(directions, column, row, type, bytes, from, to, tally);
            case ACTION -> word(actions, column, row, type, bytes, from, to, tally);
        };
    }

    /// Counts that were written as reals (`4.0`) are counts.
    private boolean plain(
            ColumnBuffer column,
            int row,
            CellType type,
            byte[] bytes,
            int from,
            int to,
            Tally tally) {
        if (type.type() == KqlType.LONG || type.type() == KqlType.INT) {
            return whole(column, row, bytes, from, to);
        }
        return reader.set(column, row, type, bytes, from, to, tally);
    }

    private boolean whole(ColumnBuffer column, int row, byte[] bytes, int from, int to) {
        if (!numbers.readLong(bytes, from, to) && !readZeros(bytes, from, to)) {
            return false;
        }
        long value = numbers.longValue();
        if (column.type() == KqlType.INT && value != (int) value) {
            return false;
        }
        column.setLong(row, value);
        return true;
    }

    private boolean readZeros(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] == '0') {
            end--;
        }
        return end > from + 1
                && end < to
                && bytes[end - 1] == '.'
                && numbers.readLong(bytes, from, end - 1);
    }

    /// Milliseconds, exact to the microsecond.
    private boolean duration(
            ColumnBuffer column,
            int row,
            byte[] bytes,
            int from,
            int to,
            double scale,
            double microseconds) {
        if (!numbers.readReal(bytes, from, to)) {
            return false;
        }
        double value = numbers.doubleValue();
        double exact = value * microseconds;
        boolean small = Math.abs(exact) < 1L << 50;
        column.setDouble(row, small ? Math.rint(exact) / 1e3 : value * scale);
        return true;
    }

    /// Argus writes the ports of ICMP, its type and code, as `0x0303`.
    private boolean port(ColumnBuffer column, int row, byte[] bytes, int from, int to) {
        boolean hexadecimal =
                to - from > 2
                        && to - from <= 8
                        && bytes[from] == '0'
                        && (bytes[from + 1] | 0x20) == 'x';
        if (!hexadecimal) {
            return whole(column, row, bytes, from, to);
        }
        long value = 0;
        for (int i = from + 2; i < to; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return false;
            }
            value = value << 4 | digit;
        }
        column.setLong(row, value);
        return true;
    }

    private boolean word(
            ShortTexts words,
            ColumnBuffer column,
            int row,
            CellType type,
            byte[] bytes,
            int from,
            int to,
            Tally tally) {
        if (to - from > LONGEST_WORD) {
            return reader.set(column, row, type, bytes, from, to, tally);
        }
        byte[] known = words.of(bytes, from, to);
        if (known.length == 0) {
            return reader.set(column, row, type, bytes, from, to, tally);
        }
        column.setText(row, known);
        return true;
    }

    /// What short texts are called, remembering the last: flows of one protocol follow another.
    private static final class ShortTexts {
        private final java.util.function.UnaryOperator<String> names;
        private byte[] last = {};
        private byte[] answer = {};

        ShortTexts(java.util.function.UnaryOperator<String> names) {
            this.names = names;
        }

        /// The name, empty when the text is no ASCII.
        byte[] of(byte[] bytes, int from, int to) {
            if (!java.util.Arrays.equals(last, 0, last.length, bytes, from, to)) {
                last = java.util.Arrays.copyOfRange(bytes, from, to);
                boolean ascii = true;
                for (byte value : last) {
                    ascii &= value > 0;
                }
                answer =
                        ascii
                                ? names.apply(new String(last, StandardCharsets.US_ASCII))
                                        .getBytes(StandardCharsets.US_ASCII)
                                : new byte[0];
            }
            return answer;
        }
    }
}
