package spoor.formats.flows;

import java.util.ArrayList;
import java.util.List;
import spoor.model.Column;
import spoor.model.KqlType;

/// The vocabulary of the table `NetFlow`: the names of Sentinel's network session schema where it
/// has one. All of these columns are there whatever the dialect, so that a query over flows runs on
/// any of them.
public final class FlowColumns {
    public static final String TABLE = "NetFlow";

    public static final int TIME_GENERATED = 0;
    public static final int START = 1;
    public static final int END = 2;

    /// In milliseconds.
    public static final int DURATION = 3;

    public static final int SOURCE_ADDRESS = 4;
    public static final int SOURCE_PORT = 5;
    public static final int SOURCE_MAC = 6;
    public static final int TARGET_ADDRESS = 7;
    public static final int TARGET_PORT = 8;
    public static final int TARGET_MAC = 9;

    /// By its name in capitals: `TCP`, `UDP`, `ICMP`.
    public static final int PROTOCOL = 10;

    public static final int APPLICATION = 11;

    /// `Inbound` or `Outbound`.
    public static final int DIRECTION = 12;

    public static final int SOURCE_BYTES = 13;
    public static final int TARGET_BYTES = 14;
    public static final int BYTES = 15;
    public static final int SOURCE_PACKETS = 16;
    public static final int TARGET_PACKETS = 17;
    public static final int PACKETS = 18;
    public static final int FLAGS = 19;
    public static final int STATE = 20;

    /// `Allow` or `Deny`.
    public static final int ACTION = 21;

    public static final int RULE = 22;
    public static final int LABEL = 23;

    private static final String NAMES =
            """
            TimeGenerated datetime
            EventStartTime datetime
            EventEndTime datetime
            NetworkDuration real
            SrcIpAddr string
            SrcPortNumber int
            SrcMacAddr string
            DstIpAddr string
            DstPortNumber int
            DstMacAddr string
            NetworkProtocol string
            NetworkApplicationProtocol string
            NetworkDirection string
            SrcBytes long
            DstBytes long
            NetworkBytes long
            SrcPackets long
            DstPackets long
            NetworkPackets long
            TcpFlags string
            State string
            DvcAction string
            NetworkRuleName string
            Label string
            """;

    /// In the order of the constants above.
    public static final List<Column> ALL = columns();

    private FlowColumns() {}

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String line : NAMES.lines().toList()) {
            String[] words = line.split(" ");
            KqlType type =
                    switch (words[1]) {
                        case "datetime" -> KqlType.DATETIME;
                        case "real" -> KqlType.REAL;
                        case "int" -> KqlType.INT;
                        case "long" -> KqlType.LONG;
                        default -> KqlType.STRING;
                    };
            columns.add(new Column(words[0], type));
        }
        return List.copyOf(columns);
    }

    static int place(String name) {
        for (int i = 0; i < ALL.size(); i++) {
            if (ALL.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("no column of flows: " + name);
    }
}
