package spoor.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import spoor.formats.delimited.DelimitedRows;

/// Reads real flows, error logs and labelled Zeek logs, where they are there, and compares every
/// row with what an independent reading of the same file gives.
class NetworkSharedTest {
    private static Rows read(String name) {
        Path file = SharedDataTest.shared().resolve("data").resolve(name);
        assumeTrue(Files.exists(file), "no collection of real logs here");
        return Rows.of(file);
    }

    private static List<List<String>> cells(String name, char delimiter) throws IOException {
        Path file = SharedDataTest.shared().resolve("data").resolve(name);
        assumeTrue(Files.exists(file), "no collection of real logs here");
        DelimitedRows rows = new DelimitedRows(Files.readAllBytes(file), delimiter);
        List<List<String>> all = new ArrayList<>();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            all.add(row.get());
        }
        return all;
    }

    private static Map<String, Long> counts(Rows rows, String column) {
        return new TreeMap<>(
                rows.rows().stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.getOrDefault(column, ""),
                                        Collectors.counting())));
    }

    @Test
    void argusRowsHaveTheCellsOfTheFile() throws IOException {
        for (Map.Entry<String, Character> file :
                Map.of(
                                "flow/argus/test2-malicious.binetflow", ',',
                                "flow/argus/test5-mixed.binetflow", '\t')
                        .entrySet()) {
            List<List<String>> cells = cells(file.getKey(), file.getValue());
            Rows rows = read(file.getKey());
            assertEquals(cells.size() - 1, rows.rows().size(), file.getKey());
            List<String> names = cells.getFirst();
            for (int i = 1; i < cells.size(); i++) {
                List<String> row = cells.get(i);
                Map<String, String> read = rows.row(i - 1);
                String place = file.getKey() + " " + i;
                assertCell(names, row, "SrcAddr", read, "SrcIpAddr", place);
                assertCell(names, row, "DstAddr", read, "DstIpAddr", place);
                assertCell(names, row, "TotBytes", read, "NetworkBytes", place);
                assertCell(names, row, "SrcBytes", read, "SrcBytes", place);
                assertCell(names, row, "TotPkts", read, "NetworkPackets", place);
                assertCell(names, row, "State", read, "State", place);
                assertCell(names, row, "Label", read, "Label", place);
                assertCell(names, row, "Dir", read, "Dir", place);
                assertCell(names, row, "sTos", read, "sTos", place);
            }
        }
    }

    private static void assertCell(
            List<String> names,
            List<String> row,
            String from,
            Map<String, String> read,
            String to,
            String place) {
        int index = names.indexOf(from);
        String expected = index < row.size() ? row.get(index).strip() : "";
        assertEquals(expected, read.getOrDefault(to, ""), place + " " + to);
    }

    @Test
    void nslKddRowsHaveTheLabelsAndBytesOfTheFile() throws IOException {
        String name = "flow/nsl-kdd/KDDTrain+_20Percent.txt";
        List<List<String>> cells = cells(name, ',');
        Rows rows = read(name);
        assertEquals(25_192, rows.rows().size());
        for (int i = 0; i < cells.size(); i++) {
            assertEquals(cells.get(i).get(41), rows.cell(i, "Label"));
            assertEquals(cells.get(i).get(42), rows.cell(i, "difficulty"));
            assertEquals(cells.get(i).get(4), rows.cell(i, "SrcBytes"));
            assertEquals(cells.get(i).get(3), rows.cell(i, "State"));
            assertEquals(cells.get(i).get(2), rows.cell(i, "NetworkApplicationProtocol"));
        }
        assertEquals(List.of(), rows.read().rejects());
    }

    @Test
    void azureRowsHaveEveryColumnOfTheFile() throws IOException {
        Rows rows = read("flow/azure/az_net_flows.csv");
        assertEquals(460, rows.rows().size());
        assertEquals(Map.of("TCP", 426L, "UDP", 34L), counts(rows, "NetworkProtocol"));
        assertEquals(Map.of("Inbound", 7L, "Outbound", 453L), counts(rows, "NetworkDirection"));
        assertEquals(24 + 25 - 9, rows.read().chosen().reading().columns().size());
        assertEquals(List.of(), rows.read().rejects());
    }

    @Test
    void apacheErrorsHaveTheLevelAndContentOfTheStructuredFile() throws IOException {
        Rows rows = read("loghub/Apache/Apache_2k.log");
        List<List<String>> cells = cells("loghub/Apache/Apache_2k.log_structured.csv", ',');
        assertEquals(2000, rows.rows().size());
        for (int i = 0; i < 2000; i++) {
            List<String> expected = cells.get(i + 1);
            String message = rows.cell(i, "Message");
            assertEquals(expected.get(2), rows.cell(i, "Level"));
            assertTrue(
                    expected.get(3).equals(message)
                            || expected.get(3)
                                    .equals(
                                            "[client "
                                                    + rows.cell(i, "SrcIpAddr")
                                                    + "] "
                                                    + message),
                    expected.get(3));
        }
    }

    @Test
    void labelledZeekLogsKeepTheirLabels() throws IOException {
        String name = "zeek/stratosphere/001-zeek-scenario-malicious/labeled-conn.log";
        Rows rows = read(name);
        Path file = SharedDataTest.shared().resolve("data").resolve(name);
        Map<String, Long> expected =
                new TreeMap<>(
                        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                                .filter(line -> !line.startsWith("#"))
                                .map(line -> line.split("\t", -1)[21])
                                .collect(
                                        Collectors.groupingBy(
                                                label -> label, Collectors.counting())));
        assertEquals(expected, counts(rows, "label"));
        assertTrue(
                rows.read()
                        .chosen()
                        .recognition()
                        .assumptions()
                        .toString()
                        .contains("capture's start"));
    }
}
