package spoor.mining.models;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spoor.model.Column;
import spoor.model.KqlType;

/// What stands first in the file of a trained model, whatever its kind.
///
/// @param kind what it is for: `classifier`, `templates`
/// @param version of the kind's file format
/// @param name as calls name it
/// @param trained when
/// @param method what trained it: `random_forest`
/// @param settings of the method as a call writes them, in order
/// @param columns that it was made from
/// @param label the column it learnt to tell, '' for none
/// @param rows how many it was trained with
/// @param classes that it tells apart, each with its rows, in order; empty for none
public record ModelHead(
        String kind,
        int version,
        String name,
        Instant trained,
        String method,
        Map<String, String> settings,
        List<Column> columns,
        String label,
        long rows,
        Map<String, Long> classes) {
    private static final int MOST_COLUMNS = 10_000;
    private static final int MOST_CLASSES = 1_000;
    private static final int MOST_SETTINGS = 100;

    public ModelHead {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        columns = List.copyOf(columns);
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("kind", kind);
        json.writeNumberField("version", version);
        json.writeStringField("name", name);
        json.writeStringField("trained", trained.toString());
        json.writeStringField("method", method);
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("columns");
        for (Column column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("label", label);
        json.writeNumberField("rows", rows);
        json.writeArrayFieldStart("classes");
        for (Map.Entry<String, Long> one : classes.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", one.getKey());
            json.writeNumberField("rows", one.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Reads what [#write] wrote; the object of the file is open and `kind` is its next field.
    static ModelHead read(ModelParser parser) throws IOException {
        parser.field("kind");
        return readBehindKind(parser);
    }

    /// The head of a model of templates, which says less of itself.
    static ModelHead templates(String name, String settings, Instant trained) {
        return new ModelHead(
                "templates",
                1,
                name,
                trained,
                "templates",
                settings.isEmpty() ? Map.of() : Map.of("arguments", settings),
                List.of(),
                "",
                0,
                Map.of());
    }

    /// The same when the field's name was read.
    static ModelHead readBehindKind(ModelParser parser) throws IOException {
        String kind = parser.text();
        parser.field("version");
        int version = parser.whole(0, Integer.MAX_VALUE);
        parser.field("name");
        String name = parser.text();
        parser.field("trained");
        Instant trained = time(parser);
        parser.field("method");
        String method = parser.text();
        parser.field("settings");
        Map<String, String> settings = settings(parser);
        parser.field("columns");
        List<Column> columns = columns(parser);
        parser.field("label");
        String label = parser.text();
        parser.field("rows");
        long rows = parser.whole();
        parser.expect(rows >= 0, "a number of rows below 0");
        parser.field("classes");
        return new ModelHead(
                kind,
                version,
                name,
                trained,
                method,
                settings,
                columns,
                label,
                rows,
                classes(parser));
    }

    private static Instant time(ModelParser parser) throws IOException {
        String text = parser.text();
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new ModelParser.Damaged("its time of training is no time");
        }
    }

    private static Map<String, String> settings(ModelParser parser) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        parser.begin();
        for (Optional<String> name = parser.anyField();
                name.isPresent();
                name = parser.anyField()) {
            parser.expect(settings.size() < MOST_SETTINGS, "too many settings");
            settings.put(name.get(), parser.text());
        }
        return settings;
    }

    private static List<Column> columns(ModelParser parser) throws IOException {
        List<Column> columns = new ArrayList<>();
        parser.beginList();
        while (parser.nextObject()) {
            parser.expect(columns.size() < MOST_COLUMNS, "too many columns");
            parser.field("name");
            String name = parser.text();
            parser.field("type");
            Optional<KqlType> type = KqlType.named(parser.text());
            parser.end();
            columns.add(
                    new Column(
                            name,
                            type.orElseThrow(
                                    () -> new ModelParser.Damaged("it has a column of no type"))));
        }
        return columns;
    }

    private static Map<String, Long> classes(ModelParser parser) throws IOException {
        Map<String, Long> classes = new LinkedHashMap<>();
        parser.beginList();
        while (parser.nextObject()) {
            parser.expect(classes.size() < MOST_CLASSES, "too many classes");
            parser.field("name");
            String name = parser.text();
            parser.field("rows");
            long rows = parser.whole();
            parser.end();
            parser.expect(
                    rows > 0 && classes.put(name, rows) == null, "a class twice or of no rows");
        }
        return classes;
    }
}
