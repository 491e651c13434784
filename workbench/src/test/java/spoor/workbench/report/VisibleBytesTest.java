package spoor.workbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VisibleBytesTest {
    @Test
    void showsBytesThatAreNoTextInHexAndKeepsTheRest() {
        byte[] bytes = {'a', (byte) 0xff, (byte) 0xc3, (byte) 0xa9, (byte) 0xc3, 'b', (byte) 0xe2};
        assertEquals("a\\xFFé\\xC3b\\xE2", VisibleBytes.line(bytes));
    }

    @Test
    void letsNoControlEscapeOrBidirectionalCharacterThrough() {
        assertEquals(
                "\\u{001B}[2J\\u{0000}\\u{202E}gnp.exe\\u{000A}",
                VisibleBytes.line(
                        "\u001b[2J\u0000\u202egnp.exe\n".getBytes(StandardCharsets.UTF_8)));
    }
}
