package spoor.mining.models;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the JSON of a model field by field, in the order in which it was written, and refuses what
/// no model has. Lists are bounded by what was read before them, never by what they say themselves.
public final class ModelParser {
    private final JsonParser json;

    public ModelParser(JsonParser json) {
        this.json = json;
    }

    /// The text is not that of a model.
    public static final class Damaged extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        public Damaged(String message) {
            super(message);
        }
    }

    public void expect(boolean fine, String found) {
        if (!fine) {
            throw new Damaged(
                    "it has " + found + " at byte " + json.currentLocation().getByteOffset());
        }
    }

    /// The next field, which must have this name; its value comes next.
    public void field(String name) throws IOException {
        boolean fine = json.nextToken() == JsonToken.FIELD_NAME && json.currentName().equals(name);
        expect(fine, "no '" + name + "'");
    }

    /// The next field of the object that is open; empty when that ends.
    public Optional<String> anyField() throws IOException {
        JsonToken token = json.nextToken();
        expect(token == JsonToken.FIELD_NAME || token == JsonToken.END_OBJECT, "no field");
        return token == JsonToken.FIELD_NAME ? Optional.of(json.currentName()) : Optional.empty();
    }

    public void begin() throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT, "no object");
    }

    public void end() throws IOException {
        expect(json.nextToken() == JsonToken.END_OBJECT, "a field too many");
    }

    public void beginList() throws IOException {
        expect(json.nextToken() == JsonToken.START_ARRAY, "no list");
    }

    public void endList() throws IOException {
        expect(json.nextToken() == JsonToken.END_ARRAY, "a list that is too long");
    }

    public String text() throws IOException {
        expect(json.nextToken() == JsonToken.VALUE_STRING, "no text");
        return json.getText();
    }

    public long whole() throws IOException {
        expect(json.nextToken() == JsonToken.VALUE_NUMBER_INT, "no whole number");
        return json.getLongValue();
    }

    /// A whole number from `least` to `most`.
    public int whole(int least, int most) throws IOException {
        long whole = whole();
        expect(least <= whole && whole <= most, "the number " + whole);
        return (int) whole;
    }

    /// A list of so many whole numbers.
    public long[] longs(int count) throws IOException {
        long[] longs = new long[count];
        beginList();
        for (int i = 0; i < count; i++) {
            longs[i] = whole();
        }
        endList();
        return longs;
    }

    /// A list of at most so many numbers.
    public double[] reals(int most) throws IOException {
        double[] reals = new double[16];
        int count = 0;
        beginList();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() != null && json.currentToken().isNumeric(), "no number");
            expect(count < most, "a list that is too long");
            if (count == reals.length) {
                reals = Arrays.copyOf(reals, 2 * count);
            }
            reals[count] = json.getDoubleValue();
            expect(Double.isFinite(reals[count]), "a number that is not finite");
            count++;
        }
        return Arrays.copyOf(reals, count);
    }

    /// A list of so many finite numbers.
    public double[] exactly(int count) throws IOException {
        double[] reals = reals(count);
        expect(reals.length == count, "a list that is too short");
        return reals;
    }

    /// A list of so many finite numbers, of which an empty list in its place is missing (NaN).
    public double[] realsOrNone(int count) throws IOException {
        double[] reals = new double[count];
        beginList();
        for (int i = 0; i < count; i++) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                endList();
                reals[i] = Double.NaN;
            } else {
                expect(token != null && token.isNumeric(), "no number");
                reals[i] = json.getDoubleValue();
                expect(Double.isFinite(reals[i]), "a number that is not finite");
            }
        }
        endList();
        return reals;
    }

    /// A list of at most so many whole numbers from `least` to `most`.
    public int[] wholes(int longest, int least, int most) throws IOException {
        int[] wholes = new int[16];
        int count = 0;
        beginList();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT, "no whole number");
            expect(count < longest, "a list that is too long");
            long whole = json.getLongValue();
            expect(least <= whole && whole <= most, "the number " + whole);
            if (count == wholes.length) {
                wholes = Arrays.copyOf(wholes, 2 * count);
            }
            wholes[count++] = (int) whole;
        }
        return Arrays.copyOf(wholes, count);
    }

    /// A list of at most so many texts.
    public List<String> texts(int most) throws IOException {
        List<String> texts = new ArrayList<>();
        beginList();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.VALUE_STRING, "no text");
            expect(texts.size() < most, "a list that is too long");
            texts.add(json.getText());
        }
        return texts;
    }

    /// Whether the list that is open goes on with another list, which is then open.
    public boolean nextList() throws IOException {
        JsonToken token = json.nextToken();
        expect(token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY, "no list");
        return token == JsonToken.START_ARRAY;
    }

    /// Whether the list that is open goes on with an object, which is then open.
    public boolean nextObject() throws IOException {
        JsonToken token = json.nextToken();
        expect(token == JsonToken.START_OBJECT || token == JsonToken.END_ARRAY, "no object");
        return token == JsonToken.START_OBJECT;
    }
}
