package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteScanTest {
    private final Random random = new Random(11);

    /// Few different bytes, among them neighbours and those with the highest bit set.
    private byte[] bytes(int length) {
        byte[] few = {0, 1, '"', '!', '#', '\n', 11, (byte) 0x80, (byte) 0xA2, (byte) 0xFF};
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = few[random.nextInt(few.length)];
        }
        return bytes;
    }

    @Test
    void findsWhatALoopFinds() {
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = bytes(random.nextInt(40));
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            for (byte sought : new byte[] {'"', 0, (byte) 0x80, '\n'}) {
                int expected = from;
                while (expected < to && bytes[expected] != sought) {
                    expected++;
                }
                assertEquals(expected, ByteScan.find(bytes, from, to, sought));
            }
        }
    }

    @Test
    void marksEveryEqualByteAndNoOther() {
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = bytes(8);
            long marks =
                    ByteScan.equalBytes(ByteScan.word(bytes, 0), ByteScan.repeated((byte) '"'));
            for (int i = 0; i < 8; i++) {
                long bit = marks >>> 8 * i & 0xFF;
                assertEquals(bytes[i] == '"' ? 0x80 : 0, bit);
            }
        }
    }

    @Test
    void seesBytesThatAreNoAscii() {
        for (int length = 0; length < 30; length++) {
            for (int place = 0; place < length; place++) {
                byte[] bytes = new byte[length];
                bytes[place] = (byte) 0x80;
                for (int from = 0; from <= length; from++) {
                    for (int to = from; to <= length; to++) {
                        boolean ascii = place < from || place >= to;
                        assertEquals(ascii, ByteScan.isAscii(bytes, from, to));
                    }
                }
            }
        }
    }
}
