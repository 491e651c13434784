package spoor.mining.anomalies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.mining.DistinctRows;
import spoor.mining.Rows;
import spoor.model.RowBatch;
import spoor.model.Stop;
import spoor.model.Vector;

/// Finds the shapes of the rows, and refuses rows that have no place among others.
final class ShapeReader {
    private final AnomalyCall call;
    private final Rows rows;
    private final List<Optional<TextCodes>> texts = new ArrayList<>();
    private final int[] places;
    private final long[] missing;

    private ShapeReader(AnomalyCall call, Rows rows) {
        this.call = call;
        this.rows = rows;
        this.places = call.columns().stream().mapToInt(rows::index).toArray();
        this.missing = new long[places.length];
    }

    static Shapes read(AnomalyCall call, Rows rows, Encoding encoding, Stop stop) {
        ShapeReader reader = new ShapeReader(call, rows);
        if (rows.count() == 0) {
            call.arguments().noRows("to look at");
            call.arguments().throwProblems();
        }
        for (int column = 0; column < reader.places.length; column++) {
            reader.texts.add(
                    AnomalyCall.isText(call.columns().get(column))
                            ? Optional.of(TextCodes.of(rows, reader.places[column], encoding, stop))
                            : Optional.empty());
        }
        return reader.shapes(encoding, stop);
    }

    private Shapes shapes(Encoding encoding, Stop stop) {
        int dimensions = places.length;
        DistinctRows distinct = new DistinctRows(dimensions);
        int[] ofRow = new int[rows.count()];
        int begin = 0;
        for (RowBatch batch : rows.batches()) {
            stop.check();
            double[] numbers = new double[Math.multiplyExact(batch.rows(), dimensions)];
            for (int column = 0; column < dimensions; column++) {
                fill(numbers, batch, column, begin);
            }
            for (int row = 0; row < batch.rows(); row++) {
                if ((row & 1023) == 0) {
                    stop.check();
                }
                ofRow[begin + row] = distinct.add(numbers, row * dimensions);
            }
            begin += batch.rows();
        }
        refuseMissing();
        int[] order = distinct.places();
        for (int row = 0; row < ofRow.length; row++) {
            ofRow[row] = order[ofRow[row]];
        }
        return new Shapes(
                call.columns(),
                encoding,
                distinct.values(order),
                distinct.weights(order),
                ofRow,
                texts.stream()
                        .map(text -> text.map(TextCodes::counts).orElse(new long[0]))
                        .toList());
    }

    private void fill(double[] numbers, RowBatch batch, int column, int begin) {
        int dimensions = places.length;
        if (texts.get(column).isPresent()) {
            TextCodes codes = texts.get(column).get();
            for (int row = 0; row < batch.rows(); row++) {
                numbers[row * dimensions + column] = codes.code(begin + row);
            }
            return;
        }
        Vector vector = batch.vectors().get(places[column]);
        for (int row = 0; row < batch.rows(); row++) {
            double value = Rows.number(vector, row);
            if (!Double.isFinite(value)) {
                missing[column]++;
            }
            // -0 becomes 0
            numbers[row * dimensions + column] = value + 0.0;
        }
    }

    private void refuseMissing() {
        for (int column = 0; column < missing.length; column++) {
            if (missing[column] > 0) {
                call.arguments()
                        .noNumbers(
                                "columns",
                                call.columns().get(column),
                                missing[column],
                                rows.count());
            }
        }
        call.arguments().throwProblems();
    }
}
