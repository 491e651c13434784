package spoor.mining.templates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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

/// `evaluate templates(text, ...)`: beside each row, the wording of its line and what stood in the
/// places where lines of that wording differ.
public final class TemplatesMiner implements Miner {
    private static final String NAME = "templates";
    private static final Description DESCRIPTION =
            new Description(
                    NAME,
                    NAME + TemplateCall.SIGNATURE,
                    "Finds the wordings that log lines share: beside each row its template, and its"
                            + " parameters with the mask that took each.");
    private static final List<Column> ADDED =
            List.of(
                    new Column("template_id", KqlType.STRING),
                    new Column("template", KqlType.STRING),
                    new Column("parameters", KqlType.DYNAMIC),
                    new Column("parameter_masks", KqlType.DYNAMIC));
    private static final int ID_BYTES = 6;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Checked check(Call call) {
        TemplateCall settings = TemplateCall.read(NAME, call);
        List<Column> output = output(settings);
        return settings.arguments().checked(output);
    }

    private static List<Column> output(TemplateCall call) {
        return call.arguments()
                .output(call.call().input(), ADDED, "rename or drop it before: project-away NAME");
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop) {
        return run(call, input, stop, Surroundings.none());
    }

    @Override
    public List<RowBatch> run(Call call, RowCursor input, Stop stop, Surroundings surroundings) {
        TemplateCall settings = TemplateCall.read(NAME, call);
        List<Column> output = output(settings);
        settings.arguments().throwProblems();
        Rows rows = Rows.readAll(input);
        int column = rows.index(settings.text().orElseThrow());
        TemplateRun run = new TemplateRun(settings.settings(), stop);
        rows.batches().forEach(batch -> run.addAll(batch, column));
        FoundTemplates found = run.find(settings, surroundings.models()).found();
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Template template : found.templates()) {
            ids.add(id(template));
            texts.add(template.text());
        }
        Parameters parameters = new Parameters(settings.settings().masks(), run.lines(), found);
        List<RowBatch> batches = new ArrayList<>();
        int row = 0;
        for (RowBatch batch : rows.batches()) {
            @Nullable String[] id = new @Nullable String[batch.rows()];
            @Nullable String[] text = new @Nullable String[batch.rows()];
            @Nullable String[] values = new @Nullable String[batch.rows()];
            @Nullable String[] masks = new @Nullable String[batch.rows()];
            for (int i = 0; i < batch.rows(); i++) {
                if ((i & 0xff) == 0) {
                    stop.check();
                }
                int line = run.line(row++);
                id[i] = ids.get(found.of(line));
                text[i] = texts.get(found.of(line));
                Object raw = batch.value(column, i);
                values[i] = parameters.values(line, raw == null ? "" : raw.toString());
                masks[i] = parameters.masks(line);
            }
            List<Vector> vectors = new ArrayList<>(batch.vectors());
            for (@Nullable String[] added : List.of(id, text, values, masks)) {
                vectors.add(new Vector.Texts(added));
            }
            batches.add(new RowBatch(output, vectors, batch.rows()));
        }
        return batches;
    }

    /// The first bytes of the SHA-256 of a template's text: the same wherever it is found.
    static String id(Template template) {
        String text = String.join(String.valueOf(Placeholder.VARIES), template.literals());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
