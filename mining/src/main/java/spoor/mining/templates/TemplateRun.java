package spoor.mining.templates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.ErrorKind;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.Vector;

/// One run: lines are masked and counted as they come, then the distinct ones are parsed.
final class TemplateRun {
    /// Distinct masked lines that are kept.
    private static final int MOST_LINES = 4_000_000;

    private final TemplateSettings settings;
    private final Stop stop;
    private final Masker masker;
    private final Lines lines = new Lines();
    private int[] of = new int[1024];
    private int rows;

    TemplateRun(TemplateSettings settings, Stop stop) {
        this.settings = settings;
        this.stop = stop;
        this.masker = settings.masks().masker();
    }

    void add(@Nullable String line) {
        if ((rows & 0xff) == 0) {
            stop.check();
        }
        if (rows == of.length) {
            of = Arrays.copyOf(of, Math.addExact(rows, rows));
        }
        try {
            of[rows++] = lines.add(masker.mask(line == null ? "" : line));
        } catch (TextTable.TooManyTexts e) {
            throw tooMany(lines.count());
        }
        if (lines.count() > MOST_LINES) {
            throw tooMany(MOST_LINES);
        }
    }

    /// Every row of a cursor's column.
    void addAll(RowCursor input, int column) {
        for (Optional<RowBatch> batch = input.next(); batch.isPresent(); batch = input.next()) {
            addAll(batch.get(), column);
        }
    }

    void addAll(RowBatch batch, int column) {
        Vector.Texts texts =
                batch.vectors().get(column) instanceof Vector.Arrays arrays
                        ? arrays.texts()
                        : (Vector.Texts) batch.vectors().get(column);
        for (int row = 0; row < batch.rows(); row++) {
            add(texts.values()[row]);
        }
    }

    private static SpoorException tooMany(int count) {
        return new SpoorException(
                ErrorKind.LIMIT,
                "more than "
                        + count
                        + " lines stay distinct after masking: narrow them with 'where', or add"
                        + " masks");
    }

    FoundTemplates find() {
        CutLines cut = new CutLines(lines, settings.parser().cutter(settings.masks()));
        stop.check();
        return new FoundTemplates(lines, cut, settings.parser().parse(cut, stop));
    }

    Lines lines() {
        return lines;
    }

    int rows() {
        return rows;
    }

    /// The distinct masked line of a row.
    int line(int row) {
        return of[row];
    }

    /// The template of each of some lines.
    static List<String> texts(TemplateSettings settings, List<String> lines, Stop stop) {
        TemplateRun run = new TemplateRun(settings, stop);
        lines.forEach(run::add);
        FoundTemplates found = run.find();
        return java.util.stream.IntStream.range(0, lines.size())
                .mapToObj(row -> found.templates().get(found.of(run.line(row))).text())
                .toList();
    }
}
