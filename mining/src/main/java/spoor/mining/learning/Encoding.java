package spoor.mining.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What the columns of a table are to a model: its features and the classes to tell apart.
///
/// @param classes the texts of the label, sorted by code units
public record Encoding(List<Feature> features, List<String> classes) {
    /// The most values of a column that are told apart unless a call says otherwise.
    public static final int MOST_VALUES = 1_000;

    public Encoding {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
    }

    /// Rows of a frame as a data set.
    ///
    /// @param rowOf for each row that was asked for, its place in `data`
    public record Encoded(DataSet data, int[] rowOf) {}

    /// Learns the values and the classes of some rows, those to train with. Of a column with more
    /// than `mostValues` distinct texts the commonest keep codes of their own (of equally common
    /// ones the first in order); a class is a label that occurs in these rows.
    public static Encoding of(Frame frame, Frame labels, int[] rows, int mostValues) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < frame.columns().size(); i++) {
            features.add(
                    switch (frame.values(i)) {
                        case Frame.Values.Numbers _ -> new Feature.Numeric(frame.columns().get(i));
                        case Frame.Values.Texts texts ->
                                new Feature.Category(
                                        frame.columns().get(i), values(texts, rows, mostValues));
                    });
        }
        Frame.Values.Texts texts = (Frame.Values.Texts) labels.values(0);
        return new Encoding(features, values(texts, rows, Integer.MAX_VALUE));
    }

    private static List<String> values(Frame.Values.Texts texts, int[] rows, int most) {
        int[] counts = new int[texts.texts().size()];
        for (int row : rows) {
            if (texts.places()[row] >= 0) {
                counts[texts.places()[row]]++;
            }
        }
        int[] present = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        if (present.length > most) {
            present =
                    Arrays.stream(present)
                            .boxed()
                            .sorted(Comparator.comparingInt((Integer place) -> -counts[place]))
                            .limit(most)
                            .mapToInt(place -> place)
                            .sorted()
                            .toArray();
        }
        return Arrays.stream(present).mapToObj(texts.texts()::get).toList();
    }

    /// Encodes rows of a frame whose columns are those of the features, in order.
    ///
    /// @param labels a label that is none of the classes becomes [DataSet#NONE]
    public Encoded encode(Frame frame, Frame labels, int[] rows) {
        return encode(
                frame, places((Frame.Values.Texts) labels.values(0), classes, -1), labels, rows);
    }

    /// Encodes rows that have no label.
    public Encoded encode(Frame frame, int[] rows) {
        return encode(frame, new int[0], frame, rows);
    }

    private Encoded encode(Frame frame, int[] classOf, Frame labels, int[] rows) {
        List<EncodedColumn> columns = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            columns.add(column(features.get(i), frame.values(i), rows));
        }
        int[] label = new int[rows.length];
        Arrays.fill(label, DataSet.NONE);
        if (classOf.length > 0) {
            int[] places = ((Frame.Values.Texts) labels.values(0)).places();
            for (int i = 0; i < rows.length; i++) {
                label[i] = places[rows[i]] < 0 ? DataSet.NONE : classOf[places[rows[i]]];
            }
        }
        return EqualRows.of(this, columns, label);
    }

    private static EncodedColumn column(Feature feature, Frame.Values values, int[] rows) {
        return switch (feature) {
            case Feature.Numeric number -> {
                if (!(values instanceof Frame.Values.Numbers numbers)) {
                    throw new IllegalStateException("no numbers: " + number);
                }
                yield new EncodedColumn.Numbers(numbers.numbers()).select(rows);
            }
            case Feature.Category category -> {
                if (!(values instanceof Frame.Values.Texts texts)) {
                    throw new IllegalStateException("no texts: " + category.column());
                }
                int[] codeOf = places(texts, category.values(), -1);
                int[] codes = new int[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    int place = texts.places()[rows[i]];
                    codes[i] =
                            place < 0
                                    ? Feature.Category.MISSING
                                    : codeOf[place] < 0
                                            ? Feature.Category.UNSEEN
                                            : codeOf[place] + Feature.Category.FIRST;
                }
                yield new EncodedColumn.Codes(codes);
            }
        };
    }

    /// The place of each text of a frame among some sorted values.
    private static int[] places(Frame.Values.Texts texts, List<String> values, int otherwise) {
        int[] places = new int[texts.texts().size()];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            String text = texts.texts().get(i);
            while (at < values.size() && values.get(at).compareTo(text) < 0) {
                at++;
            }
            places[i] = at < values.size() && values.get(at).equals(text) ? at : otherwise;
        }
        return places;
    }
}
