package spoor.kql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
    @Test
    void reportsHexNumbersWithoutDigitsInsteadOfFailing() {
        for (String text :
                List.of(
                        "print dynamic([0x])",
                        "print 0x",
                        "print dynamic([0xFFFFFFFFFFFFFFFFFFFF])",
                        "print 0xFFFFFFFFFFFFFFFFFFFF",
                        "print int(0x)")) {
            assertFalse(Parser.parse(text).problems().isEmpty(), text);
        }
        assertEquals(List.of(), Parser.parse("print dynamic([0x1F])").problems());
    }
}
