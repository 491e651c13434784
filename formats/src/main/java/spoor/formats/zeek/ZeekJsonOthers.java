package spoor.formats.zeek;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import spoor.formats.Reading;
import spoor.formats.Sample;
import spoor.formats.json.JsonSample;

/// The reading of objects whose log the sample does not show: what all logs have gets columns, the
/// rest goes to `AdditionalFields`.
final class ZeekJsonOthers {
    private static final String TABLE = "ZeekOther";

    private ZeekJsonOthers() {}

    /// @param names the keys that the sample shows, with points or with underscores
    static Reading reading(Set<String> names, String key) {
        StringBuilder object = new StringBuilder("{\"ts\":1500000000.5");
        List.of(key, "uid", point(names, "id.orig_h"), point(names, "id.resp_h"))
                .forEach(name -> object.append(",\"").append(name).append("\":\"x\""));
        List.of(point(names, "id.orig_p"), point(names, "id.resp_p"))
                .forEach(name -> object.append(",\"").append(name).append("\":1"));
        byte[] line = object.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
        JsonSample sample = JsonSample.of(new Sample(TABLE, line, 0, false)).orElseThrow();
        return ZeekJson.table(sample, "", TABLE).reading();
    }

    private static String point(Set<String> names, String name) {
        String flat = name.replace('.', '_');
        return names.contains(flat) ? flat : name;
    }
}
