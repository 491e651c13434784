package spoor.formats.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.Rows;
import spoor.formats.Tally.Kind;

class AzureFlowFormatTest {
    private static final String RECORD =
            """
            {"time":"2018-11-13T12:00:35.3899262Z","systemId":"a0fca5ce","macAddress":"000D3AF87856",\
            "category":"NetworkSecurityGroupFlowEvent","resourceId":"/SUBSCRIPTIONS/X/NSG",\
            "operationName":"NetworkSecurityGroupFlowEvents","properties":{"Version":2,"flows":[\
            {"flows":[{"mac":"000D3AF87856","flowTuples":[\
            "1542110377,192.0.2.7,10.5.16.4,56509,59336,T,I,D,B,,,,",\
            "1542110437,10.5.16.4,192.0.2.9,59831,443,U,O,A,E,1,66,2,100"]}],"rule":"Block"},\
            {"rule":"Allow","flows":[{"mac":"00","flowTuples":[]}]}]}}\
            """;

    @TempDir private Path folder;

    private Rows read(String text) throws IOException {
        return Rows.of(folder, "PT1H.json", "azureflows", text);
    }

    @Test
    void makesARowOfEachTupleOfVersionTwo() throws IOException {
        Rows rows = read("{\"records\":[" + RECORD + ",\n" + RECORD + "]}");
        assertEquals(4, rows.rows().size());
        assertEquals(4, rows.read().tally().count(Kind.EVENT));
        assertEquals(
                Map.ofEntries(
                        Map.entry("TimeGenerated", "2018-11-13T12:00:37.0000000Z"),
                        Map.entry("EventStartTime", "2018-11-13T12:00:37.0000000Z"),
                        Map.entry("SrcIpAddr", "10.5.16.4"),
                        Map.entry("DstIpAddr", "192.0.2.9"),
                        Map.entry("SrcPortNumber", "59831"),
                        Map.entry("DstPortNumber", "443"),
                        Map.entry("NetworkProtocol", "UDP"),
                        Map.entry("NetworkDirection", "Outbound"),
                        Map.entry("DvcAction", "Allow"),
                        Map.entry("State", "E"),
                        Map.entry("SrcPackets", "1"),
                        Map.entry("SrcBytes", "66"),
                        Map.entry("DstPackets", "2"),
                        Map.entry("DstBytes", "100"),
                        Map.entry("NetworkPackets", "3"),
                        Map.entry("NetworkBytes", "166"),
                        Map.entry("NetworkRuleName", "Block"),
                        Map.entry("mac", "000D3AF87856"),
                        Map.entry("time", "2018-11-13T12:00:35.3899262Z"),
                        Map.entry("systemId", "a0fca5ce"),
                        Map.entry("macAddress", "000D3AF87856"),
                        Map.entry("category", "NetworkSecurityGroupFlowEvent"),
                        Map.entry("resourceId", "/SUBSCRIPTIONS/X/NSG"),
                        Map.entry("operationName", "NetworkSecurityGroupFlowEvents"),
                        Map.entry("properties", "{\"Version\":2}")),
                rows.row(1));
        assertEquals("Deny", rows.cell(0, "DvcAction"));
        assertEquals("Inbound", rows.cell(0, "NetworkDirection"));
        assertEquals("2018-11-13T11:59:37.0000000Z", rows.cell(0, "TimeGenerated"));
    }

    @Test
    void readsVersionOneAndRecordsOnLines() throws IOException {
        String one =
                RECORD.replace("\"Version\":2", "\"Version\":1")
                        .replace(",D,B,,,,", ",D")
                        .replace(",A,E,1,66,2,100", ",A");
        Rows rows = read((one + "\n").repeat(3));
        assertEquals(6, rows.rows().size());
        assertEquals("Deny", rows.cell(4, "DvcAction"));
        assertEquals("", rows.cell(4, "State"));
        assertEquals(List.of(), rows.read().rejects());
    }

    @Test
    void readsTheLogOfAVirtualNetwork() throws IOException {
        Rows rows =
                read(
                        """
                        {"records":[{"time":"2022-09-14T09:00:52.5625085Z","flowLogVersion":4,"category":"FlowLogFlowEvent","flowRecords":{"flows":[{"aclID":"00000000-1234","flowGroups":[{"rule":"DefaultRule","flowTuples":["1663146003599,10.0.0.6,192.0.2.18,23956,443,6,O,B,NX,0,0,0,0","1663146003606,10.0.0.6,192.0.2.18,23956,53,17,O,D,NX,5,60,0,0"]}]}]}}]}
                        """);
        assertEquals("2022-09-14T09:00:03.5990000Z", rows.cell(0, "EventStartTime"));
        assertEquals("TCP", rows.cell(0, "NetworkProtocol"));
        assertEquals("Allow", rows.cell(0, "DvcAction"));
        assertEquals("NX", rows.cell(0, "FlowEncryption"));
        assertEquals("00000000-1234", rows.cell(0, "aclID"));
        assertEquals("DefaultRule", rows.cell(0, "NetworkRuleName"));
        assertEquals("Deny", rows.cell(1, "DvcAction"));
        assertEquals("60", rows.cell(1, "NetworkBytes"));
    }

    @Test
    void keepsTuplesThatAreBroken() throws IOException {
        Rows rows =
                read("{\"records\":[" + RECORD.replace(",59831,443,U,O,A,E,1,66,2,100", "") + "]}");
        assertEquals(2, rows.rows().size());
        assertEquals(List.of("12+30 flowTuples: the tuple has 3 cells"), rows.read().rejects());
        Rows wrong = read("{\"records\":[" + RECORD.replace("1542110437", "soon") + "]}");
        assertEquals(List.of("12+4 EventStartTime: not a datetime"), wrong.read().rejects());
    }
}
