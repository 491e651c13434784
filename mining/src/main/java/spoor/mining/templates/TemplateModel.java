package spoor.mining.templates;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Templates that were learnt before, as they are kept: JSON text.
///
/// @param settings the arguments it was learnt with, as a call writes them
/// @param version how many times templates were added
record TemplateModel(String settings, int version, List<Entry> entries) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FORMAT = "spoor-templates-1";

    /// Parts of one template.
    ///
    /// @param version of the model that had it first
    /// @param parts as [Cutter#text] gives them; U+FDD0 is a slot
    /// @param gaps as in [Pattern]
    record Entry(int version, List<String> parts, List<Integer> gaps) {
        Entry {
            parts = List.copyOf(parts);
            gaps = List.copyOf(gaps);
        }
    }

    TemplateModel {
        entries = List.copyOf(entries);
    }

    /// One that knows nothing yet.
    static TemplateModel empty(String settings) {
        return new TemplateModel(settings, 0, List.of());
    }

    /// The model of a file; an empty one where there is none.
    static TemplateModel read(Path file, String settings) {
        if (!Files.exists(file)) {
            return empty(settings);
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "the model in "
                            + file.getFileName()
                            + " cannot be read: "
                            + e.getMessage()
                            + " (remove the file to learn anew)");
        }
    }

    static TemplateModel parse(String json) throws IOException {
        String format = "";
        String settings = "";
        int version = 0;
        List<Entry> entries = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (field) {
                    case "format" -> format = parser.getText();
                    case "settings" -> settings = parser.getText();
                    case "version" -> version = parser.getIntValue();
                    case "templates" -> {
                        expect(value == JsonToken.START_ARRAY);
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            entries.add(entry(parser));
                        }
                    }
                    default -> throw new IllegalArgumentException("it has a field " + field);
                }
            }
        }
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("its format is not " + FORMAT);
        }
        return new TemplateModel(settings, version, entries);
    }

    private static Entry entry(JsonParser parser) throws IOException {
        expect(parser.currentToken() == JsonToken.START_OBJECT);
        int version = 0;
        List<String> parts = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "version" -> version = parser.getIntValue();
                case "parts", "asides" -> {
                    expect(value == JsonToken.START_ARRAY);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (field.equals("parts")) {
                            expect(parser.currentToken() == JsonToken.VALUE_STRING);
                            parts.add(parser.getText());
                        } else {
                            gaps.add(parser.getIntValue());
                        }
                    }
                }
                default -> throw new IllegalArgumentException("a template has a field " + field);
            }
        }
        return new Entry(version, parts, gaps);
    }

    private static void expect(boolean fine) {
        if (!fine) {
            throw new IllegalArgumentException("it is not made as a model is");
        }
    }

    String json() {
        java.io.StringWriter text = new java.io.StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("settings", settings);
            json.writeNumberField("version", version);
            json.writeArrayFieldStart("templates");
            for (Entry entry : entries) {
                json.writeRaw('\n');
                json.writeStartObject();
                json.writeNumberField("version", entry.version());
                json.writeArrayFieldStart("parts");
                for (String part : entry.parts()) {
                    json.writeString(part);
                }
                json.writeEndArray();
                if (!entry.gaps().isEmpty()) {
                    json.writeArrayFieldStart("asides");
                    for (int gap : entry.gaps()) {
                        json.writeNumber(gap);
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.append('\n').toString();
    }

    /// Writes it beside the old one and puts it in its place.
    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "model", ".tmp");
            Files.writeString(beside, json(), StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "the model cannot be written to " + file.getFileName() + ": " + e.getMessage());
        }
    }
}
