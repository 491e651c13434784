package spoor.workbench.records;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// A record as JSON: the same for the command line and HTTP.
public final class RawRecordJson {
    private RawRecordJson() {}

    /// Writes one object: `source`, `path`, `offset`, `state`, `remark`, `packed`, `known`, and
    /// where the bytes could be read `bytes` with `kind`, `length`, `line` (null: not counted),
    /// `cut`, `lines`, `before`, `after`, and the bytes themselves in `base64`.
    public static void write(RawRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("source", record.source());
        json.writeStringField("path", record.path());
        json.writeNumberField("offset", record.offset());
        json.writeStringField("state", name(record.state()));
        json.writeStringField("remark", record.remark());
        json.writeStringField("packed", record.packed());
        json.writeBooleanField("known", record.known());
        if (record.bytes().isPresent()) {
            json.writeFieldName("bytes");
            write(record.bytes().get(), json);
        } else {
            json.writeNullField("bytes");
        }
        json.writeEndObject();
    }

    private static void write(RawRecord.Bytes bytes, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", name(bytes.kind()));
        json.writeNumberField("length", bytes.length());
        if (bytes.line().isPresent()) {
            json.writeNumberField("line", bytes.line().getAsLong());
        } else {
            json.writeNullField("line");
        }
        json.writeBooleanField("cut", bytes.cut());
        write("lines", bytes.lines(), json);
        write("before", bytes.before(), json);
        write("after", bytes.after(), json);
        json.writeBinaryField("base64", bytes.shown());
        json.writeEndObject();
    }

    private static void write(String field, List<String> lines, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (String line : lines) {
            json.writeString(line);
        }
        json.writeEndArray();
    }

    private static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
