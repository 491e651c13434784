package spoor.formats.flows;

import java.util.List;

/// The dialects of flow files. To add one, add an entry: its name, the columns that tell it, and a
/// line for each column of the vocabulary that it has.
final class FlowDialects {
    private static final String NFSTREAM =
            """
            src_ip > SrcIpAddr
            src_port > SrcPortNumber PORT
            src_mac > SrcMacAddr
            dst_ip > DstIpAddr
            dst_port > DstPortNumber PORT
            dst_mac > DstMacAddr
            protocol > NetworkProtocol PROTOCOL
            bidirectional_first_seen_ms > EventStartTime EPOCH_MILLIS
            bidirectional_last_seen_ms > EventEndTime EPOCH_MILLIS
            bidirectional_duration_ms > NetworkDuration
            bidirectional_packets > NetworkPackets
            bidirectional_bytes > NetworkBytes
            src2dst_packets > SrcPackets
            src2dst_bytes > SrcBytes
            dst2src_packets > DstPackets
            dst2src_bytes > DstBytes
            application_name > NetworkApplicationProtocol
            label > Label
            """;

    private static final String ARGUS =
            """
            starttime|stime > EventStartTime
            lasttime|ltime > EventEndTime
            dur > NetworkDuration SECONDS
            proto > NetworkProtocol PROTOCOL
            srcaddr|saddr > SrcIpAddr
            sport > SrcPortNumber PORT
            smac|srcmac > SrcMacAddr
            dstaddr|daddr > DstIpAddr
            dport > DstPortNumber PORT
            dmac|dstmac > DstMacAddr
            state > State
            flgs > TcpFlags
            totpkts|pkts > NetworkPackets
            totbytes|bytes > NetworkBytes
            srcpkts|spkts > SrcPackets
            dstpkts|dpkts > DstPackets
            srcbytes|sbytes > SrcBytes
            dstbytes|dbytes > DstBytes
            label > Label
            """;

    /// What nfdump writes with `-o csv`.
    private static final String NFDUMP =
            """
            ts > EventStartTime
            te > EventEndTime
            td > NetworkDuration SECONDS
            sa > SrcIpAddr
            da > DstIpAddr
            sp > SrcPortNumber PORT
            dp > DstPortNumber PORT
            pr > NetworkProtocol PROTOCOL
            flg > TcpFlags
            ipkt > SrcPackets
            ibyt > SrcBytes
            opkt > DstPackets
            obyt > DstBytes
            ismc > SrcMacAddr
            odmc > DstMacAddr
            label > Label
            """;

    /// The columns of nfdump's `line` output, as CIDDS and others publish it.
    private static final String NFDUMP_LINE =
            """
            date first seen|firstseen > EventStartTime
            date last seen|lastseen > EventEndTime
            duration > NetworkDuration SECONDS
            proto > NetworkProtocol PROTOCOL
            src ip addr|srcaddr > SrcIpAddr
            src pt|srcport > SrcPortNumber PORT
            dst ip addr|dstaddr > DstIpAddr
            dst pt|dstport > DstPortNumber PORT
            packets > SrcPackets
            bytes > SrcBytes
            flags > TcpFlags
            class|label > Label
            """;

    /// NetFlow version 9 by the names of its fields, as nProbe writes them.
    private static final String NETFLOW_9 =
            """
            ipv4_src_addr|ipv6_src_addr > SrcIpAddr
            l4_src_port > SrcPortNumber PORT
            in_src_mac > SrcMacAddr
            ipv4_dst_addr|ipv6_dst_addr > DstIpAddr
            l4_dst_port > DstPortNumber PORT
            out_dst_mac > DstMacAddr
            protocol > NetworkProtocol PROTOCOL
            flow_start_milliseconds > EventStartTime EPOCH_MILLIS
            flow_end_milliseconds > EventEndTime EPOCH_MILLIS
            flow_duration_milliseconds > NetworkDuration
            in_bytes > SrcBytes
            in_pkts > SrcPackets
            out_bytes > DstBytes
            out_pkts > DstPackets
            tcp_flags > TcpFlags
            label > Label
            """;

    private static final String CIC =
            """
            timestamp > EventStartTime
            source ip|src ip > SrcIpAddr
            source port|src port > SrcPortNumber PORT
            destination ip|dst ip > DstIpAddr
            destination port|dst port > DstPortNumber PORT
            protocol > NetworkProtocol PROTOCOL
            flow duration > NetworkDuration MICROSECONDS
            total fwd packets|total fwd packet|tot fwd pkts > SrcPackets
            total backward packets|total bwd packets|tot bwd pkts > DstPackets
            total length of fwd packets|total length of fwd packet|totlen fwd pkts > SrcBytes
            total length of bwd packets|total length of bwd packet|totlen bwd pkts > DstBytes
            label > Label
            """;

    /// Traffic Analytics of Azure, with the suffixes of its Log Analytics table or without.
    private static final String AZURE =
            """
            timegenerated|timegenerated [utc] > TimeGenerated
            flowstarttime|flowstarttime_t|flowstarttime_t [utc] > EventStartTime
            flowendtime|flowendtime_t|flowendtime_t [utc] > EventEndTime
            srcip|srcip_s > SrcIpAddr
            srcport|srcport_d > SrcPortNumber PORT
            macaddress|macaddress_s > SrcMacAddr
            destip|destip_s > DstIpAddr
            destport|destport_d > DstPortNumber PORT
            l4protocol|l4protocol_s > NetworkProtocol PROTOCOL
            l7protocol|l7protocol_s > NetworkApplicationProtocol
            flowdirection|flowdirection_s > NetworkDirection DIRECTION
            flowstatus|flowstatus_s > DvcAction ACTION
            nsgrule|nsgrule_s|aclrule > NetworkRuleName
            bytessrctodest > SrcBytes
            bytesdesttosrc > DstBytes
            packetssrctodest > SrcPackets
            packetsdesttosrc > DstPackets
            """;

    /// The 41 features of KDD Cup 1999 and NSL-KDD.
    static final FlowDialect KDD =
            FlowDialect.of(
                    "NSL-KDD",
                    "protocol_type|service|flag|src_bytes|dst_bytes",
                    """
                    duration > NetworkDuration SECONDS
                    protocol_type > NetworkProtocol PROTOCOL
                    service > NetworkApplicationProtocol
                    flag > State
                    src_bytes > SrcBytes
                    dst_bytes > DstBytes
                    label|class > Label
                    """);

    static final List<FlowDialect> ALL =
            List.of(
                    FlowDialect.of("NFStream", "expiration_id|src_ip|dst_ip|protocol", NFSTREAM),
                    FlowDialect.of(
                            "NFStream",
                            "src_ip|dst_ip|protocol|bidirectional_packets|bidirectional_bytes",
                            NFSTREAM),
                    FlowDialect.of("Argus", "starttime|dur|proto|srcaddr|dstaddr", ARGUS),
                    FlowDialect.of("Argus", "stime|dur|proto|saddr|daddr", ARGUS),
                    FlowDialect.of("nfdump", "ts|te|td|sa|da|pr", NFDUMP),
                    FlowDialect.of(
                            "nfdump", "date first seen|proto|src ip addr|dst ip addr", NFDUMP_LINE),
                    FlowDialect.of(
                            "nfdump", "firstseen|duration|proto|srcaddr|dstaddr", NFDUMP_LINE),
                    FlowDialect.of(
                            "NetFlow 9",
                            "ipv4_src_addr|ipv4_dst_addr|protocol|in_bytes",
                            NETFLOW_9),
                    FlowDialect.of(
                            "NetFlow 9",
                            "ipv6_src_addr|ipv6_dst_addr|protocol|in_bytes",
                            NETFLOW_9),
                    FlowDialect.of(
                            "CICFlowMeter",
                            "flow duration|source ip|destination ip|protocol|timestamp",
                            CIC),
                    FlowDialect.of(
                            "CICFlowMeter", "flow duration|src ip|dst ip|protocol|timestamp", CIC),
                    FlowDialect.of(
                            "Azure Traffic Analytics",
                            "flowstarttime|srcip|destip|l4protocol|flowdirection",
                            AZURE),
                    FlowDialect.of(
                            "Azure Traffic Analytics",
                            "flowstarttime_t|srcip_s|destip_s|l4protocol_s|flowdirection_s",
                            AZURE),
                    KDD);

    private FlowDialects() {}
}
