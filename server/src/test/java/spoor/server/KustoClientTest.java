package spoor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.kusto.data.Client;
import com.microsoft.azure.kusto.data.ClientFactory;
import com.microsoft.azure.kusto.data.ClientRequestProperties;
import com.microsoft.azure.kusto.data.KustoOperationResult;
import com.microsoft.azure.kusto.data.KustoResultSetTable;
import com.microsoft.azure.kusto.data.StreamingClient;
import com.microsoft.azure.kusto.data.auth.ConnectionStringBuilder;
import com.microsoft.azure.kusto.data.exceptions.DataServiceException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import spoor.workbench.Case;

/// Kusto's own Java client against the server on a case.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KustoClientTest {
    private static final String TYPES =
            "print s='a\"<b>\\u00e9', l=long(9223372036854775807), i=int(-2147483648), r=1.5,"
                    + " b=true, d=datetime(2024-07-08T10:27:53.6539101Z), t=time(1.02:03:04.5678901),"
                    + " g=guid(74be27de-1e4e-49d9-b579-fe0b331d3642), m=decimal(1.25),"
                    + " j=dynamic({\"a\":[1,{\"b\":null}]})";

    private final ObjectMapper mapper = new ObjectMapper();
    private Case opened;
    private SpoorServer server;
    private Client client;
    private StreamingClient streaming;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("people.csv");
        Files.writeString(log, "name,age\nAda,36\nBob,20\n");
        opened = Case.temporary(Clock.systemUTC());
        var _ = opened.load(log);
        server =
                SpoorServer.start(new RealCase(opened), ServerOptions.onPort(0), Clock.systemUTC());
        String address = "http://127.0.0.1:" + server.port();
        ConnectionStringBuilder connection =
                ConnectionStringBuilder.createWithAadAccessTokenAuthentication(
                        address, server.token());
        client = ClientFactory.createClient(connection);
        streaming = ClientFactory.createStreamingClient(connection);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        opened.close();
    }

    @Test
    void readsValuesOfEveryType() throws Exception {
        KustoResultSetTable row = client.executeQuery("hunt", TYPES).getPrimaryResults();
        assertTrue(row.next());
        assertEquals("a\"<b>\u00e9", row.getString("s"));
        assertEquals(Long.MAX_VALUE, row.getLong("l"));
        assertEquals(Integer.MIN_VALUE, row.getInt("i"));
        assertEquals(1.5, row.getDouble("r"));
        assertTrue(row.getBoolean("b"));
        assertEquals("2024-07-08T10:27:53.653910100", row.getKustoDateTime("d").toString());
        assertEquals("1.02:03:04.5678901", row.getString("t"));
        assertEquals(UUID.fromString("74be27de-1e4e-49d9-b579-fe0b331d3642"), row.getUUID("g"));
        assertEquals(new BigDecimal("1.25"), row.getBigDecimal("m"));
        assertEquals("{\"a\":[1,{\"b\":null}]}", row.getJSONObject("j").toString());
        assertFalse(row.next());
    }

    @Test
    void readsNullsOfEveryType() throws Exception {
        KustoResultSetTable row =
                client.executeQuery(
                                "hunt",
                                "print s='', l=long(null), r=real(null), b=bool(null),"
                                        + " d=datetime(null), t=timespan(null), g=guid(null),"
                                        + " m=decimal(null), j=dynamic(null)")
                        .getPrimaryResults();
        assertTrue(row.next());
        assertEquals("", row.getString("s"));
        for (String column : new String[] {"l", "r", "b", "d", "t", "g", "m", "j"}) {
            assertNull(row.getObject(column), column);
        }
    }

    @Test
    void handsOverParametersOfEveryType() throws Exception {
        ClientRequestProperties properties = new ClientRequestProperties();
        properties.setParameter("s", "x'y");
        properties.setParameter("l", 5L);
        properties.setParameter("b", true);
        properties.setParameter("r", 2.5);
        properties.setParameter("d", "datetime(2024-01-02)");
        properties.setParameter("t", "time(01:00:00)");
        KustoResultSetTable row =
                client.executeQuery(
                                "hunt",
                                "declare query_parameters(s:string, l:long, b:bool, r:real,"
                                        + " d:datetime, t:timespan);"
                                        + " print s, l, b, r, d, t",
                                properties)
                        .getPrimaryResults();
        assertTrue(row.next());
        assertEquals("x'y", row.getString(0));
        assertEquals(5, row.getLong(1));
        assertTrue(row.getBoolean(2));
        assertEquals(2.5, row.getDouble(3));
        assertEquals("2024-01-02T00:00", row.getKustoDateTime(4).toString());
        assertEquals("01:00:00", row.getString(5));
    }

    @Test
    void tellsWhatIsWrongWithAQuery() {
        DataServiceException error =
                assertThrows(
                        DataServiceException.class,
                        () -> client.executeQuery("hunt", "print 1 | where Acount == 2"));
        assertTrue(String.valueOf(error.getMessage()).contains("unknown column 'Acount'"));
        assertTrue(error.isPermanent());
    }

    @Test
    void tellsWhatFailsAfterTheFirstRows() {
        ClientRequestProperties properties = new ClientRequestProperties();
        properties.setOption("truncationmaxrecords", 5000);
        DataServiceException error =
                assertThrows(
                        DataServiceException.class,
                        () ->
                                client.executeQuery(
                                        "hunt", "range x from 1 to 9000 step 1", properties));
        assertTrue(
                String.valueOf(error.getMessage()).contains("more than 5000 rows"),
                error.getMessage());
    }

    @Test
    void obeysTheTimeoutOfTheServer() {
        ClientRequestProperties properties = new ClientRequestProperties();
        properties.setTimeoutInMilliSec(Duration.ofSeconds(1).toMillis());
        DataServiceException error =
                assertThrows(
                        DataServiceException.class,
                        () ->
                                client.executeQuery(
                                        "hunt",
                                        "range x from 1 to 100000000000 step 1"
                                                + " | summarize avg(x)",
                                        properties));
        assertTrue(
                String.valueOf(error.getMessage()).contains("longer than 1 s"), error.getMessage());
    }

    @Test
    void cancelsAQueryByItsId() throws Exception {
        ClientRequestProperties properties = new ClientRequestProperties();
        properties.setClientRequestId("KJC.test;slow");
        Thread canceller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                String command = ".cancel query 'KJC.test;slow' with (reason='x')";
                                KustoResultSetTable done =
                                        client.executeMgmt("hunt", command).getPrimaryResults();
                                while (done.next() && !done.getBoolean("RunningQueryCanceled")) {
                                    Thread.sleep(20);
                                    done = client.executeMgmt("hunt", command).getPrimaryResults();
                                }
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        DataServiceException error =
                assertThrows(
                        DataServiceException.class,
                        () ->
                                client.executeQuery(
                                        "hunt",
                                        "range x from 1 to 100000000000 step 1"
                                                + " | summarize avg(x)",
                                        properties));
        assertTrue(
                String.valueOf(error.getMessage()).contains("the query was cancelled"),
                error.getMessage());
        canceller.join();
        KustoResultSetTable ran =
                client.executeMgmt(
                                "hunt",
                                ".show queries | where ClientActivityId == 'KJC.test;slow'"
                                        + " | project State")
                        .getPrimaryResults();
        assertTrue(ran.next());
        assertEquals("Cancelled", ran.getString(0));
    }

    @Test
    void readsALargeResult() throws Exception {
        KustoResultSetTable rows =
                client.executeQuery("hunt", "range x from 1 to 200000 step 1 | extend y = x * 2")
                        .getPrimaryResults();
        assertEquals(200_000, rows.count());
        long next = 1;
        while (rows.next()) {
            assertEquals(next++, rows.getLong(0));
        }
    }

    @Test
    void streamsAResult() throws Exception {
        try (InputStream body =
                streaming.executeStreamingQuery("hunt", "range x from 1 to 3 step 1")) {
            JsonNode frames = mapper.readTree(body);
            assertEquals("[[1],[2],[3]]", frames.get(2).get("Rows").toString());
        }
    }

    @Test
    void readsTheV1Form() throws Exception {
        KustoOperationResult answer =
                new KustoOperationResult(
                        client.executeToJsonResult("hunt", ".show version", null), "v1");
        assertTrue(answer.getPrimaryResults().next());
    }

    @Test
    void showsWhatTheCaseHolds() throws Exception {
        assertEquals("hunt", first(".show databases", "DatabaseName"));
        assertEquals("people", first(".show tables", "TableName"));
        assertEquals("2", first(".show tables details", "TotalRowCount"));
        assertEquals("name:string, age:long", first(".show table people cslschema", "Schema"));
        assertEquals(
                "{\"Name\":\"people\",\"OrderedColumns\":["
                        + "{\"Name\":\"name\",\"Type\":\"System.String\",\"CslType\":\"string\"},"
                        + "{\"Name\":\"age\",\"Type\":\"System.Int64\",\"CslType\":\"long\"}]}",
                first(".show table people schema as json", "Schema"));
        assertEquals("name", first(".show table people", "AttributeName"));
        JsonNode schema = mapper.readTree(first(".show database schema as json", "DatabaseSchema"));
        assertEquals(
                "age",
                schema.at("/Databases/hunt/Tables/people/OrderedColumns/1/Name").textValue());
        assertTrue(first(".show version", "ProductVersion").startsWith("Spoor"));
        assertEquals("1", first(".show tables | where TableName has 'people' | count", "Count"));
    }

    @Test
    void keepsFunctionsThatEveryQueryMayCall() throws Exception {
        String made =
                ".create-or-alter function with (docstring='Older than', folder='hunt/people')"
                        + " Older(limit:long) { people | where age > limit }";
        assertEquals("Older", first(made, "Name"));
        assertEquals("Older than", first(".show functions", "DocString"));
        assertEquals("hunt/people", first(".show function Older", "Folder"));
        assertEquals("(limit:long)", first(".show function Older", "Parameters"));
        assertEquals("{ people | where age > limit }", first(".show function Older", "Body"));
        KustoResultSetTable rows =
                client.executeQuery("hunt", "Older(30) | project name").getPrimaryResults();
        assertTrue(rows.next());
        assertEquals("Ada", rows.getString(0));
        refused(".create function Older(l:long) { people }", "is there already");
        refused(".create function people() { print 1 }", "is a table of this case");
        refused(".create function Wrong() { people | where agge > 1 }", "unknown column 'agge'");
        refused(".create function Wrong() { people | where }", "Wrong");
        refused(".drop function Nothing", "no function 'Nothing'");
        assertEquals(
                0, client.executeMgmt("hunt", ".drop function Older").getPrimaryResults().count());
        assertEquals(
                0,
                client.executeMgmt("hunt", ".drop function Older ifexists")
                        .getPrimaryResults()
                        .count());
    }

    @Test
    void storesWhatIsMadeOfLogsAsATableThatSaysSo() throws Exception {
        assertEquals("1", first(".set Old <| people | where age > 30", "RowCount"));
        assertEquals("1", first(".set-or-append Old <| people | where age < 30", "RowCount"));
        assertEquals("Bob", first(".show tables | take 1 | project x='Bob'", "x"));
        assertEquals("[\"Ada\",\"Bob\"]", query("Old | summarize make_list(name)"));
        assertEquals(
                "2",
                first(
                        ".ingest inline into table Old with (format='csv') <|\nEve,7\n\"O'N,\",\n",
                        "RowCount"));
        assertEquals(
                "[\"Ada\",\"Bob\",\"Eve\",\"O'N,\"]", query("Old | summarize make_list(name)"));
        refused(".ingest inline into table Old <|\nEve,7\nMallory,many", "record 2 is no long");
        refused(".append Old <| print 1", "bring them into its order and types");
        refused(".append people <| people", "holds logs");
        refused(".drop table people", "holds logs");
        refused(".set Old <| people", "is there already");
        refused(".set-or-append Old <| people | where nope == 1", "unknown column 'nope'");
        assertEquals("4", query("Old | count"));
        assertTrue(
                opened.account().lines().stream()
                        .anyMatch(line ->
                                line.source()
                                        .why()
                                        .equals(
                                                "no log: made by .set Old <| people | where age >"
                                                        + " 30")));
        assertEquals("1", first(".set-or-replace Old <| people | take 1", "RowCount"));
        assertEquals("1", query("Old | count"));
        var _ = client.executeMgmt("hunt", ".drop table Old");
        refused(".show table Old", "there is no table 'Old'");
        assertEquals("2", query("people | count"));
    }

    @Test
    void listsTheCommandsToWhoNamesAnother() {
        refused(".delete everything", "there is no such management command");
        refused(".show everything", ".show tables [details]");
    }

    private void refused(String command, String sentence) {
        DataServiceException error =
                assertThrows(DataServiceException.class, () -> client.executeMgmt("hunt", command));
        assertTrue(String.valueOf(error.getMessage()).contains(sentence), error.getMessage());
    }

    private String first(String command, String column) throws Exception {
        KustoResultSetTable rows = client.executeMgmt("hunt", command).getPrimaryResults();
        assertTrue(rows.next(), command);
        return String.valueOf(rows.getObject(column));
    }

    private String query(String text) throws Exception {
        KustoResultSetTable rows = client.executeQuery("hunt", text).getPrimaryResults();
        assertTrue(rows.next(), text);
        return String.valueOf(rows.getObject(0));
    }
}
