package spoor.formats.zeek;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.formats.Reading;
import spoor.formats.Sample;
import spoor.formats.json.JsonSample;

/// The logs that are known of a file of JSON objects. Not changed once it is made.
///
/// @param key that names the log of an object
/// @param names of all keys that the file's sample shows
/// @param samples the first objects of each log
/// @param others whether objects whose log has no sample get a reading of their own
record ZeekJsonLogs(String key, Set<String> names, Map<String, Sample> samples, boolean others) {
    /// A reading for each log; the first has those of the others.
    ZeekJsonReading reading() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        samples.forEach((path, lines) ->
                JsonSample.of(lines)
                        .map(json -> ZeekJson.table(json, path, ZeekTypes.table(path)))
                        .ifPresent(made -> readings.put(path, made.reading())));
        List<ZeekJsonReading> logs = new ArrayList<>();
        readings.forEach((path, reading) ->
                logs.add(
                        new ZeekJsonReading(
                                reading, key, path, readings.keySet(), List.of(), this)));
        ZeekJsonReading first = logs.removeFirst();
        if (others) {
            Reading rest = ZeekJsonOthers.reading(names, key);
            logs.add(new ZeekJsonReading(rest, key, "", readings.keySet(), List.of(), this));
        }
        return new ZeekJsonReading(first.log(), key, first.path(), readings.keySet(), logs, this);
    }

    /// @param late the first objects of logs that the file's sample does not show
    /// @param stray whether there are objects of further logs
    Optional<Reading> with(Map<String, byte[]> late, boolean stray) {
        if (late.isEmpty() && (others || !stray)) {
            return Optional.empty();
        }
        String fileName = samples.values().iterator().next().fileName();
        Map<String, Sample> all = new LinkedHashMap<>(samples);
        late.forEach((path, lines) -> all.put(path, new Sample(fileName, lines, 0, false)));
        return Optional.of(new ZeekJsonLogs(key, names, all, others || stray).reading());
    }

    /// The logs that have a sample, by their names as they are written.
    Map<String, byte[]> written() {
        Map<String, byte[]> written = new HashMap<>();
        samples.keySet().forEach(path -> written.put(path, path.getBytes(StandardCharsets.UTF_8)));
        return written;
    }
}
