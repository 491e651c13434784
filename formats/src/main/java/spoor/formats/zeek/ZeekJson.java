package spoor.formats.zeek;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.TableName;
import spoor.formats.cells.CellType;
import spoor.formats.cells.TimeShape;
import spoor.formats.json.JsonSample;
import spoor.formats.json.JsonTable;
import spoor.model.KqlType;

/// Recognises Zeek logs written as JSON, with ts as seconds since 1970 or as ISO text.
final class ZeekJson {
    private static final List<String> PATH_KEYS = List.of("_path", "@stream", "_stream");

    /// Keys that tell a log whose objects do not name their path.
    private static final List<List<String>> TELLING =
            List.of(
                    List.of("conn", "conn_state", "history"),
                    List.of("conn", "conn_state", "orig_pkts"),
                    List.of("dns", "trans_id", "qtype_name"),
                    List.of("dns", "trans_id", "query"),
                    List.of("http", "trans_depth", "method"),
                    List.of("http", "trans_depth", "host"),
                    List.of("ssl", "cipher", "established"),
                    List.of("ssl", "established", "resumed"),
                    List.of("x509", "certificate.serial", "certificate.subject"),
                    List.of("files", "fuid", "total_bytes"),
                    List.of("files", "fuid", "analyzers"),
                    List.of("weird", "name", "notice"),
                    List.of("dhcp", "msg_types", "mac"),
                    List.of("kerberos", "request_type", "success"),
                    List.of("dce_rpc", "endpoint", "operation"),
                    List.of("smb_files", "action", "times.modified"),
                    List.of("smb_mapping", "share_type", "path"),
                    List.of("notice", "note", "actions"),
                    List.of("capture_loss", "percent_lost", "gaps"),
                    List.of("stats", "pkts_proc", "mem"),
                    List.of("ntp", "stratum", "ref_id"));

    private static final Set<String> SECONDS =
            Set.of("duration", "rtt", "poll", "precision", "root_delay", "root_disp", "lease_time");

    private ZeekJson() {}

    static Recognition recognise(Sample sample) {
        Optional<JsonSample> json = JsonSample.of(sample);
        if (json.isEmpty()) {
            return new Refused("it has no # lines, is no conn log without them, and no JSON");
        }
        Set<String> names = json.get().names();
        boolean pair =
                names.contains("id.orig_h")
                        || names.contains("id_orig_h")
                        || names.contains("fuid")
                        || !telling(names).isEmpty();
        boolean pathed = names.contains("_path") || names.contains("@stream");
        if (!names.contains("ts") || !pair && !pathed) {
            return new Refused(
                    "its JSON has no ts with a _path, or with what Zeek logs of a connection");
        }
        List<String> assumptions = new ArrayList<>();
        String table = table(json.get(), sample, assumptions);
        JsonTable made = JsonTable.of(json.get(), table, Optional.empty(), ZeekJson::type);
        assumptions.addAll(made.assumptions());
        return new Recognised(95, "JSON with the keys of a Zeek log", made.reading(), assumptions);
    }

    private static String table(JsonSample json, Sample sample, List<String> assumptions) {
        for (String key : PATH_KEYS) {
            if (json.names().contains(key)) {
                Optional<String> path = json.onlyText(key);
                if (path.isPresent()) {
                    return ZeekTypes.table(path.get());
                }
                assumptions.add("the file mixes several logs (key " + key + ") in one table");
                return TableName.of(sample.fileName());
            }
        }
        String told = telling(json.names());
        if (told.isEmpty()) {
            told = byFileName(sample.fileName());
        }
        if (told.isEmpty()) {
            return TableName.of(sample.fileName());
        }
        assumptions.add(
                "its objects name no path; by their keys they are taken for Zeek's " + told);
        return ZeekTypes.table(told);
    }

    private static String telling(Set<String> names) {
        for (List<String> log : TELLING) {
            if (names.containsAll(log.subList(1, log.size()))) {
                return log.getFirst();
            }
        }
        return "";
    }

    /// `NASHUA_dpd.log` is a `dpd` log: the name's last word.
    private static String byFileName(String fileName) {
        String name = TableName.of(fileName).toLowerCase(Locale.ROOT);
        int cut = name.indexOf('.');
        String stem = cut < 0 ? name : name.substring(0, cut);
        return stem.matches("[a-z][a-z0-9_]{1,30}") ? stem : "";
    }

    /// What Zeek's own types say, where the sample may show less (a duration of whole seconds, an
    /// address that is always a number).
    private static CellType type(String name, CellType shown) {
        if (name.equals("ts") || name.equals("_write_ts")) {
            return new CellType(
                    KqlType.DATETIME,
                    shown.type() == KqlType.DATETIME ? shown.times() : TimeShape.EPOCH_SECONDS);
        }
        if (SECONDS.contains(name) && shown.type() == KqlType.LONG) {
            return new CellType(KqlType.REAL);
        }
        return shown;
    }
}
