package spoor.formats.flows;

import java.util.ArrayList;
import java.util.List;

/// The columns of NFStream with its statistics, in their order: for files whose header was cut
/// short (`id,expiration_id,src_ip, ...`).
final class NfstreamHeader {
    private static final List<String> LABELS =
            List.of("Activity", "Stage", "DefenderResponse", "Signature");
    private static final List<String> DIRECTIONS = List.of("bidirectional", "src2dst", "dst2src");
    private static final int FEWEST = 6;
    private static final List<String> NAMES = names();

    private NfstreamHeader() {}

    private static List<String> names() {
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "id",
                                "expiration_id",
                                "src_ip",
                                "src_mac",
                                "src_oui",
                                "src_port",
                                "dst_ip",
                                "dst_mac",
                                "dst_oui",
                                "dst_port",
                                "protocol",
                                "ip_version",
                                "vlan_id",
                                "tunnel_id"));
        add(names, List.of("first_seen_ms", "last_seen_ms", "duration_ms", "packets", "bytes"));
        add(names, List.of("min_ps", "mean_ps", "stddev_ps", "max_ps"));
        add(names, List.of("min_piat_ms", "mean_piat_ms", "stddev_piat_ms", "max_piat_ms"));
        add(
                names,
                List.of(
                        "syn_packets",
                        "cwr_packets",
                        "ece_packets",
                        "urg_packets",
                        "ack_packets",
                        "psh_packets",
                        "rst_packets",
                        "fin_packets"));
        names.addAll(
                List.of(
                        "application_name",
                        "application_category_name",
                        "application_is_guessed",
                        "requested_server_name",
                        "client_fingerprint",
                        "server_fingerprint",
                        "user_agent",
                        "content_type"));
        return List.copyOf(names);
    }

    private static void add(List<String> names, List<String> kinds) {
        for (String direction : DIRECTIONS) {
            for (String kind : kinds) {
                names.add(direction + "_" + kind);
            }
        }
    }

    /// The names of all columns where `names` are the first of NFStream's, the last of them ends
    /// with `...`, and there are as many cells as NFStream writes, with the four labels of the data
    /// set Unraveled behind them or without; else `names` unchanged.
    static List<String> complete(List<String> names) {
        int given = 0;
        while (given < names.size() && !names.get(given).isBlank()) {
            given++;
        }
        boolean cut = given >= FEWEST && names.get(given - 1).strip().endsWith("...");
        int labels = names.size() - NAMES.size();
        if (!cut || labels != 0 && labels != LABELS.size()) {
            return names;
        }
        for (int i = 0; i < given; i++) {
            if (!names.get(i).replace("...", "").strip().equals(NAMES.get(i))) {
                return names;
            }
        }
        List<String> all = new ArrayList<>(NAMES);
        all.addAll(LABELS.subList(0, labels));
        return all;
    }
}
