package spoor.workbench.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.kql.bind.Place;
import spoor.kql.bind.RemoteBinder.Asked;
import spoor.model.Column;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.RowBatch;
import spoor.model.RowCursor;
import spoor.model.SpoorException;
import spoor.model.Stop;
import spoor.model.TableSchema;
import spoor.model.Vector;

class RemotesTest {
    @TempDir Path folder;

    private final Time clock = new Time();
    private final List<String> asked = new ArrayList<>();
    private Remotes remotes = new Remotes(new Connections(Path.of("")), clock);
    private int batches = 1;

    /// A clock that is set.
    private static final class Time extends Clock {
        private Instant now = Instant.parse("2024-05-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /// Has one table of one column, and gives a hundred thousand rows a batch.
    private final class Fake implements RemoteProvider, RemoteSession {
        @Override
        public Connection.Kind kind() {
            return Connection.Kind.KUSTO;
        }

        @Override
        public RemoteSession open(Connection connection) {
            return this;
        }

        @Override
        public Optional<List<TableSchema>> tables() {
            asked.add("tables");
            return Optional.of(
                    List.of(new TableSchema("T", List.of(new Column("x", KqlType.LONG)))));
        }

        @Override
        public Optional<TableSchema> table(String name) {
            return Optional.empty();
        }

        @Override
        public RowCursor query(String text, long mostRows, Stop stop) {
            asked.add(text);
            List<Column> columns = List.of(new Column("x", KqlType.LONG));
            return new RowCursor() {
                private int left = batches;

                @Override
                public List<Column> columns() {
                    return columns;
                }

                @Override
                public Optional<RowBatch> next() {
                    return left-- > 0
                            ? Optional.of(
                                    new RowBatch(
                                            columns,
                                            List.of(
                                                    new Vector.Longs(
                                                            new long[100_000], new boolean[0])),
                                            100_000))
                            : Optional.empty();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void connect() {
        remotes = new Remotes(new Connections(folder), clock);
        remotes.through(List.of(new Fake()));
        var _ = remotes.connect(connection("far", "Samples"), false);
    }

    private static Connection connection(String name, String database) {
        return new Connection(
                name,
                Connection.Kind.KUSTO,
                URI.create("https://help.westus.kusto.windows.net:444"),
                database,
                "contoso",
                Connection.Login.AZURE,
                Optional.of("-----BEGIN CERTIFICATE-----"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "far",
                "help",
                "help.westus",
                "HELP.westus.kusto.windows.net",
                "https://help.westus.kusto.windows.net:444/"
            })
    void aClusterHasSeveralNames(String cluster) {
        assertEquals(1, remotes.database(Optional.of(cluster), "Samples").size());
        assertEquals(0, remotes.database(Optional.of(cluster), "Other").size());
        assertEquals(0, remotes.workspace(cluster).size());
    }

    @Test
    void aDatabaseThatTwoConnectionsHaveIsOfBoth() {
        var _ = remotes.connect(connection("near", "Samples"), false);

        assertEquals(2, remotes.database(Optional.empty(), "Samples").size());
        assertEquals(1, remotes.database(Optional.of("near"), "Samples").size());
        assertEquals(0, remotes.database(Optional.of("elp"), "Samples").size());
    }

    @Test
    void aConnectionIsKeptAsItWas() {
        assertEquals(List.of(connection("far", "Samples")), new Connections(folder).all());
    }

    @Test
    void tablesAreAskedForOnceADayAndKeptInTheCase() {
        Place place = remotes.all().getFirst();
        assertTrue(place.table("T").isPresent());
        assertTrue(place.table("T").isPresent());
        assertEquals(List.of("tables"), asked);

        Remotes again = new Remotes(new Connections(folder), clock);
        again.through(List.of(new Fake()));
        clock.now = clock.now.plus(Duration.ofHours(23));
        assertTrue(again.all().getFirst().table("T").isPresent());
        assertEquals(List.of("tables"), asked);
        clock.now = clock.now.plus(Duration.ofHours(1));
        assertTrue(again.all().getFirst().table("T").isPresent());
        assertEquals(List.of("tables", "tables"), asked);
    }

    @Test
    void aNameThatIsNotThereIsAskedForAgainAfterAWhile() {
        Place place = remotes.all().getFirst();
        assertTrue(place.table("U").isEmpty());
        assertTrue(place.table("U").isEmpty());
        assertEquals(1, asked.size());
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        assertTrue(place.table("U").isEmpty());
        assertEquals(2, asked.size());
    }

    @Test
    void aDamagedFileOfTablesIsAskedForAnew() throws Exception {
        Files.writeString(folder.resolve("connections/far.schema"), "{\"tables\":[{\"na");
        assertTrue(remotes.all().getFirst().table("T").isPresent());
    }

    private void read(String column, KqlType type) {
        Asked all = new Asked("far", "T", List.of(new Column(column, type)));
        try (RowCursor rows = remotes.rows(all, Stop.NEVER)) {
            while (rows.next().isPresent()) {
                // read to the end
            }
        }
    }

    @Test
    void moreRowsThanTheLimitAreAnError() {
        batches = 5;
        read("x", KqlType.LONG);
        batches = 6;
        SpoorException e = assertThrows(SpoorException.class, () -> read("x", KqlType.LONG));
        assertEquals(ErrorKind.LIMIT, e.kind());
        assertTrue(
                String.valueOf(e.getMessage()).startsWith("more than 500,000 rows came from far"));
    }

    @Test
    void otherColumnsAndTypesAreAnError() {
        SpoorException missing = assertThrows(SpoorException.class, () -> read("y", KqlType.LONG));
        assertTrue(String.valueOf(missing.getMessage()).contains("gave no column 'y' but x"));
        SpoorException type = assertThrows(SpoorException.class, () -> read("x", KqlType.STRING));
        assertTrue(String.valueOf(type.getMessage()).contains("'x' as long where string"));
    }

    @Test
    void aConnectionThatIsGoneIsNamed() {
        remotes.connections().remove("far");
        SpoorException e = assertThrows(SpoorException.class, () -> read("x", KqlType.LONG));
        assertTrue(String.valueOf(e.getMessage()).contains("no connection 'far'"));
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        assertThrows(SpoorException.class, () -> remotes.connect(connection("../x", "db"), false));
    }
}
