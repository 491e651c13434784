package spoor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Flows with statistics, in the columns of NFStream.
final class FlowLines {
    private static final List<String> DIRECTIONS = List.of("bidirectional", "src2dst", "dst2src");
    private static final String[] FLAGS = {"syn", "cwr", "ece", "urg", "ack", "psh", "rst", "fin"};
    private static final String[] NAMES = {
        "TLS,Web", "DNS,Network", "SSDP,System", "SSH,RemoteAccess"
    };

    private FlowLines() {}

    static String header() {
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "id,expiration_id,src_ip,src_mac,src_oui,src_port,dst_ip,dst_mac,dst_oui,"
                                        + "dst_port,protocol,ip_version,vlan_id,tunnel_id"));
        for (String direction : DIRECTIONS) {
            add(
                    names,
                    direction,
                    "first_seen_ms",
                    "last_seen_ms",
                    "duration_ms",
                    "packets",
                    "bytes");
        }
        for (String kind : List.of("ps", "piat_ms")) {
            for (String direction : DIRECTIONS) {
                add(
                        names,
                        direction,
                        "min_" + kind,
                        "mean_" + kind,
                        "stddev_" + kind,
                        "max_" + kind);
            }
        }
        for (String direction : DIRECTIONS) {
            for (String flag : FLAGS) {
                names.add(direction + "_" + flag + "_packets");
            }
        }
        names.add(
                "application_name,application_category_name,application_is_guessed,"
                        + "requested_server_name,client_fingerprint,server_fingerprint,user_agent,content_type");
        return String.join(",", names) + "\n";
    }

    private static void add(List<String> names, String direction, String... kinds) {
        for (String kind : kinds) {
            names.add(direction + "_" + kind);
        }
    }

    static String record(SplittableRandom random, long second, String source, String target) {
        long begin = second * 1000 + random.nextInt(1000);
        StringBuilder out = new StringBuilder(600);
        out.append(random.nextInt(1_000_000)).append(",0,").append(source);
        out.append(",fa:16:3e:2b:10:fa,fa:16:3e,").append(1024 + random.nextInt(60_000));
        out.append(',').append(target).append(",fa:16:3e:f6:2f:13,fa:16:3e,443,6,4,0,0");
        for (int i = 0; i < 3; i++) {
            int length = random.nextInt(100_000);
            int packets = 1 + random.nextInt(60);
            out.append(',').append(begin).append(',').append(begin + length).append(',');
            out.append(length).append(',').append(packets).append(',').append(packets * 97);
        }
        for (int i = 0; i < 6; i++) {
            double mean = 60 + random.nextDouble() * 400;
            out.append(",54,").append(mean).append(',').append(mean / 3).append(",1251");
        }
        for (int i = 0; i < 24; i++) {
            out.append(',').append(random.nextInt(4) == 0 ? random.nextInt(30) : 0);
        }
        out.append(',').append(NAMES[random.nextInt(NAMES.length)]);
        out.append(String.format(Locale.ROOT, ",0,host%d.example.org,", random.nextInt(500)));
        return out.append("89be98bbd4f065fe510fca4893cf8d9b,,,\n").toString();
    }
}
