package spoor.workbench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import spoor.model.Problem;
import spoor.workbench.Render;
import spoor.workbench.ResultTable;
import spoor.workbench.hunt.HuntRun;
import spoor.workbench.hunt.HuntRun.BlockRun;
import spoor.workbench.hunt.HuntTarget;

/// A run as JSON: the same run gives the same bytes.
final class JsonReport {
    static final int MAX_ROWS = 100_000;

    private JsonReport() {}

    static String of(HuntRun run) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            json.setPrettyPrinter(printer);
            report(json, run);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return JsonRows.writable(out.append('\n').toString());
    }

    private static void report(JsonGenerator json, HuntRun run) throws IOException {
        json.writeStartObject();
        json.writeStringField("hunt", run.hunt().name());
        json.writeStringField("title", run.hunt().title());
        json.writeStringField("description", run.hunt().header().description());
        texts(json, "techniques", run.hunt().header().techniques());
        json.writeStringField("now", run.now());
        map(json, "parameters", run.parameters());
        map(json, "bindings", run.bindings());
        texts(json, "notes", run.notes());
        json.writeArrayFieldStart("sources");
        for (HuntTarget.Source source : run.sources()) {
            source(json, source);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("blocks");
        for (BlockRun block : run.blocks()) {
            block(json, block);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void source(JsonGenerator json, HuntTarget.Source source) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", source.path());
        json.writeNumberField("bytes", source.bytes());
        json.writeStringField("sha256", source.sha256());
        json.writeStringField("format", source.format());
        json.writeNumberField("events", source.events());
        json.writeNumberField("rejects", source.rejects());
        json.writeEndObject();
    }

    private static void block(JsonGenerator json, BlockRun block) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", block.label());
        json.writeStringField("query", block.block().query());
        if (block.table().isPresent()) {
            ResultTable table = block.table().get();
            JsonRows.columns(json, table);
            json.writeNumberField("rowCount", table.rowCount());
            json.writeBooleanField("truncated", table.rowCount() > MAX_ROWS);
            JsonRows.rows(json, table, MAX_ROWS);
        }
        if (block.render().isPresent()) {
            json.writeFieldName("render");
            render(json, block.render().get());
        }
        texts(json, "notes", block.notes());
        json.writeArrayFieldStart("problems");
        for (Problem problem : block.problems()) {
            json.writeStartObject();
            json.writeStringField("code", problem.code());
            json.writeNumberField("start", problem.span().start());
            json.writeNumberField("end", problem.span().end());
            json.writeStringField("message", problem.message());
            json.writeStringField("hint", problem.hint());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void render(JsonGenerator json, Render render) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", render.kind());
        map(json, "properties", render.properties());
        json.writeEndObject();
    }

    private static void map(JsonGenerator json, String name, Map<String, String> values)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
