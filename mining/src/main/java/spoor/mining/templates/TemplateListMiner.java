package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.mining.Surroundings;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// `evaluate template_list(text, ...)`: a row per wording that lines share, the commonest first.
public final class TemplateListMiner implements Miner {
    private static final String NAME = "template_list";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    NAME + TemplateCall.SIGNATURE,
                    "Lists the wordings that log lines share: how many lines have each, which masks"
                            + " took what differs, an example, why, and the query that counts it"
                            + " again.");
    private static final List<Column> OUTPUT =
            List.of(
                    new Column("template_id", KqlType.STRING),
                    new Column("template", KqlType.STRING),
                    new Column("slot_masks", KqlType.DYNAMIC),
                    new Column("count", KqlType.LONG),
                    new Column("share", KqlType.REAL),
                    new Column("example", KqlType.STRING),
                    new Column("version", KqlType.LONG),
                    new Column("why", KqlType.STRING),
                    new Column("receipt", KqlType.STRING));
    private static final int BATCH_ROWS = 8192;

    /// Rows up to which receipts are tried on the lines themselves.
    private static final int MOST_RAW = 50_000;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public boolean keepsInput() {
        return false;
    }

    @Override
    public Checked check(Call call) {
        TemplateCall settings = TemplateCall.read(NAME, call);
        return settings.arguments().checked(OUTPUT);
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        return run(call, input, stop, Surroundings.none());
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop, Surroundings surroundings) {
        TemplateCall settings = TemplateCall.read(NAME, call);
        settings.arguments().throwProblems();
        Column text = settings.text().orElseThrow();
        int column = input.columns().stream().map(Column::name).toList().indexOf(text.name());
        TemplateRun run = new TemplateRun(settings.settings(), stop);
        List<String> examples = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        for (Optional<RowBatch> batch = input.next(); batch.isPresent(); batch = input.next()) {
            int first = run.rows();
            run.addAll(batch.get(), column);
            for (int row = first; row < run.rows(); row++) {
                boolean example = run.line(row) == examples.size();
                if (example || row < MOST_RAW) {
                    Object line = batch.get().value(column, row - first);
                    String whole = line == null ? "" : line.toString();
                    if (example) {
                        examples.add(whole);
                    }
                    if (row < MOST_RAW) {
                        raw.add(whole);
                    }
                }
            }
        }
        TemplateRun.Known known = run.find(settings, surroundings.models());
        return table(settings, run, known, examples, raw, stop);
    }

    private static List<RowBatch> table(
            TemplateCall call,
            TemplateRun run,
            TemplateRun.Known known,
            List<String> examples,
            List<String> raw,
            Stop stop) {
        FoundTemplates found = known.found();
        int all = found.templates().size();
        long[] lines = new long[all];
        int[] example = new int[all];
        long total = 0;
        for (int line = run.lines().count() - 1; line >= 0; line--) {
            lines[found.of(line)] += run.lines().weight(line);
            example[found.of(line)] = line;
            total += run.lines().weight(line);
        }
        int[] order =
                IntStream.range(0, all)
                        .filter(template -> lines[template] > 0)
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer template) -> -lines[template]))
                        .mapToInt(template -> template)
                        .toArray();
        int count = order.length;
        SlotNames names = new SlotNames(call.settings().masks());
        Receipts receipts = new Receipts(call, found, run.rows() == raw.size() ? raw : null, lines);
        @Nullable String[] ids = new @Nullable String[count];
        @Nullable String[] texts = new @Nullable String[count];
        @Nullable String[] masks = new @Nullable String[count];
        long[] counts = new long[count];
        double[] shares = new double[count];
        @Nullable String[] shown = new @Nullable String[count];
        long[] versions = new long[count];
        @Nullable String[] why = new @Nullable String[count];
        @Nullable String[] receipt = new @Nullable String[count];
        for (int row = 0; row < count; row++) {
            stop.check();
            Template template = found.templates().get(order[row]);
            ids[row] = TemplatesMiner.id(template);
            texts[row] = template.text();
            masks[row] = names.json(template.slots());
            counts[row] = lines[order[row]];
            shares[row] = (double) counts[row] / total;
            shown[row] = examples.get(example[order[row]]);
            versions[row] = known.versions()[order[row]];
            why[row] = why(template, counts[row], total);
            receipt[row] = receipts.of(order[row]);
        }
        return Rows.split(
                OUTPUT,
                List.of(
                        new Vector.Texts(ids),
                        new Vector.Texts(texts),
                        new Vector.Texts(masks),
                        new Vector.Longs(counts, new boolean[0]),
                        new Vector.Doubles(shares, new boolean[0]),
                        new Vector.Texts(shown),
                        new Vector.Longs(versions, new boolean[0]),
                        new Vector.Texts(why),
                        new Vector.Texts(receipt)),
                count,
                BATCH_ROWS);
    }

    /// `3 of 8 lines have this wording; they differ in 2 places, 1 of which no mask foresaw.`
    private static String why(Template template, long count, long total) {
        long unforeseen = template.slots().stream().filter(bits -> (bits & 1) == 1).count();
        int places = template.slots().size();
        String of =
                String.format(
                        Locale.ROOT,
                        "%d of %d line%s %s this wording",
                        count,
                        total,
                        total == 1 ? "" : "s",
                        count == 1 ? "has" : "have");
        if (places == 0) {
            return of + ", which has no slot.";
        }
        String slots = of + ", which has " + places + (places == 1 ? " slot" : " slots");
        return unforeseen == 0
                ? slots + ", filled by masks alone."
                : slots + ", " + unforeseen + " of them found because the words there differ.";
    }
}
