package spoor.formats.zeek;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Recognises a conn log whose `#` lines are gone, by what its 20 to 22 cells hold, and gives it
/// the standard names and types.
final class ConnWithoutHeader {
    private static final Pattern TIME = Pattern.compile("\\d{1,11}(\\.\\d{1,9})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern UNSET_OR_COUNT = Pattern.compile("-|\\d{1,18}");
    private static final Pattern UID = Pattern.compile("[A-Za-z0-9]{5,30}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}(%\\w+)?");
    private static final Pattern PROTOCOL = Pattern.compile("tcp|udp|icmp|unknown_transport");
    private static final Pattern STATE =
            Pattern.compile("-|S[0-3]|SF|REJ|RSTO|RSTR|RSTOS0|RSTRH|SH|SHR|OTH");
    private static final Pattern FLAG = Pattern.compile("[-TF]");
    private static final List<Pattern> BEGINNING =
            List.of(
                    TIME,
                    UID,
                    ADDRESS,
                    COUNT,
                    ADDRESS,
                    COUNT,
                    PROTOCOL,
                    Pattern.compile(".*"),
                    Pattern.compile("-|\\d+(\\.\\d+)?"),
                    UNSET_OR_COUNT,
                    UNSET_OR_COUNT,
                    STATE,
                    FLAG);
    private static final List<String> NAMES =
            List.of(
                    "ts",
                    "uid",
                    "id.orig_h",
                    "id.orig_p",
                    "id.resp_h",
                    "id.resp_p",
                    "proto",
                    "service",
                    "duration",
                    "orig_bytes",
                    "resp_bytes",
                    "conn_state",
                    "local_orig",
                    "local_resp",
                    "missed_bytes",
                    "history",
                    "orig_pkts",
                    "orig_ip_bytes",
                    "resp_pkts",
                    "resp_ip_bytes",
                    "tunnel_parents");
    private static final List<String> TYPES =
            List.of(
                    "time",
                    "string",
                    "addr",
                    "port",
                    "addr",
                    "port",
                    "enum",
                    "string",
                    "interval",
                    "count",
                    "count",
                    "string",
                    "bool",
                    "bool",
                    "count",
                    "string",
                    "count",
                    "count",
                    "count",
                    "count",
                    "set[string]");
    private static final int LOCAL_RESP = 13;
    private static final int LOOKED_AT = 500;
    private static final double LEAST_SHARE = 0.9;

    private ConnWithoutHeader() {}

    /// The header that the file would have, if it is such a file.
    static Optional<ZeekHeader> of(byte[] head, boolean whole) {
        String text = new String(head, StandardCharsets.UTF_8);
        List<String[]> rows = new ArrayList<>();
        int from = 0;
        while (from < text.length() && rows.size() < LOOKED_AT) {
            int end = text.indexOf('\n', from);
            if (end < 0 && (!whole && !rows.isEmpty())) {
                break;
            }
            end = end < 0 ? text.length() : end;
            String line = text.substring(from, end).stripTrailing();
            if (!line.isEmpty()) {
                rows.add(line.split("\t", -1));
            }
            from = end + 1;
        }
        List<String[]> fitting = rows.stream().filter(ConnWithoutHeader::fits).toList();
        if (fitting.isEmpty() || fitting.size() < LEAST_SHARE * rows.size()) {
            return Optional.empty();
        }
        int cells = fitting.getFirst().length;
        boolean alike = fitting.stream().allMatch(row -> row.length == cells);
        return alike ? header(fitting, cells) : Optional.empty();
    }

    private static boolean fits(String[] row) {
        if (row.length < 20 || row.length > 22) {
            return false;
        }
        for (int i = 0; i < BEGINNING.size(); i++) {
            if (!BEGINNING.get(i).matcher(row[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<ZeekHeader> header(List<String[]> rows, int cells) {
        boolean localResponder =
                rows.stream().allMatch(row -> FLAG.matcher(row[LOCAL_RESP]).matches());
        List<String> names = new ArrayList<>(NAMES);
        List<String> types = new ArrayList<>(TYPES);
        if (!localResponder) {
            names.remove(LOCAL_RESP);
            types.remove(LOCAL_RESP);
        }
        int counted = names.indexOf("missed_bytes");
        if (!rows.stream().allMatch(row -> UNSET_OR_COUNT.matcher(row[counted]).matches())) {
            return Optional.empty();
        }
        while (names.size() > cells) {
            names.removeLast();
            types.removeLast();
        }
        int more = cells - names.size();
        if (more == 1) {
            int last = names.size();
            boolean number = rows.stream().allMatch(row -> COUNT.matcher(row[last]).matches());
            names.add(number ? "ip_proto" : "Column" + cells);
            types.add(number ? "count" : "string");
        } else if (more == 2) {
            names.addAll(List.of("orig_l2_addr", "resp_l2_addr"));
            types.addAll(List.of("string", "string"));
        }
        return Optional.of(new ZeekHeader("\t", ",", "(empty)", "-", "conn", names, types, 1, "#"));
    }
}
