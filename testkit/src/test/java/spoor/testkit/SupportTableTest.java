package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spoor.kql.bind.Binder;
import spoor.kql.bind.Catalog;
import spoor.kql.bind.Plugins;
import spoor.kql.functions.Functions;
import spoor.kql.functions.Unsupported;
import spoor.kql.syntax.Parser;
import spoor.mining.Miners;
import spoor.workbench.query.Support;

class SupportTableTest {
    private static final Path PAGE =
            Path.of(System.getProperty("spoor.root", "."), "docs", "support.md");

    @Test
    void everyNameOfTheLanguageIsOnThePageAndWhatIsSupportedThereStillIs() throws IOException {
        SupportTable table = SupportTable.read(Shared.file("kql/functions.json"));
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        List<String> wrong = new ArrayList<>();
        table.kinds()
                .values()
                .forEach(lines ->
                        lines.forEach((name, line) -> {
                            boolean lost =
                                    line.status() == SupportTable.Status.NO
                                            && !page.contains("| `" + name + "` | no |");
                            if (!page.contains("| `" + name + "` |") || lost) {
                                wrong.add(name);
                            }
                        }));
        assertEquals(List.of(), wrong, "run ./conformance --support FUNCTIONS.json");
    }

    @Test
    void noReasonIsGivenForAFunctionThatIsThere() {
        List<String> there = new ArrayList<>(Unsupported.names());
        there.removeIf(name ->
                Functions.named(name).isEmpty()
                        && !Support.aggregations().contains(name)
                        && !Support.windowFunctions().contains(name));
        assertEquals(List.of(), there);
    }

    private static boolean isPlugin(String name) {
        var bound =
                Binder.bind(
                        Parser.parse("print x = 1 | evaluate " + name + "()"),
                        new Binder.Surroundings(
                                Catalog.of(List.of()), Plugins.none(), 0, Map.of()));
        return bound.problems().stream()
                .noneMatch(problem -> problem.message().contains("not supported"));
    }

    @Test
    void whatIsMissingIsToldOnlyOfNamesThatAreThere() {
        for (String name : Unsupported.partlySupported()) {
            assertTrue(
                    Functions.named(name).isPresent()
                            || Functions.named("$" + name).isPresent()
                            || Support.aggregations().contains(name)
                            || name.equals("database")
                            || isPlugin(name)
                            || Miners.named(name).isPresent(),
                    name);
        }
    }
}
