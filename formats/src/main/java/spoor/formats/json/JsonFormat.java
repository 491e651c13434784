package spoor.formats.json;

import java.util.List;
import java.util.Optional;
import spoor.formats.Format;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.TableName;
import spoor.formats.Utf8;
import spoor.formats.schemas.KnownSchema;
import spoor.formats.schemas.KnownSchemas;

/// JSON objects: one a line, in an array, in an object like `{"Records":[...]}`, or one after the
/// other.
public final class JsonFormat implements Format {
    @Override
    public Description description() {
        return new Description(
                "json",
                "JSON objects: one a line, in an array, in an object such as {\"Records\":[...]},"
                        + " or one after the other.",
                "it begins with { or [ and holds JSON objects",
                "AWSCloudTrail, SigninLogs, DeviceProcessEvents and others by their keys; else"
                        + " named after the file");
    }

    @Override
    public Recognition recognise(Sample sample) {
        String binary = Utf8.whyBinary(sample.head());
        if (!binary.isEmpty()) {
            return new Refused(binary);
        }
        Optional<JsonSample> found = JsonSample.of(sample);
        if (found.isEmpty()) {
            return new Refused("it does not hold JSON objects");
        }
        Optional<KnownSchema> schema = KnownSchemas.of(List.copyOf(found.get().names()));
        JsonTable table =
                JsonTable.of(
                        found.get(),
                        schema.map(KnownSchema::table)
                                .orElseGet(() -> TableName.of(sample.fileName())),
                        schema,
                        (_, shown) -> shown);
        return new Recognised(
                schema.isPresent() ? 80 : 70,
                found.get().shapeText()
                        + schema.map(known -> ", keys of " + known.table()).orElse(""),
                table.reading(),
                table.assumptions());
    }
}
