package spoor.formats.delimited;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import spoor.formats.cells.CellType;
import spoor.formats.cells.TypeGuess;
import spoor.model.KqlType;

/// Tells whether the first record of a file names the columns.
final class HeaderGuess {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_@#$(\\[][\\p{L}\\p{N}_ .@#$%:/()\\[\\]?&-]{0,99}");

    private HeaderGuess() {}

    /// A header has no number, time or identifier among its cells and looks like names, whatever
    /// spaces stand around them; and either some column below it is typed, or no name occurs again
    /// in its column.
    static boolean isHeader(List<List<byte[]>> rows, int columns) {
        List<byte[]> first = rows.getFirst();
        int named = 0;
        for (byte[] cell : first) {
            if (cell.length == 0) {
                continue;
            }
            named++;
            String text = new String(cell, StandardCharsets.UTF_8);
            if (!NAME.matcher(text.strip()).matches() || !type(cell).equals(CellType.STRING)) {
                return false;
            }
        }
        if (named * 2 < first.size() || first.size() < 2) {
            return false;
        }
        boolean typed = false;
        boolean repeated = false;
        List<List<byte[]>> below = below(rows);
        if (below.isEmpty() && rows.size() > 1) {
            return false;
        }
        for (int column = 0; column < Math.min(columns, first.size()); column++) {
            TypeGuess guess = new TypeGuess();
            for (List<byte[]> row : below) {
                if (column < row.size()) {
                    byte[] cell = row.get(column);
                    guess.add(cell, 0, cell.length);
                    repeated |= cell.length > 0 && Objects.deepEquals(cell, first.get(column));
                }
            }
            typed |= !guess.isEmpty() && guess.type("").type() != KqlType.STRING;
        }
        return typed || !repeated;
    }

    /// The records below the first, without those that are the same as it: where files were joined
    /// the header comes again.
    static List<List<byte[]>> below(List<List<byte[]>> rows) {
        Object[] first = rows.getFirst().toArray();
        return rows.stream()
                .skip(1)
                .filter(row -> !Arrays.deepEquals(row.toArray(), first))
                .toList();
    }

    private static CellType type(byte[] cell) {
        TypeGuess guess = new TypeGuess();
        guess.add(cell, 0, cell.length);
        return guess.type("");
    }
}
