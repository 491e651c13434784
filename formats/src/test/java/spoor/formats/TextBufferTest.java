package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import spoor.model.Column;
import spoor.model.KqlType;

class TextBufferTest {
    private static final int LONGEST = 40;

    @Test
    void textsOfEveryLengthComeBackFromEveryPlaceOfAnArray() {
        byte[] bytes = new byte[64];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 + 128);
        }
        TextBuffer texts = new TextBuffer(1);
        for (int from = 0; from <= bytes.length; from++) {
            for (int to = from; to <= Math.min(bytes.length, from + LONGEST); to++) {
                texts.set(0, bytes, from, to);
                assertArrayEquals(Arrays.copyOfRange(bytes, from, to), texts.get(0));
            }
        }
    }

    @Test
    void aShortTextIsItsLengthAndItsBytesPaddedWithZeros() {
        TextBuffer texts = new TextBuffer(3);
        byte[] bytes = "udp\ttunnelparens\tmore".getBytes(StandardCharsets.UTF_8);
        texts.set(1, bytes, 0, 3);
        assertEquals(3 | (long) 'u' << 32 | (long) 'd' << 40 | (long) 'p' << 48, texts.words()[2]);
        assertEquals(0, texts.words()[3]);
        texts.set(2, bytes, 4, 16);
        assertEquals(12 | (long) 't' << 32, texts.words()[4] & 0xFF_FFFF_FFFFL);
        assertEquals('s', texts.words()[5] >>> 56);
        assertEquals(0, texts.heapLength());
    }

    @Test
    void longTextsStandWholeInTheHeapOneBehindTheOther() {
        TextBuffer texts = new TextBuffer(2);
        byte[] first = new byte[13];
        byte[] second = new byte[100_000];
        Arrays.fill(first, (byte) 'a');
        Arrays.fill(second, (byte) 'b');
        texts.set(0, first, 0, first.length);
        texts.set(1, second, 0, second.length);
        assertEquals(0, texts.words()[1]);
        assertEquals(first.length, texts.words()[3]);
        assertEquals(first.length + second.length, texts.heapLength());
        assertArrayEquals(first, texts.get(0));
        assertArrayEquals(second, texts.get(1));
    }

    @Test
    void aClearedBatchHasEmptyTexts() {
        RecordBatch batch = new RecordBatch(List.of(new Column("a", KqlType.STRING)));
        batch.column(0).setText(0, new byte[20]);
        batch.endRow(0);
        batch.column(0).setText(1, new byte[5]);
        batch.dropRow();
        batch.clear();
        assertEquals(0, batch.column(0).textAt(0).length);
        assertEquals(0, batch.column(0).textAt(1).length);
        assertEquals(0, batch.column(0).texts().heapLength());
    }
}
