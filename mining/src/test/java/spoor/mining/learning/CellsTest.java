package spoor.mining.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

class CellsTest {
    @Test
    void refusesWhatWouldNotFit() {
        Cells.check("classify", 10_000_000, 40);
        SpoorException refused =
                assertThrows(
                        SpoorException.class, () -> Cells.check("classify", 2_000_000_000, 100));
        assertEquals(ErrorKind.LIMIT, refused.kind());
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith("'classify' of 2,000,000,000 rows with 100 "),
                refused.getMessage());
    }
}
