package spoor.formats.delimited;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spoor.formats.Format;
import spoor.formats.Sample;
import spoor.formats.Utf8;
import spoor.formats.cells.CellType;
import spoor.formats.cells.TypeGuess;
import spoor.model.Column;

/// What the first bytes of a delimited file show: how it is cut, its columns' names, and what is in
/// them. Formats whose files are delimited begin here and make their reading with [#reading].
///
/// @param header whether the first record names the columns
/// @param names of the columns as the header has them, empty where it names none
/// @param guesses for each column what its sample shows
/// @param columns cells of most records
/// @param unnamed columns behind those that the header names
/// @param share of the records that have so many cells, 0 to 1
public record DelimitedSample(
        boolean header,
        List<String> names,
        List<TypeGuess> guesses,
        int columns,
        int unnamed,
        double share,
        DelimitedShape shape) {
    private static final double LEAST_SHARE = 0.8;

    /// Under a header of as many names, damage may be greater.
    private static final double LEAST_SHARE_UNDER_HEADER = 0.5;

    public DelimitedSample {
        names = List.copyOf(names);
        guesses = List.copyOf(guesses);
    }

    /// A sample, or one sentence on why it is none.
    public record Answer(Optional<DelimitedSample> sample, String refusal) {}

    public static Answer of(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return refused(binary);
        }
        Optional<DelimiterGuess.Guess> found = DelimiterGuess.of(sample);
        if (found.isEmpty()) {
            return refused("no comma, tab, semicolon or pipe splits its lines alike");
        }
        DelimiterGuess.Guess guess = found.get();
        if (Math.max(guess.columns(), guess.rows().getFirst().size()) > Format.MOST_COLUMNS) {
            return refused("its records have more than " + Format.MOST_COLUMNS + " cells");
        }
        boolean header = HeaderGuess.isHeader(guess.rows(), guess.columns());
        boolean sure =
                header && guess.columns() > 2 && guess.rows().getFirst().size() == guess.columns();
        double share = header ? guess.share() : shareWithFirst(guess);
        if (share < (sure ? LEAST_SHARE_UNDER_HEADER : LEAST_SHARE)) {
            return refused(
                    "only "
                            + Math.round(100 * share)
                            + " % of its records have the same number of cells ("
                            + guess.columns()
                            + ", split at each "
                            + guess.layout().delimiterName()
                            + ")");
        }
        if (!header && looksLikeProse(guess)) {
            return refused("it has no header, and its two cells a line look like prose");
        }
        return new Answer(Optional.of(made(sample, guess, header)), "");
    }

    private static Answer refused(String why) {
        return new Answer(Optional.empty(), why);
    }

    /// Without a header the first record is one like the others.
    private static double shareWithFirst(DelimiterGuess.Guess guess) {
        int records = guess.rows().size();
        boolean fits = guess.rows().getFirst().size() == guess.columns();
        return (guess.share() * (records - 1) + (fits ? 1 : 0)) / records;
    }

    private static boolean looksLikeProse(DelimiterGuess.Guess guess) {
        if (guess.columns() > 2 || guess.layout().delimiter() == '\t') {
            return false;
        }
        long spaced =
                guess.rows().stream()
                        .filter(row -> row.stream().anyMatch(DelimitedSample::hasSpace))
                        .count();
        return spaced * 2 > guess.rows().size();
    }

    private static boolean hasSpace(byte[] cell) {
        for (byte value : cell) {
            if (value == ' ') {
                return true;
            }
        }
        return false;
    }

    private static DelimitedSample made(Sample sample, DelimiterGuess.Guess guess, boolean header) {
        List<String> names = new ArrayList<>();
        List<List<byte[]>> rows = guess.rows();
        if (header) {
            rows.getFirst().forEach(cell -> names.add(new String(cell, StandardCharsets.UTF_8)));
            rows = HeaderGuess.below(rows);
        }
        int unnamed = guess.columns() - names.size();
        for (int i = 0; i < unnamed; i++) {
            names.add("");
        }
        List<TypeGuess> guesses = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            TypeGuess column = new TypeGuess();
            for (List<byte[]> row : rows) {
                if (i < row.size()) {
                    column.add(row.get(i), 0, row.get(i).length);
                }
            }
            guesses.add(column);
        }
        return new DelimitedSample(
                header,
                names,
                guesses,
                guess.columns(),
                Math.max(unnamed, 0),
                guess.share(),
                new DelimitedShape(
                        guess.layout(),
                        header ? (long) sample.offset() + guess.firstEnd() : 0,
                        header ? headerLine(sample, guess) : new byte[0]));
    }

    private static byte[] headerLine(Sample sample, DelimiterGuess.Guess guess) {
        int end = guess.firstEnd();
        byte[] head = sample.head();
        while (end > guess.firstStart() && (head[end - 1] == '\n' || head[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOfRange(head, guess.firstStart(), end);
    }

    public String delimiterName() {
        return shape.layout().delimiterName();
    }

    /// Sentences for the account about the header.
    public List<String> assumptions() {
        if (!header) {
            return List.of("the file has no header; its columns are named Column1, Column2, ...");
        }
        return unnamed == 0
                ? List.of()
                : List.of(
                        "the header names "
                                + (names.size() - unnamed)
                                + " of "
                                + names.size()
                                + " columns; the last are named by their place");
    }

    /// How the file is read with these columns.
    public DelimitedReading reading(
            String table, List<Column> columns, List<CellType> types, Optional<String> timeColumn) {
        return new DelimitedReading(table, columns, types, timeColumn, shape);
    }
}
