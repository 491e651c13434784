package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    @Test
    void noValueIsLostOrChanged() throws SQLException {
        Path file =
                parquet(
                        "types.parquet",
                        "SELECT true AS b, 7::TINYINT AS t, 4294967295::UINTEGER AS u,"
                                + " 18446744073709551615::UBIGINT AS ub, 1.5::FLOAT AS f,"
                                + " 12345678901234567890.12345::DECIMAL(30,5) AS d, 'zoë' AS s,"
                                + " DATE '2024-02-29' AS day, TIMESTAMP '2024-01-02 03:04:05.678901' AS"
                                + " time, TIMESTAMPTZ '2024-01-02 03:04:05+02' AS zoned,"
                                + " TIMESTAMP_NS '2024-01-02 03:04:05.123456789' AS ns,"
                                + " uuid '5C1B8E6A-0000-4000-8000-00000000000A' AS g,"
                                + " {'a': 1, 'b': [1, 2]} AS nested, MAP {'k': 'v'} AS m,"
                                + " '\\xFF\\x00'::BLOB AS raw, NULL::BIGINT AS none, NULL::VARCHAR AS"
                                + " nothing");
        try (Case opened = open()) {
            Account account = opened.load(file);
            assertTrue(account.balanced());
            assertEquals(1, account.totals().events().count());
            assertEquals(
                    file.toFile().length(), account.lines().getFirst().source().content().size());
            assertEquals(
                    List.of(
                            "True|7|4294967295|18446744073709551615|1.5|12345678901234567890.12345"
                                    + "|zoë|2024-02-29T00:00:00.0000000Z|2024-01-02T03:04:05.6789010Z"
                                    + "|2024-01-02T01:04:05.0000000Z|2024-01-02T03:04:05.1234567Z"
                                    + "|1704164645123456789|5c1b8e6a-0000-4000-8000-00000000000a"
                                    + "|{\"a\":1,\"b\":[1,2]}|{\"k\":\"v\"}|/wA=||"),
                    texts(
                            opened,
                            "types | project strcat_delim('|', b, t, u, tostring(ub), f,"
                                    + " tostring(d), s, day, time, zoned, ns, ns_ns, g,"
                                    + " tostring(nested), tostring(m), raw, tostring(none),"
                                    + " nothing)"));
        }
    }

    @Test
    void rowsKeepTheirOrderAndNumberAlsoWithinAnArchive() throws SQLException, IOException {
        Path file =
                parquet("many.parquet", "SELECT i AS id, 'n' || i AS name FROM range(5000) t(i)");
        Path zip = folder.resolve("logs.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("in/many.parquet"));
            out.write(Files.readAllBytes(file));
        }
        try (Case opened = open()) {
            Account account = opened.load(zip);
            assertTrue(account.balanced());
            assertEquals(5000, account.totals().events().count());
            assertEquals(
                    List.of("5000 12497500 5000"),
                    texts(
                            opened,
                            "many | summarize n = count(), s = sum(id), same = countif(id =="
                                    + " _Offset and name == strcat('n', id)) | project strcat(n, '"
                                    + " ', s, ' ', same)"));
        }
        assertTrue(
                !Files.exists(folder.resolve("case/temporary"))
                        || folder.resolve("case/temporary").toFile().list().length == 0);
    }

    @Test
    void timesThatAreNoDatetimeAreKeptAsRejects() throws SQLException {
        Path file =
                parquet(
                        "odd.parquet",
                        "SELECT unnest([TIMESTAMP 'infinity', TIMESTAMP '12000-01-01 00:00:00',"
                                + " TIMESTAMP '2024-01-01 00:00:00', NULL]) AS time");
        try (Case opened = open()) {
            Account account = opened.load(file);
            assertTrue(account.balanced());
            assertEquals(4, account.totals().events().count());
            assertEquals(2, account.totals().rejectedValues());
            assertEquals(
                    List.of("infinity", "12000-01-01 00:00:00"),
                    opened.rejects(Optional.empty(), 0).stream()
                            .map(reject -> reject.text())
                            .toList());
        }
    }

    @Test
    void aCutFileIsListedWithItsReason() throws SQLException, IOException {
        Path file = parquet("cut.parquet", "SELECT i AS id FROM range(5000) t(i)");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        try (Case opened = open()) {
            Account account = opened.load(file);
            assertEquals(1, account.unread());
            assertTrue(account.balanced());
            assertTrue(
                    account.lines().getFirst().source().why().contains("is a Parquet file"),
                    account.toString());
        }
    }

    private Path parquet(String name, String sql) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + sql + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }

    private Case open() {
        return Case.open(folder.resolve("case"), CLOCK);
    }

    private static List<String> texts(Case opened, String query) {
        return opened.query(query).tables().getFirst().rows().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }
}
