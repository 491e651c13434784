package spoor.formats.json;

import spoor.formats.Tally;
import spoor.formats.cells.CellType;
import spoor.formats.cells.JsonStrings;
import spoor.formats.cells.TypeGuess;
import spoor.model.KqlType;

/// Finds the type of a key from the values that a sample has for it.
final class JsonGuess {
    private final TypeGuess strings = new TypeGuess();
    private final TypeGuess numbers = new TypeGuess();
    private final Tally unused = new Tally();
    private int texts;
    private int counts;
    private int truths;
    private int containers;

    /// Takes a value, compact JSON, into account; null says nothing.
    void add(byte[] json, int length) {
        switch (json[0]) {
            case '"' -> {
                texts++;
                byte[] text = JsonStrings.decoded(json, 1, length - 1, unused);
                strings.add(text, 0, text.length);
            }
            case '{', '[' -> containers++;
            case 't', 'f' -> truths++;
            case 'n' -> {}
            default -> {
                counts++;
                numbers.add(json, 0, length);
            }
        }
    }

    /// What the strings (or, if there are none, the numbers) show of times.
    TypeGuess times() {
        return texts > 0 ? strings : numbers;
    }

    /// Only containers, or containers among others: dynamic. Numbers, truth values, times and guids
    /// where all values are such; else string.
    CellType type(String name) {
        if (containers > 0) {
            return new CellType(KqlType.DYNAMIC);
        }
        if (truths > 0) {
            return texts + counts > 0 ? CellType.STRING : new CellType(KqlType.BOOL);
        }
        if (counts > 0) {
            return texts > 0 ? CellType.STRING : number(name);
        }
        CellType type = strings.type(name);
        return switch (type.type()) {
            case DATETIME, GUID, DYNAMIC -> times(type);
            case BOOL, INT, LONG, REAL, DECIMAL, STRING, TIMESPAN -> CellType.STRING;
        };
    }

    /// A string of digits is an identifier, not a time.
    private static CellType times(CellType type) {
        return switch (type.times()) {
            case EPOCH_SECONDS, EPOCH_MILLIS -> CellType.STRING;
            case ISO, MONTH_FIRST, DAY_FIRST -> type;
        };
    }

    private CellType number(String name) {
        CellType type = numbers.type(name);
        boolean exponents = type.type() == KqlType.STRING && numbers.isNumber();
        return exponents && !numbers.isWholeTooLong() ? new CellType(KqlType.REAL) : type;
    }
}
