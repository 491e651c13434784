package spoor.workbench.external;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import spoor.formats.delimited.DelimitedRows;
import spoor.kql.bind.Bound;
import spoor.kql.bind.Relation;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.FormatException;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Vector;

/// The records of files that `externaldata` names, one file after the other.
public final class ExternalRows implements RowCursor {
    /// The most bytes of a file that are read, unpacked.
    private static final int MOST_BYTES = 512 << 20;

    private static final int BATCH = 1_024;

    private final List<String> addresses = new ArrayList<>();
    private final Function<String, Path> files;
    private String format = "csv";
    private int skip;
    private int nextFile;
    private Supplied records = Optional::empty;
    private final List<Column> columns;

    @FunctionalInterface
    private interface Supplied {
        Optional<String> next();
    }

    /// @param files the file that an address stands for
    public ExternalRows(Relation.PluginCall call, Function<String, Path> files) {
        this.files = files;
        for (Relation.PluginArgument argument : call.arguments()) {
            if (argument instanceof Relation.PluginArgument.OfConstant constant) {
                take(constant.name().orElse(""), text(constant.constant()));
            }
        }
        boolean text = format.equals("txt") || format.equals("raw");
        this.columns = List.of(new Column("record", text ? KqlType.STRING : KqlType.DYNAMIC));
    }

    private static String text(Bound.Constant constant) {
        return constant.value().map(Object::toString).orElse("");
    }

    private void take(String name, String value) {
        switch (name) {
            case "address" -> addresses.add(value);
            case "format" -> format = value;
            case "skip" -> skip = Integer.parseInt(value);
            default -> throw new IllegalStateException(name);
        }
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Optional<RowBatch> next() {
        List<String> batch = new ArrayList<>();
        while (batch.size() < BATCH) {
            Optional<String> record = records.next();
            if (record.isPresent()) {
                batch.add(record.get());
            } else if (nextFile < addresses.size()) {
                open(files.apply(addresses.get(nextFile++)));
            } else {
                break;
            }
        }
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        @Nullable String[] texts = batch.toArray(String[]::new);
        return Optional.of(new RowBatch(columns, List.of(new Vector.Texts(texts)), batch.size()));
    }

    private void open(Path file) {
        byte[] bytes = bytes(file);
        records =
                switch (format) {
                    case "csv" -> delimited(bytes, ',', file);
                    case "tsv", "tsve" -> delimited(bytes, '\t', file);
                    case "psv" -> delimited(bytes, '|', file);
                    case "scsv" -> delimited(bytes, ';', file);
                    case "sohsv" -> delimited(bytes, '\u0001', file);
                    case "raw" -> from(List.of(new String(bytes, StandardCharsets.UTF_8)));
                    case "multijson" -> from(JsonValues.of(text(bytes), file));
                    case "txt", "json" -> from(lines(text(bytes)));
                    default -> throw new IllegalStateException(format);
                };
        for (int i = 0; i < skip; i++) {
            if (records.next().isEmpty()) {
                break;
            }
        }
    }

    private static Supplied from(List<String> all) {
        var iterator = all.iterator();
        return () -> iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isEmpty()).toList();
    }

    private static Supplied delimited(byte[] bytes, char delimiter, Path file) {
        DelimitedRows rows = new DelimitedRows(bytes, delimiter);
        return () -> {
            try {
                return rows.next().map(JsonValues::array);
            } catch (IllegalArgumentException e) {
                throw new FormatException(file.toString(), 0, file + ": " + e.getMessage(), e);
            }
        };
    }

    private static byte[] bytes(Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(2);
            boolean packed = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            InputStream input = packed ? new GZIPInputStream(raw) : raw;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[1 << 16];
            for (int read = input.read(part); read >= 0; read = input.read(part)) {
                out.write(part, 0, read);
                if (out.size() > MOST_BYTES) {
                    throw new SpoorException(
                            ErrorKind.LIMIT,
                            file + " is larger than externaldata reads: load it into the case");
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA, file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        records = Optional::empty;
        nextFile = addresses.size();
    }
}
