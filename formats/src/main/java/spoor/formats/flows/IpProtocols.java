package spoor.formats.flows;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The names of internet protocols as IANA registers them, by number, and the letters of Azure.
final class IpProtocols {
    private static final Map<String, String> NAMES = names();

    private IpProtocols() {}

    private static Map<String, String> names() {
        String text =
                """
                0 HOPOPT
                1 ICMP
                2 IGMP
                3 GGP
                4 IPV4
                5 ST
                6 TCP
                8 EGP
                9 IGP
                12 PUP
                17 UDP
                20 HMP
                22 XNS-IDP
                27 RDP
                33 DCCP
                41 IPV6
                43 IPV6-ROUTE
                44 IPV6-FRAG
                46 RSVP
                47 GRE
                50 ESP
                51 AH
                58 IPV6-ICMP
                59 IPV6-NONXT
                60 IPV6-OPTS
                88 EIGRP
                89 OSPF
                94 IPIP
                97 ETHERIP
                98 ENCAP
                103 PIM
                108 IPCOMP
                112 VRRP
                115 L2TP
                132 SCTP
                133 FC
                135 MOBILITY
                136 UDPLITE
                137 MPLS-IN-IP
                T TCP
                U UDP
                I ICMP
                """;
        Map<String, String> names = new HashMap<>();
        text.lines().forEach(line -> names.put(line.split(" ")[0], line.split(" ")[1]));
        return Map.copyOf(names);
    }

    /// `TCP` for `6`, `6.0`, `T` and `tcp`; what is not known stays, in capitals.
    static String name(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String number = upper.endsWith(".0") ? upper.substring(0, upper.length() - 2) : upper;
        return NAMES.getOrDefault(number, upper);
    }
}
