package spoor.workbench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.Column;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

class RowPlacesTest {
    @TempDir Path folder;

    private Case opened;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(folder.resolve("one.csv"), "name,n\nann,1\nbob,2\ncem,3\n");
        Files.writeString(folder.resolve("two.csv"), "name,n\ndan,4\n");
        opened = Case.temporary(Clock.systemUTC());
        assertEquals(2, opened.load(folder).lines().size());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void rowsKeepTheirPlaceThroughWhateverKeepsRows() {
        for (String text :
                List.of(
                        "one | where n == 2",
                        "one | where n == 2 | project name",
                        "one | project other = strcat(name, '!'), n | where n == 2 | project other",
                        "one | sort by n desc | take 2 | where n == 2",
                        "one | top 2 by n | where n == 2 | extend m = n + 1 | project-away name",
                        "let some = one | where n > 1; some | where n == 2",
                        "let some = one | where n > 1; union some, (some | where n == 9) | where n == 2",
                        "union one, two | where n == 2",
                        "one | extend list = dynamic([7]) | mv-expand list | where n == 2",
                        "search 'bob'")) {
            ResultTable table = asked(text);
            List<String> names = table.columns().stream().map(Column::name).toList();
            assertEquals(
                    List.of("_Source", "_Offset"),
                    names.subList(names.size() - 2, names.size()),
                    text);
            assertEquals(1, table.rowCount(), text);
            assertEquals(13L, table.rows().getFirst().getLast(), text);
        }
    }

    @Test
    void whereThereIsNoSinglePlaceTheResultStaysAsItIs() {
        for (String text :
                List.of(
                        "one | summarize count() by name",
                        "one | distinct name",
                        "one | join two on name",
                        "one | count",
                        "print 1",
                        "range i from 1 to 3 step 1",
                        "one | render table",
                        "one | summarize arg_max(n, *)")) {
            List<String> names = asked(text).columns().stream().map(Column::name).toList();
            assertFalse(names.contains("_Offset"), text);
        }
        assertEquals(
                List.of("_Offset", "name"),
                asked("one | project _Offset, name").columns().stream().map(Column::name).toList());
        assertFalse(
                opened.query("one").table().columns().stream()
                        .anyMatch(column -> column.name().equals("_Offset")));
    }

    private ResultTable asked(String text) {
        return opened.query(QueryRequest.of(text).withPlaces()).table();
    }
}
