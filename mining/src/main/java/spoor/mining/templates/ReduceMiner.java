package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spoor.mining.Arguments;
import spoor.mining.Miner;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Stop;
import spoor.model.Vector;

/// KQL's `reduce by`, also `evaluate reduce_by(text, threshold=0.1, characters='')`: texts that
/// differ in some terms only, as one pattern with `*`. No masks are applied.
public final class ReduceMiner implements Miner {
    private static final String NAME = "reduce_by";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    "reduce_by(text, threshold=0.1, characters='', kind='')",
                    "Groups similar texts: a pattern with * for what differs, how many rows have"
                            + " it, and one of them; what the operator 'reduce' calls.");
    private static final List<String> PARAMETERS =
            List.of("text", "threshold", "characters", "kind");
    private static final Column PATTERN = new Column("Pattern", KqlType.STRING);
    private static final List<Column> OUTPUT =
            List.of(
                    PATTERN,
                    new Column("Count", KqlType.LONG),
                    new Column("Representative", KqlType.STRING));
    private static final double THRESHOLD = 0.1;

    /// The pattern of what belongs to no group that is large enough.
    private static final String OTHERS = "others";

    private static final int BATCH_ROWS = 8192;

    /// @param characters what stands between terms; '' for all of ASCII but letters and digits
    private record Settings(
            Arguments arguments, Column text, double threshold, String characters, boolean rows) {
        static Settings read(Call call) {
            Arguments arguments = new Arguments(NAME, call, PARAMETERS, "");
            Column text =
                    arguments
                            .column(
                                    "text",
                                    Set.of(KqlType.STRING),
                                    "make it a string before: extend Text = tostring(...)")
                            .orElse(PATTERN);
            String kind = arguments.word("kind", "", List.of("", "source"));
            Object characters =
                    arguments
                            .constant(
                                    "characters",
                                    Set.of(KqlType.STRING),
                                    "write the characters between terms, as in characters='-_'")
                            .orElse("");
            return new Settings(
                    arguments, text, threshold(arguments), characters.toString(), !kind.isEmpty());
        }

        private static double threshold(Arguments arguments) {
            String hint = "give a number from 0 to 1";
            Object given =
                    arguments
                            .constant(
                                    "threshold",
                                    Set.of(KqlType.REAL, KqlType.LONG, KqlType.INT),
                                    hint)
                            .orElse(THRESHOLD);
            double threshold = given instanceof Number number ? number.doubleValue() : THRESHOLD;
            if (!(threshold >= 0 && threshold <= 1)) {
                arguments.problem(
                        "MINE004",
                        arguments.span("threshold"),
                        "argument 'threshold' of 'reduce' is " + threshold,
                        hint);
            }
            return threshold;
        }

        IntPredicate separator() {
            return characters.isEmpty()
                    ? character ->
                            character < 128
                                    && !Kinds.is((char) character, Kinds.DIGIT | Kinds.LETTER)
                    : character -> characters.indexOf(character) >= 0;
        }
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        Settings settings = Settings.read(call);
        List<Column> output = output(settings, call);
        return settings.arguments().checked(output);
    }

    private static List<Column> output(Settings settings, Call call) {
        return settings.rows()
                ? settings.arguments()
                        .output(
                                call.input(),
                                List.of(PATTERN),
                                "rename or drop it before: project-away NAME")
                : OUTPUT;
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        Settings settings = Settings.read(call);
        List<Column> output = output(settings, call);
        settings.arguments().throwProblems();
        Rows rows = Rows.readAll(input);
        @Nullable String[] texts = rows.texts(rows.index(settings.text()));
        Reduced reduced = Reduced.of(texts, settings, stop);
        if (!settings.rows()) {
            return reduced.table(texts);
        }
        List<RowBatch> batches = new ArrayList<>();
        int row = 0;
        for (RowBatch batch : rows.batches()) {
            @Nullable String[] patterns = new @Nullable String[batch.rows()];
            for (int i = 0; i < patterns.length; i++) {
                patterns[i] = reduced.pattern(row++);
            }
            List<Vector> vectors = new ArrayList<>(batch.vectors());
            vectors.add(new Vector.Texts(patterns));
            batches.add(new RowBatch(output, vectors, batch.rows()));
        }
        return batches;
    }

    /// @param groups of each row
    /// @param patterns of the groups
    /// @param kept whether a group is large enough
    private record Reduced(int[] groups, List<String> patterns, boolean[] kept) {
        static Reduced of(@Nullable String[] texts, Settings settings, Stop stop) {
            Lines lines = new Lines();
            MaskedLine line = new MaskedLine();
            int[] groups = new int[texts.length];
            for (int row = 0; row < groups.length; row++) {
                if ((row & 0xff) == 0) {
                    stop.check();
                }
                line.clear();
                String text = texts[row] == null ? "" : texts[row];
                for (int i = 0; i < text.length(); i++) {
                    line.add(Placeholder.is(text.charAt(i)) ? '\ufffd' : text.charAt(i));
                }
                groups[row] = lines.add(line);
            }
            CutLines cut = new CutLines(lines, Cutter.terms(settings.separator()));
            FoundTemplates found =
                    new FoundTemplates(lines, cut, new ColumnParser().parse(cut, stop));
            long[] counts = new long[found.templates().size()];
            for (int row = 0; row < groups.length; row++) {
                groups[row] = found.of(groups[row]);
                counts[groups[row]]++;
            }
            boolean[] kept = new boolean[counts.length];
            List<String> patterns = new ArrayList<>();
            for (int group = 0; group < kept.length; group++) {
                kept[group] = counts[group] > settings.threshold() * texts.length;
                patterns.add(text(found.templates().get(group), settings.characters()));
            }
            return new Reduced(groups, patterns, kept);
        }

        /// With `*` for what differs; separators that the user named are part of it where they
        /// stand beside it.
        private static String text(Template template, String characters) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < template.literals().size(); i++) {
                String literal = template.literals().get(i);
                int begin = 0;
                int end = literal.length();
                while (i > 0 && begin < end && characters.indexOf(literal.charAt(begin)) >= 0) {
                    begin++;
                }
                boolean last = i == template.literals().size() - 1;
                while (!last && end > begin && characters.indexOf(literal.charAt(end - 1)) >= 0) {
                    end--;
                }
                text.append(i > 0 ? "*" : "").append(literal, begin, end);
            }
            return text.toString();
        }

        String pattern(int row) {
            return kept[groups[row]] ? patterns.get(groups[row]) : OTHERS;
        }

        /// The commonest first; what is too rare for a group last.
        List<RowBatch> table(@Nullable String[] texts) {
            int all = patterns.size();
            long[] counts = new long[all + 1];
            int[] first = new int[all + 1];
            for (int row = texts.length - 1; row >= 0; row--) {
                int group = kept[groups[row]] ? groups[row] : all;
                counts[group]++;
                first[group] = row;
            }
            int[] order =
                    IntStream.rangeClosed(0, all)
                            .filter(group -> counts[group] > 0)
                            .boxed()
                            .sorted(
                                    Comparator.comparing((Integer group) -> group == all)
                                            .thenComparingLong(group -> -counts[group])
                                            .thenComparingInt(group -> first[group]))
                            .mapToInt(group -> group)
                            .toArray();
            @Nullable String[] pattern = new @Nullable String[order.length];
            long[] count = new long[order.length];
            @Nullable String[] representative = new @Nullable String[order.length];
            for (int row = 0; row < order.length; row++) {
                boolean others = order[row] == all;
                pattern[row] = others ? OTHERS : patterns.get(order[row]);
                count[row] = counts[order[row]];
                representative[row] = others ? "" : texts[first[order[row]]];
            }
            return Rows.split(
                    OUTPUT,
                    List.of(
                            new Vector.Texts(pattern),
                            new Vector.Longs(count, new boolean[0]),
                            new Vector.Texts(representative)),
                    order.length,
                    BATCH_ROWS);
        }
    }
}
