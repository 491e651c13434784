package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spoor.mining.Draws;
import spoor.mining.Parallel;
import spoor.mining.models.ModelParser;
import spoor.model.Stop;

/// Asks the training rows that are nearest: the probability of a class is its share among them.
///
/// @param neighbours how many are asked
/// @param known the training rows, at most [#MOST_ROWS] distinct ones
/// @param units of each column, above 0: the deviation of a number, 1 of a category
public record NearestNeighbours(Encoding encoding, int neighbours, DataSet known, double[] units)
        implements Classifier {
    static final String NAME = "nearest_neighbours";
    static final int MOST_ROWS = 5_000;

    /// Keeps the rows; of too many it draws some of each class.
    record Keeper(int neighbours, long seed) implements Learner {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("neighbours", String.valueOf(neighbours));
            settings.put("seed", String.valueOf(seed));
            return settings;
        }

        @Override
        public NearestNeighbours fit(DataSet data, Stop stop) {
            stop.check();
            DataSet known = DrawnRows.of(data, MOST_ROWS, new Draws(seed));
            double[] units = new double[data.columns().size()];
            for (int i = 0; i < units.length; i++) {
                units[i] =
                        switch (data.columns().get(i)) {
                            case EncodedColumn.Numbers numbers ->
                                    Spread.of(numbers.values(), data.weights()).deviation();
                            case EncodedColumn.Codes _ -> 1;
                        };
            }
            return new NearestNeighbours(data.encoding(), neighbours, known, units);
        }
    }

    private NeighbourSearch search(DataSet rows) {
        return new NeighbourSearch(known, units, neighbours, rows);
    }

    @Override
    public double[] probabilities(DataSet rows, Stop stop) {
        int classes = rows.classes();
        double[] all = new double[rows.rows() * classes];
        NeighbourSearch search = search(rows);
        Parallel.rows(
                rows.rows(),
                Parallel.allThreads(),
                stop,
                (from, to) -> {
                    for (int row = from; row < to; row++) {
                        stop.check();
                        NeighbourSearch.Found found = search.nearest(row);
                        for (int i = 0; i < found.rows().length; i++) {
                            all[row * classes + known.labels()[found.rows()[i]]] +=
                                    found.counts()[i];
                        }
                        for (int k = 0; k < classes; k++) {
                            all[row * classes + k] /= found.total();
                        }
                    }
                });
        return all;
    }

    @Override
    public Reasons reasons(DataSet rows) {
        NeighbourSearch search = search(rows);
        return new Reasons() {
            // why and receipt ask of one row one after the other; whoever writes, writes the same
            private final NeighbourSearch.@Nullable Found[] last =
                    new NeighbourSearch.@Nullable Found[rows.rows()];

            private NeighbourSearch.Found nearest(int row) {
                NeighbourSearch.Found found = last[row];
                if (found == null) {
                    found = search.nearest(row);
                    last[row] = found;
                }
                return found;
            }

            @Override
            public String why(int row, int predicted) {
                NeighbourSearch.Found found = nearest(row);
                String counted =
                        votes(found, predicted)
                                + " of the "
                                + found.total()
                                + " nearest training rows are '"
                                + encoding.classes().get(predicted)
                                + "'; ";
                int nearest = found.rows()[0];
                int column = search.farthest(row, nearest);
                return column < 0
                        ? counted + "the nearest is equal in all columns."
                        : counted
                                + "the nearest is "
                                + Described.plain(Math.sqrt(found.squares()[0]))
                                + " away, most in '"
                                + encoding.features().get(column).column().name()
                                + "': "
                                + Described.text(rows, row, column)
                                + " against "
                                + Described.text(known, nearest, column)
                                + ".";
            }

            @Override
            public String receipt(int row, int predicted) {
                NeighbourSearch.Found found = nearest(row);
                return "print Probability = " + votes(found, predicted) + ".0 / " + found.total();
            }
        };
    }

    private long votes(NeighbourSearch.Found found, int predicted) {
        long votes = 0;
        for (int i = 0; i < found.rows().length; i++) {
            votes += known.labels()[found.rows()[i]] == predicted ? found.counts()[i] : 0;
        }
        return votes;
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeNumberField("neighbours", neighbours);
        json.writeFieldName("units");
        json.writeArray(units, 0, units.length);
        json.writeFieldName("labels");
        json.writeArray(known.labels(), 0, known.rows());
        json.writeFieldName("weights");
        json.writeArray(known.weights(), 0, known.rows());
        json.writeArrayFieldStart("rows");
        for (EncodedColumn column : known.columns()) {
            json.writeRaw('\n');
            switch (column) {
                case EncodedColumn.Numbers numbers -> {
                    // JSON has no NaN: what is missing is an empty list
                    json.writeStartArray();
                    for (double value : numbers.values()) {
                        if (Double.isNaN(value)) {
                            json.writeStartArray();
                            json.writeEndArray();
                        } else {
                            json.writeNumber(value);
                        }
                    }
                    json.writeEndArray();
                }
                case EncodedColumn.Codes codes ->
                        json.writeArray(codes.values(), 0, codes.values().length);
            }
        }
        json.writeEndArray();
    }

    static NearestNeighbours read(ModelParser parser, Encoding encoding) throws IOException {
        parser.field("neighbours");
        int neighbours = parser.whole(1, Integer.MAX_VALUE);
        parser.field("units");
        double[] units = parser.exactly(encoding.features().size());
        for (double unit : units) {
            parser.expect(unit > 0, "a unit of 0");
        }
        parser.field("labels");
        int[] labels = parser.wholes(MOST_ROWS, 0, encoding.classes().size() - 1);
        parser.expect(labels.length > 0, "no row");
        parser.field("weights");
        long[] weights = parser.longs(labels.length);
        for (long weight : weights) {
            parser.expect(weight > 0 && weight <= Integer.MAX_VALUE, "a row without weight");
        }
        List<EncodedColumn> columns = new ArrayList<>();
        parser.field("rows");
        parser.beginList();
        for (Feature feature : encoding.features()) {
            columns.add(
                    switch (feature) {
                        case Feature.Numeric _ ->
                                new EncodedColumn.Numbers(parser.realsOrNone(labels.length));
                        case Feature.Category category -> {
                            int[] codes = parser.wholes(labels.length, 0, category.codes() - 1);
                            parser.expect(codes.length == labels.length, "too few values");
                            yield new EncodedColumn.Codes(codes);
                        }
                    });
        }
        parser.endList();
        return new NearestNeighbours(
                encoding, neighbours, new DataSet(encoding, columns, labels, weights), units);
    }
}
