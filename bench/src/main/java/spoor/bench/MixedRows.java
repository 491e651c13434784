package spoor.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import spoor.mining.Rows;
import spoor.model.Column;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.Vector;

/// Made-up flows of 40 columns, 24 numbers and 16 categories of 2 to 200 values, and a label that 4
/// of 100 have: a third of the numbers are somewhat larger for them, half of the categories tilted,
/// and two of these agree more often.
final class MixedRows {
    static final int NUMBERS = 24;
    static final int CATEGORIES = 16;
    static final int COLUMNS = NUMBERS + CATEGORIES;
    private static final double SHARE = 0.04;

    /// `[column][row]`; of a category its code.
    final float[][] values;

    final boolean[] attacks;

    MixedRows(int rows) {
        SplittableRandom random = new SplittableRandom(20_24);
        values = new float[COLUMNS][rows];
        attacks = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            boolean attack = random.nextDouble() < SHARE;
            attacks[row] = attack;
            for (int i = 0; i < NUMBERS; i++) {
                double shift = attack && i % 3 == 0 ? 0.2 + 0.05 * i : 0;
                double number = Math.exp(random.nextGaussian() + shift + i % 5);
                // some are counts
                values[i][row] = (float) (i % 2 == 0 ? number : Math.rint(number));
            }
            for (int i = 0; i < CATEGORIES; i++) {
                int codes = codes(i);
                double unit = random.nextDouble();
                boolean tilted = attack && i % 2 == 0 && random.nextInt(3) == 0;
                int code = (int) (codes * unit * unit);
                values[NUMBERS + i][row] = tilted ? random.nextInt(codes) : code;
            }
            if (attack && random.nextInt(2) == 0) {
                values[NUMBERS + 5][row] = values[NUMBERS + 6][row] % codes(5);
            }
        }
    }

    private static int codes(int category) {
        return (int) Math.round(2 * Math.pow(100, category / (CATEGORIES - 1.0)));
    }

    /// Some rows as a table; the label is the last column.
    Rows table(int from, int to) {
        List<Column> columns = new ArrayList<>();
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            boolean number = i < NUMBERS;
            columns.add(new Column("c" + i, number ? KqlType.REAL : KqlType.STRING));
            double[] numbers = new double[to - from];
            @Nullable String[] texts = new @Nullable String[number ? 0 : to - from];
            for (int row = from; row < to; row++) {
                numbers[row - from] = values[i][row];
                if (!number) {
                    texts[row - from] = "v" + (int) values[i][row];
                }
            }
            vectors.add(
                    number ? new Vector.Doubles(numbers, new boolean[0]) : new Vector.Texts(texts));
        }
        columns.add(new Column("label", KqlType.BOOL));
        long[] labels = new long[to - from];
        for (int row = from; row < to; row++) {
            labels[row - from] = attacks[row] ? 1 : 0;
        }
        vectors.add(new Vector.Longs(labels, new boolean[0]));
        return new Rows(columns, List.of(new RowBatch(columns, vectors, to - from)), to - from);
    }

    /// Row by row 41 little-endian floats, the label last.
    void write(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(4 * (COLUMNS + 1)).order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int row = 0; row < attacks.length; row++) {
                buffer.clear();
                for (float[] column : values) {
                    buffer.putFloat(column[row]);
                }
                buffer.putFloat(attacks[row] ? 1 : 0);
                out.write(buffer.array());
            }
        }
    }
}
