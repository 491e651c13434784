package spoor.formats.zeek;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.formats.Reading;
import spoor.formats.Recognition;
import spoor.formats.Recognition.Recognised;
import spoor.formats.Recognition.Refused;
import spoor.formats.Sample;
import spoor.formats.TableName;
import spoor.formats.cells.CellType;
import spoor.formats.cells.TimeShape;
import spoor.formats.json.JsonSample;
import spoor.formats.json.JsonTable;
import spoor.formats.schemas.KnownSchema;
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

    /// In a file named after a log, so many of the keys are Zeek's.
    private static final double LEAST_SHARE = 0.6;

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
        Optional<String> key = PATH_KEYS.stream().filter(names::contains).findFirst();
        boolean told = names.contains("ts") && (pair || key.isPresent());
        if (!told && !isNamedAfterLog(names, sample.fileName())) {
            return new Refused(
                    "its JSON has no ts with a _path, or with what Zeek logs of a connection");
        }
        List<String> assumptions = new ArrayList<>();
        if (key.isPresent() && json.get().isLines() && json.get().onlyText(key.get()).isEmpty()) {
            Map<String, Sample> logs = ZeekJsonPaths.split(sample, key.get());
            if (logs.size() > 1) {
                ZeekJsonReading reading = new ZeekJsonLogs(key.get(), names, logs, false).reading();
                return new Recognised(
                        95,
                        "JSON with the keys of "
                                + (reading.logs().size() + 1)
                                + " Zeek logs, told by "
                                + key.get(),
                        reading,
                        List.of());
            }
        }
        String path = path(json.get(), key, sample, assumptions);
        String table = path.isEmpty() ? TableName.of(sample.fileName()) : ZeekTypes.table(path);
        JsonTable made = table(json.get(), path, table);
        assumptions.addAll(made.assumptions());
        boolean others = key.isPresent() && json.get().isLines() && !sample.whole();
        Reading reading =
                others && !path.isEmpty() && !table.equals("Zeek")
                        ? new ZeekJsonLog(
                                made.reading(),
                                new ZeekJsonLogs(key.get(), names, Map.of(path, sample), false))
                        : made.reading();
        return new Recognised(95, "JSON with the keys of a Zeek log", reading, assumptions);
    }

    /// The table of one log. Keys with underscores for their points get Zeek's names.
    static JsonTable table(JsonSample json, String path, String table) {
        Map<String, String> renamed = new LinkedHashMap<>();
        boolean any = false;
        for (String name : json.names()) {
            String named = ZeekFields.named(name);
            any |= !named.equals(name);
            if (name.indexOf('.') < 0) {
                renamed.put(name, named);
            }
        }
        Optional<KnownSchema> schema =
                any
                        ? Optional.of(
                                new KnownSchema(table, List.of(), List.of(), Map.of(), renamed))
                        : Optional.empty();
        return JsonTable.of(json, table, schema, (name, shown) -> type(path, name, shown));
    }

    private static String path(
            JsonSample json, Optional<String> key, Sample sample, List<String> assumptions) {
        Optional<String> named = key.flatMap(json::onlyText);
        if (named.isPresent()) {
            return named.get();
        }
        if (key.isPresent()) {
            assumptions.add("the file mixes several logs (key " + key.get() + ") in one table");
            return "";
        }
        String told = telling(json.names());
        if (told.isEmpty()) {
            told = byFileName(sample.fileName());
        }
        if (!told.isEmpty()) {
            assumptions.add(
                    "its objects name no path; by their keys, or the file's name, they are taken"
                            + " for Zeek's "
                            + told);
        }
        return told;
    }

    private static String telling(Set<String> names) {
        for (List<String> log : TELLING) {
            if (names.containsAll(log.subList(1, log.size()))) {
                return log.getFirst();
            }
        }
        return "";
    }

    private static boolean isNamedAfterLog(Set<String> names, String fileName) {
        String path = byFileName(fileName);
        long known = names.stream().filter(name -> isKnown(path, name)).count();
        boolean begins = fileName.toLowerCase(Locale.ROOT).startsWith(path + ".");
        return !path.isEmpty() && begins && known > 0 && known >= LEAST_SHARE * names.size();
    }

    private static boolean isKnown(String path, String name) {
        return ZeekFields.type(path, name).isPresent();
    }

    /// The log whose name a file has at its start or end: `dpd` for `NASHUA_dpd.log` and
    /// `dpd.15:00:00-16:00:00.log.gz`.
    private static String byFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        int point = name.indexOf('.');
        String stem = point < 0 ? name : name.substring(0, point);
        int from = 0;
        while (from < stem.length()) {
            String path = stem.substring(from);
            if (ZeekFields.LOGS.contains(path)) {
                return path;
            }
            while (from < stem.length() && Character.isLetterOrDigit(stem.charAt(from))) {
                from++;
            }
            from++;
        }
        return "";
    }

    /// What Zeek's own types say, where the sample may show less (a duration of whole seconds, an
    /// address that is always a number).
    private static CellType type(String path, String name, CellType shown) {
        Optional<KqlType> known = ZeekFields.type(path, name).map(ZeekTypes::kql);
        if (known.isEmpty()) {
            return shown;
        }
        return switch (known.get()) {
            case DATETIME ->
                    new CellType(
                            KqlType.DATETIME,
                            shown.type() == KqlType.DATETIME
                                    ? shown.times()
                                    : TimeShape.EPOCH_SECONDS);
            case STRING -> shown.type() == KqlType.DYNAMIC ? shown : CellType.STRING;
            case LONG, REAL ->
                    shown.type() == KqlType.LONG
                                    || shown.type() == KqlType.REAL
                                    || shown.equals(CellType.STRING)
                            ? new CellType(known.get())
                            : shown;
            case BOOL -> shown.equals(CellType.STRING) ? new CellType(KqlType.BOOL) : shown;
            case DYNAMIC, INT, TIMESPAN, GUID, DECIMAL -> new CellType(known.get());
        };
    }
}
