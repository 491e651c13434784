package spoor.workbench.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spoor.model.SpoorException;
import spoor.workbench.remote.Connection.Kind;
import spoor.workbench.remote.ConnectionText.Read;

class ConnectionTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://help.kusto.windows.net/Samples",
                "HTTPS://help.kusto.windows.net/Samples/",
                "kusto://help.kusto.windows.net/Samples",
                "Data Source=https://help.kusto.windows.net;Initial Catalog=Samples;Fed=true",
                "data source=help.kusto.windows.net; database=Samples; AAD Federated Security=True",
                "kusto://code().cluster('help').database('Samples')",
                "azureDataExplorer://code.cluster(\"help.kusto.windows.net\").database(\"Samples\")"
            })
    void readsDatabasesOfClusters(String text) {
        Read read = ConnectionText.of(Kind.KUSTO, text);

        assertEquals("https://help.kusto.windows.net", read.endpoint().toString());
        assertEquals("Samples", read.database());
    }

    @Test
    void readsTheChainOfNotebooks() {
        Read read =
                ConnectionText.of(
                        Kind.LOGANALYTICS,
                        "loganalytics://code().tenant(\"contoso\").workspace(\"w-1\").alias(\"soc\")");

        assertEquals("https://api.loganalytics.io", read.endpoint().toString());
        assertEquals("w-1", read.database());
        assertEquals("contoso", read.tenant());
        assertEquals("soc", read.alias());
        assertTrue(read.remark().contains("az login"));
    }

    @Test
    void readsTheTenantOfPairs() {
        Read read =
                ConnectionText.of(Kind.KUSTO, "Data Source=https://c.example;Authority Id=contoso");

        assertEquals("contoso", read.tenant());
        assertEquals("", read.database());
    }

    @Test
    void readsAddressesAndIdsOfWorkspaces() {
        assertEquals(
                "w2",
                ConnectionText.of(Kind.LOGANALYTICS, "https://api.loganalytics.us/v1/workspaces/w2")
                        .database());
        assertEquals(
                "74be27de-1e4e-49d9-b579-fe0b331d3642",
                ConnectionText.of(Kind.LOGANALYTICS, "74be27de-1e4e-49d9-b579-fe0b331d3642")
                        .database());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    KUSTO | Data Source=https://c.example;Application Client Id=x;Application Key=hunter2 | 'Application Client Id'
                    KUSTO | Data Source=https://c.example;AppKey=hunter2 | a secret ('appkey')
                    KUSTO | Data Source=https://c.example;Password=hunter2 | a secret ('password')
                    KUSTO | https://user:hunter2@c.example/db | no password
                    KUSTO | https://c.example/db?token=hunter2 | nothing after '?'
                    KUSTO | http://c.example/db | write https://
                    KUSTO | https://c.example/a/b | the database's name alone
                    KUSTO | ftp://c.example/db | no connection to Kusto
                    KUSTO | hunter2 | no connection to Kusto
                    KUSTO | kusto://code().workspace('x') | 'workspace' in a connection text
                    LOGANALYTICS | loganalytics://tenant('t').clientid('c').clientsecret('hunter2').workspace('w') | AZURE_CLIENT_ID
                    LOGANALYTICS | loganalytics://workspace('w').appkey('hunter2') | a secret ('appkey')
                    LOGANALYTICS | loganalytics://anonymous.workspace('DEMO') | 'anonymous' is not supported
                    LOGANALYTICS | loganalytics://username('u').password('hunter2').workspace('w') | 'username' in a connection text
                    LOGANALYTICS | loganalytics://code().tenant(hunter2) | no connection to Log Analytics
                    LOGANALYTICS | loganalytics://code().tenant('a').tenant('b') | stands twice
                    LOGANALYTICS | loganalytics:// | no connection to Log Analytics
                    """)
    void refusesAndTellsNoSecret(Kind kind, String text, String expected) {
        SpoorException e = assertThrows(SpoorException.class, () -> ConnectionText.of(kind, text));

        assertTrue(String.valueOf(e.getMessage()).contains(expected), e.getMessage());
        assertFalse(String.valueOf(e.getMessage()).contains("hunter2"), e.getMessage());
    }

    private static Connection connection(String text, boolean anonymous) {
        return ConnectionText.connection(
                Kind.KUSTO,
                ConnectionText.of(Kind.KUSTO, text),
                "db",
                Optional.empty(),
                Optional.empty(),
                anonymous,
                Optional.empty());
    }

    @Test
    void namesAConnectionAfterItsHost() {
        assertEquals("help", connection("https://help.kusto.windows.net/db", false).name());
        assertEquals("kusto", connection("https://10.0.0.7/db", false).name());
    }

    @Test
    void aLoginNeedsTlsAndNobodyAsksElsewhere() {
        assertEquals(Connection.Login.NONE, connection("http://127.0.0.1:8080/db", true).login());
        assertThrows(SpoorException.class, () -> connection("http://localhost:8080/db", false));
        assertThrows(SpoorException.class, () -> connection("https://c.example/db", true));
    }
}
