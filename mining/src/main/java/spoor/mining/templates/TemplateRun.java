package spoor.mining.templates;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.mining.Models;
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
        CutLines cut = cut();
        return new FoundTemplates(lines, cut, settings.parser().parse(cut, stop));
    }

    private CutLines cut() {
        CutLines cut = new CutLines(lines, settings.parser().cutter(settings.masks()));
        stop.check();
        return cut;
    }

    /// What was found, and the version of the model that had each template first.
    record Known(FoundTemplates found, int[] versions) {}

    /// By the model of a call, if it names one, which then learns; else all by itself.
    Known find(TemplateCall call, Models models) {
        if (call.model().isEmpty()) {
            FoundTemplates found = find();
            int[] versions = new int[found.templates().size()];
            Arrays.fill(versions, 1);
            return new Known(found, versions);
        }
        Path file = models.file(call.model());
        String arguments = settings.arguments();
        TemplateModel before = TemplateModel.read(file, arguments);
        if (!before.settings().equals(arguments)) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "the model '"
                            + call.model()
                            + "' was learnt with other arguments: "
                            + (before.settings().isEmpty() ? "none" : before.settings()));
        }
        CutLines cut = cut();
        ModelRun run = ModelRun.of(before, cut, settings.parser(), stop);
        FoundTemplates found = new FoundTemplates(lines, cut, run.patterns(), run.gaps());
        if (run.model().version() > before.version()) {
            run.model().write(models.fileToKeep(call.model()));
        }
        int[] versions = new int[found.templates().size()];
        for (int template = 0; template < versions.length; template++) {
            versions[template] = run.versions()[found.pattern(template)];
        }
        return new Known(found, versions);
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
