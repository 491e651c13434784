package spoor.workbench.picture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import spoor.model.Ticks;
import spoor.workbench.report.Visible;

/// A timeline as JSON, for what zooms it: texts in which nothing hides, times in milliseconds since
/// 1970.
final class TimelineJson {
    private TimelineJson() {}

    static String of(Fields fields, Timeline timeline) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("title", Svg.cut(fields.text("title"), 200));
            json.writeStringField("height", Svg.cut(timeline.heightName(), 60));
            json.writeBooleanField("logarithmic", timeline.logarithmic());
            json.writeStringField("notes", Visible.line(timeline.notes().strip()));
            json.writeArrayFieldStart("series");
            for (String name :
                    timeline.groups().size() > 1
                            ? timeline.groups().legend()
                            : java.util.List.<String>of()) {
                json.writeString(Svg.cut(name, 60));
            }
            json.writeEndArray();
            lanes(json, timeline);
            json.writeArrayFieldStart("references");
            for (Reference reference : timeline.references()) {
                json.writeStartObject();
                json.writeNumberField("time", milliseconds(reference.time()));
                json.writeStringField("label", Svg.cut(reference.label(), 60));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tooltip");
            for (int place : timeline.tooltip()) {
                json.writeNumber(place);
            }
            json.writeEndArray();
            points(json, timeline);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void lanes(JsonGenerator json, Timeline timeline) throws IOException {
        json.writeArrayFieldStart("lanes");
        for (Timeline.Lane lane : timeline.lanes()) {
            json.writeStartObject();
            json.writeStringField("set", Svg.cut(lane.set(), 60));
            json.writeStringField("name", Svg.cut(lane.name(), 60));
            if (!Double.isNaN(lane.low())) {
                Scale scale = Scale.of(lane.low(), lane.high(), 0, 1, timeline.logarithmic());
                json.writeNumberField("from", scale.from());
                json.writeNumberField("to", scale.to());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Each `[time, height, lane, series, row]`.
    private static void points(JsonGenerator json, Timeline timeline) throws IOException {
        json.writeArrayFieldStart("points");
        for (Timeline.Point point : timeline.points()) {
            json.writeStartArray();
            json.writeNumber(milliseconds(point.time()));
            if (Double.isNaN(point.height())) {
                json.writeNull();
            } else {
                json.writeNumber(point.height());
            }
            json.writeNumber(point.lane());
            json.writeNumber(point.group());
            json.writeNumber(point.row());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static double milliseconds(long ticks) {
        return (ticks - Ticks.UNIX_EPOCH) / (double) Ticks.PER_MILLISECOND;
    }
}
