package spoor.mining;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Outputs of the original, read from beside the project; tests that need them are skipped without.
public final class Oracle {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNumberLength(5000).build())
                    .build();

    private Oracle() {}

    /// A file or folder of the oracle; skips the test when it is not there.
    public static Path path(String name) {
        return shared("oracle/msticpy/" + name);
    }

    /// Material beside the project; skips the test when it is not there.
    public static Path shared(String name) {
        Path shared = Path.of(System.getProperty("spoor.root", ".."), "..", "shared");
        String other = System.getenv("SPOOR_SHARED");
        if (!Files.isDirectory(shared) && other != null) {
            shared = Path.of(other);
        }
        Path path = shared.resolve(name);
        assumeTrue(Files.exists(path), () -> "nothing at " + path);
        return path;
    }

    public static List<Path> files(String folder, String glob) {
        try (var stream = Files.newDirectoryStream(path(folder), glob)) {
            List<Path> files = new ArrayList<>();
            stream.forEach(files::add);
            files.sort(null);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Objects as maps in order, arrays as lists, numbers as `Long` or `Double`, null as null.
    public static @Nullable Object json(Path path) {
        try (JsonParser parser = JSON.createParser(path.toFile())) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static @Nullable Object json(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("null, not an object");
        }
        return (Map<String, @Nullable Object>) value;
    }

    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> list(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("null, not a list");
        }
        return (List<@Nullable Object>) value;
    }

    public static long whole(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : Long.MIN_VALUE;
    }

    public static double real(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /// The relative difference; 0 for two NaN.
    public static double difference(double a, double b) {
        if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
            return 0;
        }
        double largest = Math.max(Math.abs(a), Math.abs(b));
        return Double.isNaN(a) || Double.isNaN(b) ? 1 : Math.abs(a - b) / largest;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("token " + token);
        };
    }

    /// A cell that must be there.
    public static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    /// The rows of a CSV file by column name.
    public static List<Map<String, String>> csv(Path path) {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<String>> records = records(text);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> one : records.subList(1, records.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < one.size(); i++) {
                row.put(records.getFirst().get(i), one.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                fields.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(fields);
                    fields = new ArrayList<>();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return records;
    }
}
