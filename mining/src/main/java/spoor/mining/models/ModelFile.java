package spoor.mining.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Writes and reads the file of a trained model: JSON, a [ModelHead] and what its kind adds.
///
/// Nothing in a file is taken on trust: its size, its lists and its depth are bounded, and what is
/// not made as a model is gives one sentence.
public final class ModelFile {
    /// The largest file that is written or read, in bytes.
    public static final long MOST_BYTES = 1L << 29;

    /// What stands first in models of templates instead.
    private static final String TEMPLATES = "spoor-templates-1";

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxNameLength(1_000)
                                    .maxNumberLength(100)
                                    .maxStringLength(1 << 24)
                                    .build())
                    .build();

    private ModelFile() {}

    /// Writes the fields of one kind.
    @FunctionalInterface
    public interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /// Reads the fields of one kind.
    @FunctionalInterface
    public interface Reader<T> {
        T read(ModelHead head, ModelParser parser) throws IOException;
    }

    /// Writes a model beside the old one of its name and puts it in its place.
    ///
    /// @throws SpoorException when it would be too large, or cannot be written
    public static void write(Path file, ModelHead head, Body body) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, "model", ".tmp");
            try {
                write(beside, head, body, head.name());
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                boolean _ = Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "the model '" + head.name() + "' cannot be written: " + e.getMessage(),
                    e);
        }
    }

    private static void write(Path file, ModelHead head, Body body, String name)
            throws IOException {
        try (OutputStream out =
                        new Bounded(new BufferedOutputStream(Files.newOutputStream(file)), name);
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            head.write(json);
            json.writeObjectFieldStart("model");
            body.write(json);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// Reads a model of one kind.
    ///
    /// @param version the newest version that `reader` knows
    /// @throws SpoorException when there is none, it is of another kind, or it is damaged
    public static <T> T read(Path file, String name, String kind, int version, Reader<T> reader) {
        return open(
                file,
                name,
                parser -> {
                    ModelHead head = ModelHead.read(parser);
                    if (!head.kind().equals(kind)) {
                        throw new SpoorException(
                                ErrorKind.USER,
                                "the model '"
                                        + name
                                        + "' is no "
                                        + kind
                                        + ": 'spoor models --case DIR' lists what each is");
                    }
                    if (head.version() > version) {
                        throw new SpoorException(
                                ErrorKind.DATA,
                                "the model '"
                                        + name
                                        + "' was written by a newer version of Spoor: train it"
                                        + " anew, or update");
                    }
                    parser.field("model");
                    parser.begin();
                    T model = reader.read(head, parser);
                    parser.end();
                    parser.end();
                    return model;
                });
    }

    /// Reads what stands first in a model's file, of any kind.
    public static ModelHead head(Path file, String name) {
        return open(
                file,
                name,
                parser -> {
                    String first = parser.anyField().orElse("");
                    if (first.equals("format") && parser.text().equals(TEMPLATES)) {
                        parser.field("settings");
                        String settings = parser.text();
                        return ModelHead.templates(
                                name, settings, Files.getLastModifiedTime(file).toInstant());
                    }
                    parser.expect(first.equals("kind"), "no 'kind'");
                    return ModelHead.readBehindKind(parser);
                });
    }

    @FunctionalInterface
    private interface Opened<T> {
        T read(ModelParser parser) throws IOException;
    }

    private static <T> T open(Path file, String name, Opened<T> opened) {
        if (!Files.isRegularFile(file)) {
            throw new SpoorException(
                    ErrorKind.USER,
                    "there is no model '"
                            + name
                            + "': 'spoor models --case DIR' lists those that"
                            + " are there");
        }
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new SpoorException(
                        ErrorKind.LIMIT,
                        "the model '"
                                + name
                                + "' has "
                                + size
                                + " bytes, more than the "
                                + MOST_BYTES
                                + " of any model");
            }
            try (JsonParser json = JSON.createParser(file.toFile())) {
                ModelParser parser = new ModelParser(json);
                parser.begin();
                return opened.read(parser);
            }
        } catch (IOException | ModelParser.Damaged e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "the model '"
                            + name
                            + "' cannot be read: "
                            + sentence(e)
                            + " (remove the file, or train it anew)",
                    e);
        }
    }

    /// What is wrong, without the parser's own words about the text that it read.
    private static String sentence(Exception e) {
        return e instanceof ModelParser.Damaged
                ? String.valueOf(e.getMessage())
                : "it is no JSON, or not all of it";
    }

    /// A stream that ends where no model may reach.
    private static final class Bounded extends FilterOutputStream {
        private final String name;
        private long written;

        Bounded(OutputStream out, String name) {
            super(out);
            this.name = name;
        }

        @Override
        public void write(int one) throws IOException {
            count(1);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count(length);
            out.write(bytes, from, length);
        }

        private void count(int length) {
            written += length;
            if (written > MOST_BYTES) {
                throw new SpoorException(
                        ErrorKind.LIMIT,
                        "the model '"
                                + name
                                + "' would have more than "
                                + MOST_BYTES
                                + " bytes: take fewer trees, or larger leaves");
            }
        }
    }
}
