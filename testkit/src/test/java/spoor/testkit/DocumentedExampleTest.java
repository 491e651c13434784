package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spoor.workbench.ResultTable;

class DocumentedExampleTest {
    private static final String PAGE =
            """
            # page
            ```kql
            T | count
            ```

            ```result
            Name | When                         | Share
            ada  | 2024-01-01T00:00:00.0000000Z | 0.33
                 |                              | 1
            ```
            ```kql
            U
            ```
            ```kql name=hunt
            not an example
            ```
            ```kql
            V
            ```
            ```problem
            SP1: no table 'V'
            ```
            """;

    @Test
    void readsQueriesWithWhatFollowsThem() {
        List<DocumentedExample> examples = DocumentedExample.read("p.md", PAGE.lines().toList());
        assertEquals(
                List.of("T | count", "U", "V"),
                examples.stream().map(DocumentedExample::query).toList());
        assertEquals(2, examples.getFirst().line());
        assertEquals(Optional.of("SP1: no table 'V'"), examples.getLast().problem());
        assertEquals(Optional.empty(), examples.get(1).result());
    }

    @Test
    void comparesCellsByTheDigitsPrinted() {
        DocumentedExample example =
                DocumentedExample.read("p.md", PAGE.lines().toList()).getFirst();
        long when = CellReader.moment("2024-01-01");
        String schema = "Name:string, When:datetime, Share:real";
        ResultTable right =
                Tables.of(
                        schema, new Object[] {"ada", when, 1.0 / 3}, new Object[] {"", null, 1.0});
        assertEquals(Optional.empty(), example.difference(right));
        ResultTable wrong =
                Tables.of(schema, new Object[] {"ada", when, 0.35}, new Object[] {"", null, 1.0});
        assertTrue(example.difference(wrong).isPresent());
        ResultTable turned =
                Tables.of(
                        schema, new Object[] {"", null, 1.0}, new Object[] {"ada", when, 1.0 / 3});
        assertTrue(example.difference(turned).isPresent());
    }
}
