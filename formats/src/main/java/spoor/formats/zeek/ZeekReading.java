package spoor.formats.zeek;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Format;
import spoor.formats.Reading;
import spoor.model.Column;
import spoor.model.KqlType;

/// @param header the header in force at the file's start
/// @param path the log whose records are read
/// @param others the file's other logs
/// @param logs of the file's first log, the readings of the others
/// @param sections what was known of the file when this reading was made; not changed any more
/// @param fileName of the file
record ZeekReading(
        String table,
        List<Column> columns,
        ZeekHeader header,
        String path,
        Set<String> others,
        List<ZeekReading> logs,
        ZeekSections sections,
        String fileName)
        implements Reading {
    ZeekReading {
        columns = List.copyOf(columns);
        others = Set.copyOf(others);
        logs = List.copyOf(logs);
    }

    /// The reading that knows these headers too; none when this one knows all that they name.
    Optional<Reading> with(Collection<ZeekHeader> headers) {
        ZeekSections more = sections;
        for (ZeekHeader late : headers) {
            ZeekSections next = more.copy();
            next.add(late);
            more = next.mostColumns() > Format.MOST_COLUMNS ? more : next;
        }
        ZeekReading wide = more.reading(fileName);
        boolean same =
                wide.columns.equals(columns)
                        && wide.logs.stream()
                                .map(ZeekReading::columns)
                                .toList()
                                .equals(logs.stream().map(ZeekReading::columns).toList());
        return same ? Optional.empty() : Optional.of(wide);
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
        return new ZeekCutter(this);
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
