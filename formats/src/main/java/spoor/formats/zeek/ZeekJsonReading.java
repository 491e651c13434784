package spoor.formats.zeek;

import java.util.List;
import java.util.Set;
import spoor.formats.BlockParser;
import spoor.formats.Reading;

/// One log of a file of JSON objects that holds several.
///
/// @param log reads its objects
/// @param key names the log of an object
/// @param path the log, empty where those of no other reading are meant
/// @param paths all logs of the file that have a reading
/// @param logs of the file's first log, the readings of the others
/// @param known all logs that this reading was made of
record ZeekJsonReading(
        Reading log,
        String key,
        String path,
        Set<String> paths,
        List<ZeekJsonReading> logs,
        ZeekJsonLogs known)
        implements ZeekJsonObjects {
    ZeekJsonReading {
        paths = Set.copyOf(paths);
        logs = List.copyOf(logs);
    }

    @Override
    public BlockParser parser() {
        return new ZeekJsonParser(this);
    }

    @Override
    public List<Reading> further() {
        return List.copyOf(logs);
    }
}
