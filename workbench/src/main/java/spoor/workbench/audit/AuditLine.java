package spoor.workbench.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import spoor.workbench.export.Printable;

/// Writes the lines of the audit log. All but ASCII is escaped: a line read on a terminal does
/// nothing there.
final class AuditLine {
    /// Characters of a text; of a longer one its length and hash are kept besides.
    static final int MAX_TEXT = 8_000;

    /// Characters of a name or a sentence.
    static final int MAX_NAME = 300;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .setCharacterEscapes(new Printable());

    private AuditLine() {}

    static String begin(Instant time, Actor actor, AuditKind kind, String text) {
        return line(
                time,
                "begin",
                kind,
                json -> {
                    actor(json, actor);
                    text(json, text);
                });
    }

    /// @param begin the place of the line that began it
    static String end(
            Instant time,
            long begin,
            AuditKind kind,
            AuditEntry entry,
            long milliseconds,
            AuditOutcome outcome) {
        return line(
                time,
                "end",
                kind,
                json -> {
                    json.writeNumberField("begin", begin);
                    if (entry.rows().isPresent()) {
                        json.writeNumberField("rows", entry.rows().getAsLong());
                    }
                    json.writeNumberField("milliseconds", milliseconds);
                    json.writeStringField("outcome", outcome.word());
                    if (!outcome.problem().isEmpty()) {
                        json.writeStringField("problem", bounded(outcome.problem(), MAX_NAME));
                    }
                });
    }

    static String refused(Instant time, Actor actor, AuditKind kind, String problem) {
        return line(
                time,
                "refused",
                kind,
                json -> {
                    actor(json, actor);
                    json.writeStringField("problem", bounded(problem, MAX_NAME));
                });
    }

    /// Refusals that were too many to be written one by one.
    static String refusedMore(Instant time, AuditKind kind, long count) {
        return line(time, "refused", kind, json -> json.writeNumberField("more", count));
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static String line(Instant time, String event, AuditKind kind, Fields fields) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("time", time.toString());
            json.writeStringField("event", event);
            json.writeStringField("kind", kind.toString());
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void actor(JsonGenerator json, Actor actor) throws IOException {
        json.writeStringField("user", bounded(actor.user(), MAX_NAME));
        json.writeStringField("client", bounded(actor.client(), MAX_NAME));
        if (!actor.program().isEmpty()) {
            json.writeStringField("program", bounded(actor.program(), MAX_NAME));
        }
    }

    private static void text(JsonGenerator json, String text) throws IOException {
        json.writeStringField("text", bounded(text, MAX_TEXT));
        if (text.length() > MAX_TEXT) {
            json.writeNumberField("length", text.length());
            json.writeStringField("sha256", sha256(text));
        }
    }

    private static String bounded(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
