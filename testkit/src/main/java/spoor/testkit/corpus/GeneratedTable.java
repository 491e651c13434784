package spoor.testkit.corpus;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.Ticks;
import spoor.model.Vector;
import spoor.testkit.OneBatch;

/// Rows for a table, made of what a query compares its columns with. The same query, table and time
/// give the same rows.
final class GeneratedTable {
    private static final int ROWS = 30;

    /// How many of the values that a column is compared with stand in one text.
    private static final int MOST_TOGETHER = 40;

    /// Where values make columns some must pass all filters.
    private static final int MANY_ROWS = 300;

    private static final JsonNodeFactory JSON = JsonMapper.builder().build().getNodeFactory();
    private static final String[] WORDS = {
        "alpha",
        "host-1.contoso.com",
        "user1@contoso.com",
        "10.1.2.3",
        "203.0.113.7",
        "CONTOSO\\user1",
        "C:\\Windows\\System32\\cmd.exe /c whoami",
        "https://example.org/a/b?c=d",
        "Success",
        "{\"a\":1,\"b\":[\"x\"]}",
        "4624",
        "2026-10-30T10:11:12Z"
    };
    private static final String[] ADDRESSES = {"10.1.2.3", "203.0.113.7", "198.51.100.9", "::1"};

    private final Usage usage;
    private final String column;
    private final long now;
    private final Random random;
    private final int rows;

    private GeneratedTable(Usage usage, String column, long now, long seed) {
        this.column = column;
        this.usage = usage;
        this.now = now;
        this.random = new Random(seed);
        this.rows = rows(usage);
    }

    /// @param needed the columns to fill; the others are not in the result
    /// @param now what the query takes for the present, in ticks: times lie in the weeks before it
    static RowCursor rows(String name, List<Column> needed, Usage usage, long now) {
        List<Vector> vectors = new ArrayList<>();
        for (Column column : needed) {
            long seed = 31L * name.hashCode() + column.name().hashCode();
            vectors.add(new GeneratedTable(usage, column.name(), now, seed).vector(column));
        }
        return new OneBatch(new RowBatch(needed, vectors, rows(usage)));
    }

    private static int rows(Usage usage) {
        return usage.unpacks() ? MANY_ROWS : ROWS;
    }

    private Vector vector(Column column) {
        boolean[] nulls = new boolean[rows];
        return switch (column.type()) {
            case BOOL, INT, LONG, DATETIME, TIMESPAN -> {
                long[] values = new long[rows];
                for (int row = 0; row < rows; row++) {
                    nulls[row] = random.nextInt(12) == 0;
                    values[row] = whole(column);
                }
                yield new Vector.Longs(values, nulls);
            }
            case REAL -> {
                double[] values = new double[rows];
                for (int row = 0; row < rows; row++) {
                    nulls[row] = random.nextInt(12) == 0;
                    values[row] = number(column.name()).doubleValue();
                }
                yield new Vector.Doubles(values, nulls);
            }
            case STRING, DYNAMIC, GUID, DECIMAL -> {
                @Nullable String[] values = new @Nullable String[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = text(column);
                }
                yield new Vector.Texts(values);
            }
        };
    }

    private long whole(Column column) {
        return switch (column.type()) {
            case BOOL -> random.nextInt(2);
            case INT -> (int) number(column.name()).longValue();
            case LONG -> number(column.name()).longValue();
            case DATETIME -> moment(column.name());
            case TIMESPAN -> random.nextLong(Ticks.PER_DAY);
            case REAL, STRING, DYNAMIC, GUID, DECIMAL ->
                    throw new IllegalStateException(column.toString());
        };
    }

    private Number number(String name) {
        if (random.nextInt(3) > 0) {
            Optional<Object> value = pick(usage.comparedWith(name));
            if (value.isPresent() && value.get() instanceof Number number) {
                return number;
            }
            if (value.isPresent()
                    && value.get() instanceof String text
                    && text.matches("[0-9]{1,9}")) {
                return Long.parseLong(text);
            }
        }
        return (long) random.nextInt(random.nextBoolean() ? 8 : 70_000);
    }

    private long moment(String name) {
        if (random.nextInt(4) == 0) {
            Optional<Object> value = pick(usage.comparedWith(name));
            if (value.isPresent()
                    && value.get() instanceof Long ticks
                    && ticks > Ticks.UNIX_EPOCH
                    && Ticks.inRange(ticks + Ticks.PER_DAY)) {
                return ticks + random.nextLong(Ticks.PER_DAY);
            }
        }
        long reach =
                switch (random.nextInt(3)) {
                    case 0 -> Ticks.PER_HOUR;
                    case 1 -> Ticks.PER_DAY;
                    default -> 20 * Ticks.PER_DAY;
                };
        return now - random.nextLong(reach);
    }

    private @Nullable String text(Column column) {
        return switch (column.type()) {
            case STRING -> {
                Optional<Shape> shape = usage.shape(column.name()).filter(Shape::isStructured);
                yield shape.isPresent() && random.nextInt(8) > 0
                        ? document(shape.get(), column.name())
                        : word(column.name());
            }
            case DYNAMIC -> random.nextInt(12) == 0 ? null : dynamic(column.name());
            case GUID ->
                    random.nextInt(12) == 0
                            ? null
                            : new UUID(random.nextLong(4), random.nextLong(4)).toString();
            case DECIMAL -> Integer.toString(random.nextInt(1000));
            case BOOL, INT, LONG, REAL, DATETIME, TIMESPAN ->
                    throw new IllegalStateException(column.toString());
        };
    }

    private String word(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int kind = random.nextInt(10);
        if (kind == 0) {
            return "";
        }
        List<Object> compared = usage.comparedWith(name);
        if (kind == 1 && compared.size() > 1) {
            return compared.stream()
                    .limit(MOST_TOGETHER)
                    .map(Object::toString)
                    .collect(Collectors.joining(" "));
        }
        Optional<Object> value = pick(kind < 8 ? compared : usage.constants());
        if (value.isPresent()) {
            String text = value.get().toString();
            return random.nextInt(4) == 0 ? "a " + text + " b" : text;
        }
        if (lower.contains("ip")) {
            return ADDRESSES[random.nextInt(ADDRESSES.length)];
        }
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String document(Shape shape, String name) {
        com.fasterxml.jackson.databind.JsonNode json = json(shape, name, 0);
        return shape.isXml() ? XmlText.of(json) : json.toString();
    }

    private String dynamic(String name) {
        Shape shape = usage.shape(name).orElseGet(Shape::new);
        return json(shape, name, 0).toString();
    }

    private com.fasterxml.jackson.databind.JsonNode json(Shape shape, String name, int depth) {
        if (shape.isArray() && depth < 12) {
            ArrayNode array = JSON.arrayNode();
            for (String key : shape.members().keySet()) {
                if (usage.isPivoted(key)) {
                    for (Object value : usage.comparedWith(key)) {
                        ObjectNode element = (ObjectNode) element(shape, name, depth);
                        array.add(element.put(key, value.toString()));
                    }
                    return array;
                }
            }
            int count = 2 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                array.add(element(shape, name, depth));
            }
            return array;
        }
        return element(shape, name, depth);
    }

    private com.fasterxml.jackson.databind.JsonNode element(Shape shape, String name, int depth) {
        if (!shape.members().isEmpty() && depth < 12) {
            ObjectNode object = JSON.objectNode();
            shape.members()
                    .forEach((member, inner) ->
                            object.set(
                                    member,
                                    shape.isBag() && !inner.isStructured()
                                            ? steady(member)
                                            : json(inner, member, depth + 1)));
            return object;
        }
        Optional<Object> value = pick(usage.comparedWith(name));
        if (value.isPresent() && value.get() instanceof Long number && random.nextBoolean()) {
            return JSON.numberNode(number);
        }
        return switch (random.nextInt(12)) {
            case 0 -> JSON.numberNode(random.nextInt(100));
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.nullNode();
            default -> JSON.textNode(word(told(name)));
        };
    }

    /// The name whose values a member takes: now and then those of the whole column, when the query
    /// compares the member with nothing, so that filters on the whole find them.
    private String told(String member) {
        return usage.comparedWith(member).isEmpty() && random.nextBoolean() ? column : member;
    }

    /// A value of the type that all values of a name have: that of the constants it is compared
    /// with, else text.
    private com.fasterxml.jackson.databind.JsonNode steady(String name) {
        Optional<Shape> inner = usage.shape(name).filter(Shape::isStructured);
        if (inner.isPresent()) {
            return json(inner.get(), name, 1);
        }
        List<Object> values = usage.comparedWith(name);
        boolean numbers =
                !values.isEmpty()
                        && values.stream()
                                .allMatch(value ->
                                        value instanceof Long number && number < Ticks.UNIX_EPOCH);
        return numbers
                ? JSON.numberNode(number(name).longValue())
                : JSON.textNode(word(told(name)));
    }

    private Optional<Object> pick(List<Object> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(random.nextInt(values.size())));
    }
}
