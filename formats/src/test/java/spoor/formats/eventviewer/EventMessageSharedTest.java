package spoor.formats.eventviewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import spoor.formats.RecordBatch;

/// Compares the columns that follow from descriptions of real security events with the events' own
/// data, which say the same in other words.
class EventMessageSharedTest {
    /// Columns that the description and the data write in different ways: texts for `%%` numbers,
    /// lists.
    private static final Set<String> OTHERWISE_WRITTEN =
            Set.of("AccessList", "AccessReason", "PrivilegeList", "GroupMembership", "Properties");

    /// Data that the descriptions of these events do not show, or as text.
    private static final Set<String> NOT_SHOWN =
            Set.of("4674 AccessMask", "4690 ProcessId", "4799 ProcessId");

    private static final Set<String> OF_THE_LOG = Set.of("TaskCategory", "Keywords", "Channel");

    private final JsonFactory json = new JsonFactory();
    private final EventRow events = new EventRow();
    private final RecordBatch batch = new RecordBatch(EventColumns.SECURITY);
    private final Map<String, Integer> differences = new TreeMap<>();
    private int compared;
    private int agreed;

    @Test
    void agreesWithTheDataOfRealEvents() throws IOException {
        String named = System.getenv("SPOOR_SHARED");
        Path shared =
                named == null
                        ? Path.of(System.getProperty("spoor.root", ".."), "..", "shared")
                        : Path.of(named);
        Path folder = shared.resolve("data/windows-json/otrf");
        assumeTrue(Files.isDirectory(folder), "no collection of real logs here");
        List<Path> zips = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".zip")).sorted().forEach(zips::add);
        }
        for (Path zip : zips) {
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (entry.getName().endsWith(".json")) {
                        lines(in);
                    }
                }
            }
        }
        assertTrue(compared > 100_000, compared + " compared");
        assertEquals(Map.of(), differences, agreed + " of " + compared + " agree");
    }

    private void lines(InputStream in) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String line = reader.readLine();
        while (line != null) {
            if (line.contains("\"Channel\":\"Security\"")) {
                compare(members(line));
            }
            line = reader.readLine();
        }
    }

    private Map<String, String> members(String line) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = json.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    members.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return members;
    }

    private void compare(Map<String, String> data) {
        String message = data.getOrDefault("Message", "");
        if (message.isEmpty()) {
            return;
        }
        batch.clear();
        batch.column(EventColumns.MESSAGE).setText(0, message.getBytes(StandardCharsets.UTF_8));
        batch.column(EventColumns.EVENT).setLong(0, Long.parseLong(data.get("EventID")));
        events.complete(batch, 0);
        for (int i = 0; i < EventColumns.SECURITY.size(); i++) {
            String name = EventColumns.SECURITY.get(i).name();
            String expected = data.getOrDefault(name, "").strip();
            boolean comparable =
                    !expected.isEmpty()
                            && !expected.contains("%%")
                            && i != EventColumns.MESSAGE
                            && !NOT_SHOWN.contains(data.get("EventID") + " " + name)
                            && !OTHERWISE_WRITTEN.contains(name)
                            && !OF_THE_LOG.contains(name);
            if (comparable) {
                compared++;
                String found =
                        switch (batch.column(i).type()) {
                            case INT -> Long.toString(batch.column(i).longAt(0));
                            default ->
                                    new String(batch.column(i).textAt(0), StandardCharsets.UTF_8);
                        };
                boolean same =
                        found.toLowerCase(Locale.ROOT).equals(expected.toLowerCase(Locale.ROOT));
                agreed += same ? 1 : 0;
                if (!same) {
                    differences.merge(
                            data.get("EventID")
                                    + " "
                                    + name
                                    + " '"
                                    + expected
                                    + "' '"
                                    + found
                                    + "'",
                            1,
                            Integer::sum);
                }
            }
        }
        batch.endRow(0);
    }
}
