package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WarmFrontEndTest {
    @Test
    void readsBindsAndPlansItsQueriesWithoutAProblem() {
        assertEquals(List.of(), WarmFrontEnd.run());
    }
}
