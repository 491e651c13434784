package spoor.formats.delimited;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.TableName;
import spoor.formats.Utf8;
import spoor.formats.cells.TypeGuess;
import spoor.formats.schemas.KnownSchema;
import spoor.formats.schemas.TypedColumns;

/// Comma, tab, semicolon or pipe between the cells, a record a line unless a cell is quoted.
public final class DelimitedFormat implements Format {
    private static final double LEAST_SHARE = 0.8;

    /// Under a header of as many names, damage may be greater.
    private static final double LEAST_SHARE_UNDER_HEADER = 0.5;

    @Override
    public Description description() {
        return new Description(
                "delimited",
                "Text with a comma, tab, semicolon or pipe between its cells, with a header or"
                        + " without.",
                "most records have the same number of cells, at least two",
                "OfficeActivity, SigninLogs, SecurityEvent, DeviceProcessEvents and others by their"
                        + " columns; else named after the file");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        Optional<DelimiterGuess.Guess> found = DelimiterGuess.of(sample);
        if (found.isEmpty()) {
            return new Refused("no comma, tab, semicolon or pipe splits its lines alike");
        }
        DelimiterGuess.Guess guess = found.get();
        if (Math.max(guess.columns(), guess.rows().getFirst().size()) > MOST_COLUMNS) {
            return new Refused("its records have more than " + MOST_COLUMNS + " cells");
        }
        boolean header = HeaderGuess.isHeader(guess.rows(), guess.columns());
        boolean sure =
                header && guess.columns() > 2 && guess.rows().getFirst().size() == guess.columns();
        double share = header ? guess.share() : shareWithFirst(guess);
        if (share < (sure ? LEAST_SHARE_UNDER_HEADER : LEAST_SHARE)) {
            return new Refused(
                    "only "
                            + Math.round(100 * share)
                            + " % of its records have the same number of cells ("
                            + guess.columns()
                            + ", split at each "
                            + guess.layout().delimiterName()
                            + ")");
        }
        if (!header && looksLikeProse(guess)) {
            return new Refused("it has no header, and its two cells a line look like prose");
        }
        return recognised(sample, guess, header);
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
                        .filter(row -> row.stream().anyMatch(DelimitedFormat::hasSpace))
                        .count();
        return spaced * 2 > guess.rows().size();
    }

    private static Recognised recognised(
            Sample sample, DelimiterGuess.Guess guess, boolean header) {
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
        TypedColumns typed = TypedColumns.of(names, guesses, Optional.empty());
        List<String> assumptions = new ArrayList<>(typed.assumptions());
        if (!header) {
            assumptions.add("the file has no header; its columns are named Column1, Column2, ...");
        } else if (unnamed > 0) {
            assumptions.add(
                    "the header names "
                            + (names.size() - unnamed)
                            + " of "
                            + names.size()
                            + " columns; the last are named by their place");
        }
        DelimitedReading reading =
                new DelimitedReading(
                        typed.schema()
                                .map(KnownSchema::table)
                                .orElseGet(() -> TableName.of(sample.fileName())),
                        typed.columns(),
                        typed.types(),
                        typed.timeColumn(),
                        guess.layout(),
                        header ? (long) sample.offset() + guess.firstEnd() : 0,
                        header ? headerLine(sample, guess) : new byte[0]);
        return new Recognised(
                score(guess, typed),
                guess.columns()
                        + " cells a record, split at each "
                        + guess.layout().delimiterName()
                        + typed.schema().map(schema -> ", columns of " + schema.table()).orElse(""),
                reading,
                assumptions);
    }

    private static byte[] headerLine(Sample sample, DelimiterGuess.Guess guess) {
        int end = guess.firstEnd();
        byte[] head = sample.head();
        while (end > guess.firstStart() && (head[end - 1] == '\n' || head[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOfRange(head, guess.firstStart(), end);
    }

    private static int score(DelimiterGuess.Guess guess, TypedColumns typed) {
        int score = typed.schema().isPresent() ? 60 : 30;
        return score + (int) (10 * guess.share()) + Math.min(guess.columns(), 10);
    }

    private static boolean hasSpace(byte[] cell) {
        for (byte value : cell) {
            if (value == ' ') {
                return true;
            }
        }
        return false;
    }
}
