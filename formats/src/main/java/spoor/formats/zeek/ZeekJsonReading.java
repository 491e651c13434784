package spoor.formats.zeek;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;

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
        implements Reading {
    ZeekJsonReading {
        paths = Set.copyOf(paths);
        logs = List.copyOf(logs);
    }

    @Override
    public String table() {
        return log.table();
    }

    @Override
    public List<Column> columns() {
        return log.columns();
    }

    @Override
    public Optional<String> timeColumn() {
        return log.timeColumn();
    }

    @Override
    public Cutter cutter() {
        return new ZeekJsonCutter(log.cutter(), known);
    }

    @Override
    public BlockParser parser() {
        return new ZeekJsonParser(this);
    }

    @Override
    public List<Reading> further() {
        return List.copyOf(logs);
    }

    @Override
    public boolean continuable() {
        return log.continuable();
    }
}
