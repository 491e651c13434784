package spoor.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spoor.formats.Sample;
import spoor.formats.cells.JsonText;

/// What a sample of JSON shows: how its objects lie, their keys in the order first seen, and the
/// values of each.
public final class JsonSample {
    private static final Set<String> WRAPPERS =
            Set.of(
                    "records",
                    "value",
                    "values",
                    "events",
                    "data",
                    "items",
                    "results",
                    "logs",
                    "entries",
                    "hits",
                    "rows",
                    "alerts",
                    "logevents");
    private static final int MOST_KEYS = 1000;
    private static final int MOST_OBJECTS = 20_000;
    private static final double LEAST_SHARE = 0.5;

    private final JsonShape shape;
    private final Sample sample;
    private final Map<String, JsonGuess> keys = new LinkedHashMap<>();
    private final Map<String, String> firstValues = new LinkedHashMap<>();
    private final JsonWalker walker = new JsonWalker();
    private int objects;
    private int broken;
    private boolean tooManyKeys;

    private JsonSample(JsonShape shape, Sample sample) {
        this.shape = shape;
        this.sample = sample;
    }

    /// @return empty when the sample is not JSON objects
    public static Optional<JsonSample> of(Sample sample) {
        return shape(sample)
                .map(shape -> new JsonSample(shape, sample).read())
                .filter(JsonSample::isMostlyWhole);
    }

    private boolean isMostlyWhole() {
        return objects > 0 && objects >= LEAST_SHARE * (objects + broken);
    }

    JsonShape shape() {
        return shape;
    }

    /// Whether each line is an object.
    public boolean isLines() {
        return shape.lines();
    }

    public String shapeText() {
        return shape.text();
    }

    /// The keys and what their values show.
    Map<String, JsonGuess> keys() {
        return keys;
    }

    /// The keys of the objects, in the order first seen.
    public Set<String> names() {
        return keys.keySet();
    }

    /// Whether later objects may have keys that are not here.
    boolean mayHaveMore() {
        return !sample.whole() || tooManyKeys;
    }

    /// The different texts of a key's values, when there are few: the first and one more.
    public Optional<String> onlyText(String key) {
        return Optional.ofNullable(firstValues.get(key)).filter(text -> !text.isEmpty());
    }

    private JsonSample read() {
        byte[] head = sample.head();
        JsonScan scan = new JsonScan(shape);
        int at = 0;
        while (at < head.length && objects + broken < MOST_OBJECTS) {
            int end = shape.lines() ? readLine(head, at) : readPiece(scan, head, at);
            if (end < 0) {
                break;
            }
            at = end;
        }
        return this;
    }

    private static int lineEnd(byte[] head, int from) {
        int end = from;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        return end;
    }

    private int readLine(byte[] head, int from) {
        int end = lineEnd(head, from);
        if (end == head.length && !sample.whole() && objects > 0) {
            return -1;
        }
        int at = JsonText.skipSpace(head, from, end);
        if (at < end && head[at] != '#') {
            object(head, at, end);
        }
        return end + 1;
    }

    private int readPiece(JsonScan scan, byte[] head, int from) {
        JsonScan.Piece piece = scan.next(head, from, head.length);
        switch (piece) {
            case VALUE -> object(head, from, scan.end());
            case BROKEN -> broken++;
            case UNFINISHED -> {
                broken += sample.whole() ? 1 : 0;
                return -1;
            }
            case GAP, FRAME -> {}
        }
        return scan.end();
    }

    private void object(byte[] bytes, int from, int to) {
        if (bytes[from] != '{') {
            broken++;
            return;
        }
        walker.open(bytes, from, to);
        while (walker.next()) {
            int length = walker.keyTo() - walker.keyFrom();
            String key = new String(bytes, walker.keyFrom(), length, StandardCharsets.UTF_8);
            JsonGuess guess = keys.get(key);
            if (guess == null && keys.size() < MOST_KEYS) {
                guess = new JsonGuess();
                keys.put(key, guess);
            }
            if (guess == null) {
                tooManyKeys = true;
            } else {
                guess.add(walker.text().buffer(), walker.text().length());
                remember(key);
            }
        }
        if (walker.error().isEmpty()) {
            objects++;
        } else {
            broken++;
        }
    }

    /// Keeps a key's text as long as all its values are the same short string.
    private void remember(String key) {
        JsonText text = walker.text();
        byte[] json = text.buffer();
        String value =
                json[0] == '"' && text.length() <= 64
                        ? new String(json, 1, text.length() - 2, StandardCharsets.UTF_8)
                        : "";
        String first = firstValues.putIfAbsent(key, value);
        if (first != null && !first.equals(value)) {
            firstValues.put(key, "");
        }
    }

    private static Optional<JsonShape> shape(Sample sample) {
        byte[] head = sample.head();
        int start = JsonText.skipSpace(head, 0, head.length);
        boolean comments = start < head.length && head[start] == '#';
        while (start < head.length && head[start] == '#') {
            start = JsonText.skipSpace(head, lineEnd(head, start), head.length);
        }
        if (comments && (start == head.length || head[start] != '{')) {
            return Optional.empty();
        }
        if (start == head.length || head[start] != '[' && head[start] != '{') {
            return Optional.empty();
        }
        if (head[start] == '[') {
            int object = JsonText.skipSpace(head, start + 1, head.length);
            return shape(false, Arrays.copyOfRange(head, start, start + 1), head, object);
        }
        int lineEnd = lineEnd(head, start);
        int whole = new JsonText().value(head, start, lineEnd);
        int behind = JsonText.skipSpace(head, lineEnd, head.length);
        boolean alone = behind == head.length;
        Optional<JsonShape> wrapped = wrapped(head, start, whole >= 0 && !alone);
        if (wrapped.isPresent() && !comments) {
            return wrapped;
        }
        boolean lines = comments || whole >= 0 || alone || nextLineIsObject(head, lineEnd + 1);
        return lines
                ? Optional.of(new JsonShape(true, new byte[0], new byte[0]))
                : shape(false, new byte[0], head, start);
    }

    /// Whether a first line that is broken stands before one that is whole.
    private static boolean nextLineIsObject(byte[] head, int from) {
        return from < head.length
                && head[from] == '{'
                && new JsonText().value(head, from, lineEnd(head, from)) >= 0;
    }

    private static Optional<JsonShape> shape(
            boolean lines, byte[] prefix, byte[] head, int object) {
        int key = object < head.length ? JsonText.skipSpace(head, object + 1, head.length) : 0;
        if (object >= head.length || head[object] != '{' || key >= head.length) {
            return Optional.empty();
        }
        int end = head[key] == '"' ? new JsonText().value(head, key, head.length) : -1;
        byte[] firstKey = end < 0 ? new byte[] {'"'} : Arrays.copyOfRange(head, key, end);
        return Optional.of(new JsonShape(lines, prefix, firstKey));
    }

    /// `{"Records":[{`, with other members before it or not.
    ///
    /// @param oneOfMany whether more objects follow on lines of their own: then only `Records` is
    ///   no key of an event
    private static Optional<JsonShape> wrapped(byte[] head, int start, boolean oneOfMany) {
        JsonText text = new JsonText();
        int at = start + 1;
        while (true) {
            at = JsonText.skipSpace(head, at, head.length);
            if (at >= head.length || head[at] != '"') {
                return Optional.empty();
            }
            int keyEnd = text.value(head, at, head.length);
            if (keyEnd < 0) {
                return Optional.empty();
            }
            String key =
                    new String(head, at + 1, keyEnd - at - 2, StandardCharsets.UTF_8)
                            .toLowerCase(Locale.ROOT);
            at = JsonText.skipSpace(head, keyEnd, head.length);
            if (at >= head.length || head[at] != ':') {
                return Optional.empty();
            }
            at = JsonText.skipSpace(head, at + 1, head.length);
            boolean wrapper = oneOfMany ? key.equals("records") : WRAPPERS.contains(key);
            @Nullable Integer array = wrapper ? arrayOfObjects(head, at) : null;
            if (array != null) {
                byte[] prefix = Arrays.copyOfRange(head, start, at + 1);
                return shape(false, prefix, head, array);
            }
            at = at < head.length ? text.value(head, at, head.length) : -1;
            at = at < 0 ? head.length : JsonText.skipSpace(head, at, head.length);
            if (at >= head.length || head[at] != ',') {
                return Optional.empty();
            }
            at++;
        }
    }

    /// Where the first object of the array at `at` begins.
    private static @Nullable Integer arrayOfObjects(byte[] head, int at) {
        if (at >= head.length || head[at] != '[') {
            return null;
        }
        int object = JsonText.skipSpace(head, at + 1, head.length);
        return object < head.length && head[object] == '{' ? object : null;
    }
}
