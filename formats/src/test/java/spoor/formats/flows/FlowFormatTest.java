package spoor.formats.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.formats.ReadFile;
import spoor.formats.Tally;

class FlowFormatTest {
    @TempDir private Path folder;

    private ReadFile read(String text) throws IOException {
        Path file = folder.resolve("any.txt");
        Files.writeString(file, text);
        ReadFile read = ReadFile.of(file);
        assertEquals("flows", read.chosen().format().description().name());
        assertTrue(read.balances());
        return read;
    }

    /// The cells of a row that are not empty, by their columns.
    private static Map<String, String> row(ReadFile read, int index) {
        String[] cells = read.texts().get(index).split("\\|", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.put(read.chosen().reading().columns().get(i).name(), cells[i]);
            }
        }
        return row;
    }

    @Test
    void readsNfstreamAtEachDelimiterAndKeepsItsOwnColumns() throws IOException {
        String text =
                """
                id,expiration_id,src_ip,src_mac,src_port,dst_ip,dst_mac,dst_port,protocol,\
                bidirectional_first_seen_ms,bidirectional_last_seen_ms,bidirectional_duration_ms,\
                bidirectional_packets,bidirectional_bytes,src2dst_packets,src2dst_bytes,\
                dst2src_packets,dst2src_bytes,application_name,Activity,Stage
                7,0,10.1.3.14,fa:16:3e:2b:10:fa,38376,239.255.255.250,01:00:5e:7f:ff:fa,1900,17,\
                1624347417421,1624347420424,3003,4,852,3,800,1,52,SSDP,Normal,Benign
                """;
        Map<String, String> expected =
                Map.ofEntries(
                        Map.entry("TimeGenerated", "2021-06-22T07:36:57.4210000Z"),
                        Map.entry("EventStartTime", "2021-06-22T07:36:57.4210000Z"),
                        Map.entry("EventEndTime", "2021-06-22T07:37:00.4240000Z"),
                        Map.entry("NetworkDuration", "3003.0"),
                        Map.entry("SrcIpAddr", "10.1.3.14"),
                        Map.entry("SrcPortNumber", "38376"),
                        Map.entry("SrcMacAddr", "fa:16:3e:2b:10:fa"),
                        Map.entry("DstIpAddr", "239.255.255.250"),
                        Map.entry("DstPortNumber", "1900"),
                        Map.entry("DstMacAddr", "01:00:5e:7f:ff:fa"),
                        Map.entry("NetworkProtocol", "UDP"),
                        Map.entry("NetworkApplicationProtocol", "SSDP"),
                        Map.entry("SrcBytes", "800"),
                        Map.entry("DstBytes", "52"),
                        Map.entry("NetworkBytes", "852"),
                        Map.entry("SrcPackets", "3"),
                        Map.entry("DstPackets", "1"),
                        Map.entry("NetworkPackets", "4"),
                        Map.entry("id", "7"),
                        Map.entry("expiration_id", "0"),
                        Map.entry("Activity", "Normal"),
                        Map.entry("Stage", "Benign"));
        for (String delimiter : List.of(",", ";", "|")) {
            ReadFile read = read(text.replace(",", delimiter));
            assertEquals(expected, row(read, 0), delimiter);
            assertEquals("TimeGenerated", read.chosen().reading().timeColumn().orElseThrow());
        }
    }

    @Test
    void readsArgusWithHexadecimalPortsAndDerivesTheOtherDirection() throws IOException {
        ReadFile read =
                read(
                        """
                        StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,sTos,dTos,TotPkts,TotBytes,SrcBytes,Label
                        2019/04/04 16:23:00.325010,0.027947,udp,10.8.0.69,48427,  <->,8.8.8.8,53,CON,0,0,2,142,63,flow=Background
                        2019/04/04 16:23:01.000000,0.000000,icmp,10.8.0.1,0x0303,   ->,10.8.0.69,0xa5c3,URP,0,,1,70,70,
                        """);
        Map<String, String> first = row(read, 0);
        assertEquals("2019-04-04T16:23:00.3250100Z", first.get("EventStartTime"));
        assertEquals("2019-04-04T16:23:00.3529570Z", first.get("EventEndTime"));
        assertEquals("27.947", first.get("NetworkDuration"));
        assertEquals("UDP", first.get("NetworkProtocol"));
        assertEquals("<->", first.get("Dir"));
        assertEquals("CON", first.get("State"));
        assertEquals("63", first.get("SrcBytes"));
        assertEquals("79", first.get("DstBytes"));
        assertEquals("142", first.get("NetworkBytes"));
        assertEquals("2", first.get("NetworkPackets"));
        assertEquals("flow=Background", first.get("Label"));
        assertEquals("771", row(read, 1).get("SrcPortNumber"));
        assertEquals("42435", row(read, 1).get("DstPortNumber"));
        assertEquals(
                List.of("times without a zone are taken as UTC: EventStartTime"),
                read.chosen().recognition().assumptions());
        assertEquals(List.of(), read.rejects());
    }

    @Test
    void readsNfdumpAsCsvAndAsItsLines() throws IOException {
        ReadFile csv =
                read(
                        """
                        ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt,in,out
                        2020-05-01 10:00:00,2020-05-01 10:00:02,2.000,192.0.2.1,192.0.2.2,4711,443,TCP,.AP.SF,0,0,10,1500,8,9000,1,2
                        """);
        Map<String, String> row = row(csv, 0);
        assertEquals("TCP", row.get("NetworkProtocol"));
        assertEquals("2000.0", row.get("NetworkDuration"));
        assertEquals(".AP.SF", row.get("TcpFlags"));
        assertEquals("10500", row.get("NetworkBytes"));
        assertEquals("1", row.get("in"));
        ReadFile lines =
                read(
                        """
                        Date first seen,Duration,Proto,Src IP Addr,Src Pt,Dst IP Addr,Dst Pt,Packets,Bytes,Flows,Flags,Tos,class,attackType
                        2017-03-15 00:01:16.632,0.000,TCP  ,192.168.100.5,445,192.168.220.16,58844.0,1,108,1,.AP...,0,normal,---
                        """);
        row = row(lines, 0);
        assertEquals("TCP", row.get("NetworkProtocol"));
        assertEquals("58844", row.get("DstPortNumber"));
        assertEquals("normal", row.get("Label"));
        assertEquals("---", row.get("attackType"));
    }

    @Test
    void takesTheSumsThatNfdumpWritesForAFooter() throws IOException {
        String header = "ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt,in,out\n";
        String flow =
                "2020-05-01 10:00:00,2020-05-01 10:00:02,2.000,192.0.2.1,192.0.2.2,4711,443,TCP,.AP.SF,0,0,10,1500,8,9000,1,2\n";
        String summary =
                "Summary\nflows,bytes,packets,avg_bps,avg_pps,avg_bpp\n1,10500,18,42000,9,583\n";
        ReadFile read = read(header + flow.repeat(9) + summary + header + flow + summary);
        assertEquals(10, read.rows().size());
        assertEquals(List.of(), read.rejects());
        assertEquals(
                2L * (summary.length() + header.length()), read.tally().bytes(Tally.Kind.HEADER));
    }

    @Test
    void readsNetFlowNineByTheNamesOfItsFields() throws IOException {
        ReadFile read =
                read(
                        """
                        IPV4_SRC_ADDR,L4_SRC_PORT,IPV4_DST_ADDR,L4_DST_PORT,PROTOCOL,L7_PROTO,IN_BYTES,OUT_BYTES,IN_PKTS,OUT_PKTS,TCP_FLAGS,FLOW_DURATION_MILLISECONDS,FLOW_START_MILLISECONDS,FLOW_END_MILLISECONDS,IN_SRC_MAC,Label,Attack
                        192.0.2.7,51128,198.51.100.3,53,17,5.0,130,482,2,2,0,1500,1588320000125,1588320001625,00:00:5e:00:53:01,0,Benign
                        192.0.2.7,0,198.51.100.4,0,1,0.0,84,84,1,1,0,0,1588320002000,1588320002000,00:00:5e:00:53:01,1,Scan
                        """);
        assertTrue(read.chosen().recognition().why().contains("NetFlow 9"));
        Map<String, String> row = row(read, 0);
        assertEquals("2020-05-01T08:00:00.1250000Z", row.get("TimeGenerated"));
        assertEquals("2020-05-01T08:00:01.6250000Z", row.get("EventEndTime"));
        assertEquals("1500.0", row.get("NetworkDuration"));
        assertEquals("UDP", row.get("NetworkProtocol"));
        assertEquals("51128", row.get("SrcPortNumber"));
        assertEquals("130", row.get("SrcBytes"));
        assertEquals("482", row.get("DstBytes"));
        assertEquals("612", row.get("NetworkBytes"));
        assertEquals("4", row.get("NetworkPackets"));
        assertEquals("00:00:5e:00:53:01", row.get("SrcMacAddr"));
        assertEquals("0", row.get("Label"));
        assertEquals("Benign", row.get("Attack"));
        assertEquals("5.0", row.get("L7_PROTO"));
        assertEquals("ICMP", row(read, 1).get("NetworkProtocol"));
        assertEquals(List.of(), read.rejects());
    }

    @Test
    void readsBothHeadersOfCicFlowMeter() throws IOException {
        ReadFile older =
                read(
                        """
                        Flow ID, Source IP, Source Port, Destination IP, Destination Port, Protocol, Timestamp, Flow Duration, Total Fwd Packets, Total Backward Packets,Total Length of Fwd Packets, Total Length of Bwd Packets, Label
                        192.0.2.5-198.51.100.1-443-49188-6,192.0.2.5,49188,198.51.100.1,443,6,2017-07-07 15:30:00,4000123,3,2,18,6,BENIGN
                        """);
        assertTrue(older.chosen().recognition().why().contains("CICFlowMeter"));
        Map<String, String> row = row(older, 0);
        assertEquals("2017-07-07T15:30:00.0000000Z", row.get("EventStartTime"));
        assertEquals("2017-07-07T15:30:04.0001230Z", row.get("EventEndTime"));
        assertEquals("4000.123", row.get("NetworkDuration"));
        assertEquals("TCP", row.get("NetworkProtocol"));
        assertEquals("5", row.get("NetworkPackets"));
        assertEquals("24", row.get("NetworkBytes"));
        assertEquals("BENIGN", row.get("Label"));
        ReadFile newer =
                read(
                        """
                        Flow ID,Src IP,Src Port,Dst IP,Dst Port,Protocol,Timestamp,Flow Duration,Tot Fwd Pkts,Tot Bwd Pkts,TotLen Fwd Pkts,TotLen Bwd Pkts,Fwd IAT Mean,Label
                        a,192.0.2.5,49188,198.51.100.1,443,17,14/02/2018 08:31:01 AM,250,1,1,40,60,0.5,Benign
                        """);
        row = row(newer, 0);
        assertEquals("2018-02-14T08:31:01.0000000Z", row.get("EventStartTime"));
        assertEquals("0.25", row.get("NetworkDuration"));
        assertEquals("UDP", row.get("NetworkProtocol"));
        assertEquals("100", row.get("NetworkBytes"));
        assertEquals("0.5", row.get("Fwd IAT Mean"));
        assertEquals(List.of(), newer.rejects());
    }

    @Test
    void readsAzureTrafficAnalytics() throws IOException {
        ReadFile read =
                read(
                        """
                        ,TenantId,TimeGenerated,FlowStartTime,FlowEndTime,FlowType,SrcIP,DestIP,L4Protocol,L7Protocol,DestPort,FlowDirection,AllowedOutFlows
                        881,52b1ab41-869e-4138-9e40-2a4457f09bf0,2019-02-12 14:22:40.697,2019-02-12 13:00:07.000,2019-02-12 13:00:08.500,IntraVNet,10.0.3.4,10.0.3.5,T,https,443.0,O,4.0
                        """);
        Map<String, String> row = row(read, 0);
        assertEquals("2019-02-12T14:22:40.6970000Z", row.get("TimeGenerated"));
        assertEquals("1500.0", row.get("NetworkDuration"));
        assertEquals("TCP", row.get("NetworkProtocol"));
        assertEquals("443", row.get("DstPortNumber"));
        assertEquals("Outbound", row.get("NetworkDirection"));
        assertEquals("881", row.get("Column1"));
        assertEquals("4.0", row.get("AllowedOutFlows"));
    }

    @Test
    void readsNslKddWithoutAHeader() throws IOException {
        String features = ",0".repeat(35);
        ReadFile read =
                read(
                        ("0,tcp,ftp_data,SF,491,7" + features + ",normal,20\n")
                                + ("2,udp,other,SF,146,0" + features + ",neptune,15\n"));
        Map<String, String> row = row(read, 1);
        assertEquals("2000.0", row.get("NetworkDuration"));
        assertEquals("UDP", row.get("NetworkProtocol"));
        assertEquals("other", row.get("NetworkApplicationProtocol"));
        assertEquals("SF", row.get("State"));
        assertEquals("146", row.get("NetworkBytes"));
        assertEquals("neptune", row.get("Label"));
        assertEquals("15", row.get("difficulty"));
        assertEquals("0", row.get("dst_host_srv_rerror_rate"));
        assertTrue(read.chosen().reading().timeColumn().isEmpty());
    }

    @Test
    void keepsValuesThatDoNotFitInTheRejects() throws IOException {
        ReadFile read =
                read(
                        """
                        StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,TotPkts,TotBytes,SrcBytes
                        2019/04/04 16:23:00,x,udp,10.8.0.69,http,->,8.8.8.8,53,CON,2,142,63
                        2019/04/04 16:23:00,1,udp,10.8.0.69,,->,8.8.8.8,53,CON,2,142,63
                        """);
        assertEquals(
                List.of("84+1 NetworkDuration: not a real", "84+4 SrcPortNumber: not a int"),
                read.rejects());
        assertEquals(2, read.rows().size());
    }
}
