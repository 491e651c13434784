package spoor.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import spoor.workbench.export.Printable;

/// JSON on a stream that stays open. Unless raw, all that is not printable ASCII is escaped:
/// nothing in it can act on a terminal, and no character is lost.
final class Json {
    private Json() {}

    static JsonGenerator compact(OutputStream out, boolean raw) throws IOException {
        return factory(raw).createGenerator(out);
    }

    static JsonGenerator pretty(OutputStream out, boolean raw) throws IOException {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        JsonGenerator json = compact(out, raw);
        json.setPrettyPrinter(printer);
        return json;
    }

    private static JsonFactory factory(boolean raw) {
        JsonFactory factory =
                JsonFactory.builder()
                        .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
                        .configure(JsonWriteFeature.ESCAPE_NON_ASCII, !raw)
                        .build();
        return raw ? factory : factory.setCharacterEscapes(new Printable());
    }
}
