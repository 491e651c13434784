package spoor.workbench.hunt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntFile.Recorded;
import spoor.workbench.hunt.HuntRun.BlockRun;
import spoor.workbench.report.ValueText;
import spoor.workbench.report.Visible;

/// Writes results into the text of a hunt: a fenced `result` block under each `kql` block.
final class Recorder {
    /// How many rows a recorded result shows.
    static final int FIRST_ROWS = 5;

    private static final int MAX_TEXT = 60;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Recorder() {}

    static String record(HuntRun run) {
        String text = run.hunt().text();
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (BlockRun block : run.blocks()) {
            Optional<Recorded> old = block.block().recorded();
            if (block.table().isEmpty()) {
                continue;
            }
            ResultTable table = block.table().get();
            boolean comment = old.map(Recorded::comment).orElse(false);
            String lines = String.join(newline, lines(table, comment));
            out.append(
                    text,
                    copied,
                    old.map(record -> record.span().start()).orElse(block.block().end()));
            if (old.isEmpty()) {
                out.append(newline).append(newline);
            }
            out.append(lines);
            copied = old.map(record -> record.span().end()).orElse(block.block().end());
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static List<String> lines(ResultTable table, boolean comment) {
        List<String> lines = new ArrayList<>();
        String facts = "result rows=" + table.rowCount() + " hash=" + ResultHash.of(table);
        lines.add(comment ? "<!-- " + facts : "```" + facts);
        lines.addAll(firstRows(table));
        lines.add(comment ? "-->" : "```");
        return lines;
    }

    /// The columns, then the first rows; a JSON array of texts each.
    static List<String> firstRows(ResultTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(
                json(
                        table.columns().stream()
                                .map(c -> c.name() + ":" + c.type().kqlName())
                                .toList()));
        for (List<@Nullable Object> row :
                table.rows().subList(0, (int) Math.min(FIRST_ROWS, table.rowCount()))) {
            lines.add(json(row(table.columns(), row)));
        }
        return lines;
    }

    private static List<@Nullable String> row(List<Column> columns, List<@Nullable Object> row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            texts.add(value == null ? null : shortened(ValueText.of(columns.get(i).type(), value)));
        }
        return texts;
    }

    private static String shortened(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }

    /// On one line, and without what ends a comment or hides in a file.
    private static String json(List<? extends @Nullable String> texts) {
        List<@Nullable String> visible = new ArrayList<>();
        for (String text : texts) {
            visible.add(text == null ? null : Visible.line(text));
        }
        try {
            return JSON.writeValueAsString(visible).replace(">", "\\u003e");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }
}
