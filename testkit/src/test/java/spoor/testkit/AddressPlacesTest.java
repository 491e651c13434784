package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.model.ErrorKind;
import spoor.model.ProblemException;
import spoor.model.SpoorException;
import spoor.testkit.corpus.PlacesFile;
import spoor.workbench.Case;
import spoor.workbench.QueryRequest;
import spoor.workbench.external.ExternalFiles;

class AddressPlacesTest {
    @TempDir Path folder;

    private static void write(int version, Path file) throws IOException {
        new PlacesFile(version)
                .network(
                        "203.0.113.0",
                        24,
                        PlacesFile.place("Atlantis", "Poseidonis", 31.25, -24.25))
                .network("198.51.100.0", 25, PlacesFile.place("Lemuria", "", -8.5, 70.0))
                .save(file);
    }

    private static String answer(Case opened, String address) {
        return String.valueOf(
                opened.query(QueryRequest.of("print geo_info_from_ip_address('" + address + "')"))
                        .tables()
                        .getFirst()
                        .rows()
                        .getFirst()
                        .getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void tellsWhereAnAddressIs(int version) throws IOException {
        Path place = folder.resolve("case" + version);
        Files.createDirectories(place);
        write(version, place.resolve("GeoLite2-City.mmdb"));
        try (Case opened = Case.open(place)) {
            String atlantis =
                    "{\"country\":\"Atlantis\",\"state\":\"Poseidonis\",\"city\":\"Poseidonis\","
                            + "\"latitude\":31.25,\"longitude\":-24.25}";
            assertEquals(atlantis, answer(opened, "203.0.113.77"));
            assertEquals(atlantis, answer(opened, "::ffff:203.0.113.77"));
            assertEquals(
                    "{\"country\":\"Lemuria\",\"latitude\":-8.5,\"longitude\":70.0}",
                    answer(opened, "198.51.100.127"));
            for (String none :
                    List.of("198.51.100.128", "10.0.0.1", "2001:db8::1", "", "host", "1.2.3")) {
                assertEquals("null", answer(opened, none), none);
            }
        }
    }

    @Test
    void theUserMayNameTheDatabase() throws IOException {
        Path database = folder.resolve("mine.mmdb");
        write(6, database);
        try (Case opened = Case.open(folder.resolve("case"))) {
            ProblemException problem =
                    assertThrows(ProblemException.class, () -> answer(opened, "203.0.113.1"));
            assertTrue(
                    problem.problems().getFirst().hint().contains("--external GeoLite2-City.mmdb"));
            opened.allow(new ExternalFiles(List.of(), Map.of("GeoLite2-City.mmdb", database)));
            assertTrue(answer(opened, "203.0.113.1").contains("Atlantis"));
        }
    }

    /// Whatever is damaged, an answer or an error of DATA.
    @Test
    void aDamagedDatabaseIsAnError() throws IOException {
        Path whole = folder.resolve("whole.mmdb");
        write(6, whole);
        byte[] bytes = Files.readAllBytes(whole);
        Random random = new Random(7);
        try (Case opened = Case.open(folder.resolve("case"))) {
            for (int i = 0; i < 60; i++) {
                byte[] damaged = bytes.clone();
                for (int j = 0; j < 3; j++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                if (i % 4 == 0) {
                    damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
                }
                Path file = folder.resolve("damaged" + i + ".mmdb");
                Files.write(file, damaged);
                opened.allow(new ExternalFiles(List.of(), Map.of("GeoLite2-City.mmdb", file)));
                try {
                    answer(opened, "203.0.113.1");
                } catch (SpoorException e) {
                    assertEquals(ErrorKind.DATA, e.kind(), e.getMessage());
                }
            }
        }
    }
}
