package spoor.mining.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import spoor.mining.Parallel;
import spoor.mining.models.ModelParser;
import spoor.model.Stop;

/// Each feature cut into at most 256 bins in order, as the trees see it. Bin 0 of a number is where
/// it is missing. The values of a category are put in the order of how they lean to the classes
/// (see [CategoryOrder]), so that a tree parts them as it parts numbers.
record Bins(List<Cut> cuts) {
    static final int MOST = 256;

    /// How one feature is cut.
    sealed interface Cut {
        int bins();

        /// @param edges ascending: bin 1 holds what is at most the first, bin 2 what is above it
        ///   and at most the second, ...
        record Edges(double[] edges) implements Cut {
            @Override
            public int bins() {
                return edges.length + 2;
            }

            int bin(double value) {
                if (Double.isNaN(value)) {
                    return 0;
                }
                int low = 0;
                int high = edges.length;
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (edges[middle] < value) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                return low + 1;
            }
        }

        /// @param binOf of each code
        record Groups(int[] binOf, int bins) implements Cut {}
    }

    Bins {
        cuts = List.copyOf(cuts);
    }

    static Bins of(DataSet data, int threads, Stop stop) {
        Cut[] cuts = new Cut[data.columns().size()];
        Parallel.run(cuts.length, threads, stop, column -> cuts[column] = cut(data, column));
        return new Bins(List.of(cuts));
    }

    private static Cut cut(DataSet data, int column) {
        return switch (data.columns().get(column)) {
            case EncodedColumn.Numbers numbers ->
                    new Cut.Edges(NumberEdges.of(numbers.values(), data.weights(), MOST - 1));
            case EncodedColumn.Codes codes ->
                    CategoryOrder.of(
                            data,
                            codes.values(),
                            ((Feature.Category) data.encoding().features().get(column)).codes(),
                            MOST);
        };
    }

    /// The bin of each row, column by column.
    byte[][] bin(DataSet data, int threads, Stop stop) {
        byte[][] bins = new byte[cuts.size()][];
        Parallel.run(cuts.size(), threads, stop, column -> bins[column] = bin(data, column));
        return bins;
    }

    private byte[] bin(DataSet data, int column) {
        byte[] bins = new byte[data.rows()];
        switch (data.columns().get(column)) {
            case EncodedColumn.Numbers numbers -> {
                Cut.Edges edges = (Cut.Edges) cuts.get(column);
                for (int row = 0; row < bins.length; row++) {
                    bins[row] = (byte) edges.bin(numbers.values()[row]);
                }
            }
            case EncodedColumn.Codes codes -> {
                int[] binOf = ((Cut.Groups) cuts.get(column)).binOf();
                for (int row = 0; row < bins.length; row++) {
                    bins[row] = (byte) binOf[codes.values()[row]];
                }
            }
        }
        return bins;
    }

    /// Writes a list: of a number its edges, of a category the bin of each code.
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("bins");
        for (Cut cut : cuts) {
            json.writeRaw('\n');
            switch (cut) {
                case Cut.Edges edges -> json.writeArray(edges.edges(), 0, edges.edges().length);
                case Cut.Groups groups -> json.writeArray(groups.binOf(), 0, groups.binOf().length);
            }
        }
        json.writeEndArray();
    }

    static Bins read(ModelParser parser, Encoding encoding) throws IOException {
        List<Cut> cuts = new ArrayList<>();
        parser.field("bins");
        parser.beginList();
        for (Feature feature : encoding.features()) {
            cuts.add(
                    switch (feature) {
                        case Feature.Numeric _ -> new Cut.Edges(edges(parser));
                        case Feature.Category category -> groups(parser, category);
                    });
        }
        parser.endList();
        return new Bins(cuts);
    }

    private static double[] edges(ModelParser parser) throws IOException {
        double[] edges = parser.reals(MOST - 2);
        for (int i = 1; i < edges.length; i++) {
            parser.expect(edges[i - 1] < edges[i], "edges that do not ascend");
        }
        return edges;
    }

    private static Cut.Groups groups(ModelParser parser, Feature.Category category)
            throws IOException {
        int[] binOf = parser.wholes(category.codes(), 0, MOST - 1);
        parser.expect(binOf.length == category.codes(), "a list that is too short");
        int bins = 1;
        for (int bin : binOf) {
            bins = Math.max(bins, bin + 1);
        }
        return new Cut.Groups(binOf, bins);
    }
}
