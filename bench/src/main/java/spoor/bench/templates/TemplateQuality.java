package spoor.bench.templates;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.mining.Miner;
import spoor.mining.Miner.Argument;
import spoor.mining.Miners;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Span;
import spoor.model.Stop;
import spoor.model.Vector;

/// Measures the templates of labelled sets: `TemplateQuality FOLDER` prints the tables of the page.
public final class TemplateQuality {
    private static final Column TEXT = new Column("text", KqlType.STRING);

    private TemplateQuality() {}

    public static void main(String[] args) throws IOException {
        List<LabelledLines> sets = new ArrayList<>();
        for (String file : LabelledLines.FILES) {
            sets.add(LabelledLines.read(Path.of(args[0]), file));
        }
        System.out.println("| set | published GA | GA | FGA | PA | FTA |");
        for (PublishedDrain published : PublishedDrain.ALL) {
            LabelledLines set =
                    sets.stream().filter(s -> s.name().equals(published.set())).findFirst().get();
            System.out.println(
                    "| "
                            + set.name()
                            + " | "
                            + published.grouping()
                            + " | "
                            + TemplateScores.of(set.original(), drain(published, set.lines()))
                                    .cells()
                            + " |");
        }
        for (String miner : List.of("standard", "brain", "drain")) {
            System.out.println("\n" + miner + ": original truth, corrected truth");
            List<TemplateScores> original = new ArrayList<>();
            List<TemplateScores> corrected = new ArrayList<>();
            for (LabelledLines set : sets) {
                List<String> found = templates(set.lines(), List.of(text("miner", miner)));
                original.add(TemplateScores.of(set.original(), found));
                corrected.add(TemplateScores.of(set.corrected(), found));
                print(set.name(), original.getLast(), corrected.getLast());
            }
            print("mean", TemplateScores.mean(original), TemplateScores.mean(corrected));
        }
    }

    private static void print(String name, TemplateScores original, TemplateScores corrected) {
        System.out.println(
                "| " + name + " | " + original.cells() + " | " + corrected.cells() + " |");
    }

    /// The template of each line, by Drain with its published parameters.
    static List<String> drain(PublishedDrain published, List<String> lines) {
        return templates(
                lines,
                List.of(
                        text("miner", "drain"),
                        constant("depth", KqlType.LONG, (long) published.depth()),
                        constant("similarity", KqlType.REAL, published.similarity()),
                        constant("masks", KqlType.DYNAMIC, published.json())));
    }

    static Argument text(String name, String value) {
        return constant(name, KqlType.STRING, value);
    }

    private static Argument constant(String name, KqlType type, Object value) {
        return new Argument.OfConstant(Optional.of(name), type, Optional.of(value), Span.NONE);
    }

    /// The template of each line.
    static List<String> templates(List<String> lines, List<Argument> settings) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(new Argument.OfColumn(Optional.empty(), TEXT, Span.NONE));
        arguments.addAll(settings);
        Miner miner = Miners.named("templates").orElseThrow();
        Miner.Call call = new Miner.Call(List.of(TEXT), arguments, Span.NONE);
        if (!(miner.check(call) instanceof Miner.Checked.Fine fine)) {
            throw new IllegalStateException(miner.check(call).toString());
        }
        int column = fine.output().indexOf(new Column("template", KqlType.STRING));
        List<String> found = new ArrayList<>();
        for (RowBatch batch : miner.run(call, new OneBatch(lines), Stop.NEVER)) {
            for (int row = 0; row < batch.rows(); row++) {
                found.add(String.valueOf(batch.value(column, row)));
            }
        }
        return found;
    }

    /// Lines as the rows of a table.
    private static final class OneBatch implements RowCursor {
        private final List<String> lines;
        private boolean given;

        OneBatch(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public List<Column> columns() {
            return List.of(TEXT);
        }

        @Override
        public Optional<RowBatch> next() {
            if (given || lines.isEmpty()) {
                return Optional.empty();
            }
            given = true;
            Vector texts = new Vector.Texts(lines.toArray(new String[0]));
            return Optional.of(new RowBatch(columns(), List.of(texts), lines.size()));
        }

        @Override
        public void close() {}
    }
}
