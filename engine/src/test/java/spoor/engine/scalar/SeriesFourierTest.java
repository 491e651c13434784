package spoor.engine.scalar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spoor.engine.scalar.Bodies.call;
import static spoor.engine.scalar.Bodies.gives;

import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spoor.engine.scalar.json.Json;
import spoor.model.SpoorException;

class SeriesFourierTest {
    private static double[] part(Object columns, int place) {
        Json array = Objects.requireNonNull(Json.of((String) columns).array()).get(place);
        return Objects.requireNonNull(array.array()).stream().mapToDouble(Dynamics::real).toArray();
    }

    @Test
    void aWaveIsItsFrequency() {
        gives("[[0.0,2.0,0.0,2.0],[0.0,0.0,0.0,0.0]]", "series_fft", "[1,0,-1,0]");
        gives("[[0.0,0.0,0.0,0.0],[0.0,-2.0,0.0,2.0]]", "series_fft", "[0,1,0,-1]");
        gives("[[5.0],[0.0]]", "series_fft", "[5]");
        gives("[[],[]]", "series_fft", "[]");
    }

    @Test
    void theTransformIsTheSumThatDefinesIt() {
        Random random = new Random(7);
        double[] real = random.doubles(16, -1, 1).toArray();
        double[] imaginary = random.doubles(16, -1, 1).toArray();
        Object columns = some("series_fft_2", Series.of(real).text(), Series.of(imaginary).text());
        for (int k = 0; k < 16; k++) {
            double sum = 0;
            double imaginarySum = 0;
            for (int j = 0; j < 16; j++) {
                double angle = -2 * Math.PI * j * k / 16;
                sum += real[j] * Math.cos(angle) - imaginary[j] * Math.sin(angle);
                imaginarySum += real[j] * Math.sin(angle) + imaginary[j] * Math.cos(angle);
            }
            assertEquals(sum, part(columns, 0)[k], 1e-12);
            assertEquals(imaginarySum, part(columns, 1)[k], 1e-12);
        }
    }

    @Test
    void theInverseGivesTheSeriesBack() {
        Random random = new Random(8);
        double[] real = random.doubles(128).toArray();
        double[] imaginary = random.doubles(128).toArray();
        Object there = some("series_fft_2", Series.of(real).text(), Series.of(imaginary).text());
        Object back =
                some(
                        "series_ifft_2",
                        Series.of(part(there, 0)).text(),
                        Series.of(part(there, 1)).text());
        assertArrayEquals(real, part(back, 0), 1e-12);
        assertArrayEquals(imaginary, part(back, 1), 1e-12);
    }

    @Test
    void aLengthThatIsNoPowerOfTwoIsRefusedWithTheWayOut() {
        SpoorException refused =
                assertThrows(SpoorException.class, () -> call("series_fft", "[1,2,3]"));
        assertTrue(refused.toString().contains("this one has 3 elements"), refused.toString());
    }

    @Test
    void whatIsNoSeriesGivesNull() {
        gives("[null,null]", "series_fft", "[1,\"x\"]");
        gives("[null,null]", "series_fft_2", "[1,2]", "[1]");
    }

    private static Object some(String function, @Nullable Object... arguments) {
        return Objects.requireNonNull(call(function, arguments));
    }
}
