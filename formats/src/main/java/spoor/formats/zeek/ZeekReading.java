package spoor.formats.zeek;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;
import spoor.model.KqlType;

/// @param header the header in force at the file's start
/// @param path the log whose records are read
/// @param others the file's other logs
/// @param logs of the file's first log, the readings of the others
record ZeekReading(
        String table,
        List<Column> columns,
        ZeekHeader header,
        String path,
        Set<String> others,
        List<ZeekReading> logs)
        implements Reading {
    ZeekReading {
        columns = List.copyOf(columns);
        others = Set.copyOf(others);
        logs = List.copyOf(logs);
    }

    @Override
    public Optional<String> timeColumn() {
        return columns.stream()
                .filter(column -> column.type() == KqlType.DATETIME)
                .map(Column::name)
                .findFirst();
    }

    @Override
    public Cutter cutter() {
        return new ZeekCutter(header);
    }

    @Override
    public BlockParser parser() {
        return new ZeekParser(this);
    }

    @Override
    public List<Reading> further() {
        return List.copyOf(logs);
    }

    @Override
    public boolean continuable() {
        return true;
    }
}
