package spoor.formats.zeek;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.formats.TableName;
import spoor.formats.cells.ColumnNames;
import spoor.model.Column;
import spoor.model.KqlType;

/// The logs that a file holds: files may be joined, of one log with headers that changed, or of
/// several logs.
final class ZeekSections {
    /// Logs of one file; those behind are rejects.
    static final int MOST_LOGS = 100;

    private final Map<String, Map<String, Column>> logs = new LinkedHashMap<>();
    private Optional<ZeekHeader> first = Optional.empty();
    private boolean typed = true;

    ZeekSections copy() {
        ZeekSections copy = new ZeekSections();
        logs.forEach((path, columns) -> copy.logs.put(path, new LinkedHashMap<>(columns)));
        copy.first = first;
        copy.typed = typed;
        return copy;
    }

    /// Takes a header that records follow.
    void add(ZeekHeader header) {
        if (logs.size() == MOST_LOGS && !logs.containsKey(header.path())) {
            return;
        }
        first = first.or(() -> Optional.of(header));
        typed &= header.isTyped();
        Map<String, Column> columns =
                logs.computeIfAbsent(header.path(), _ -> new LinkedHashMap<>());
        List<String> names = ColumnNames.unique(header.fields());
        for (int i = 0; i < names.size(); i++) {
            Column column = new Column(names.get(i), ZeekTypes.kql(header.type(i)));
            columns.merge(column.name().toLowerCase(Locale.ROOT), column, ZeekSections::oneOrText);
        }
    }

    /// A field whose type changes within the file is text, which holds what either has.
    private static Column oneOrText(Column one, Column other) {
        return one.type() == other.type() ? one : new Column(one.name(), KqlType.STRING);
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    /// Whether every header gave the types of its fields.
    boolean isTyped() {
        return typed;
    }

    int logs() {
        return logs.size();
    }

    ZeekHeader first() {
        return first.orElseThrow();
    }

    int mostColumns() {
        return logs.values().stream().mapToInt(Map::size).max().orElse(0);
    }

    /// The reading of the first log, which has those of the others.
    ZeekReading reading(String fileName) {
        List<ZeekReading> further = new ArrayList<>();
        for (String path : logs.keySet()) {
            if (!path.equals(first().path())) {
                further.add(reading(path, fileName, List.of()));
            }
        }
        return reading(first().path(), fileName, further);
    }

    private ZeekReading reading(String path, String fileName, List<ZeekReading> further) {
        Set<String> others = new HashSet<>(logs.keySet());
        others.remove(path);
        String table = ZeekTypes.table(path);
        boolean named = table.length() > "Zeek".length();
        return new ZeekReading(
                named ? table : TableName.of(fileName),
                List.copyOf(logs.getOrDefault(path, Map.of()).values()),
                first(),
                path,
                others,
                further,
                this,
                fileName);
    }
}
