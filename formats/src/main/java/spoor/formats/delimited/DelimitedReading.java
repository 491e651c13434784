package spoor.formats.delimited;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.formats.cells.CellType;
import spoor.model.Column;

/// @param dataStart byte offset behind the header, 0 where there is none
/// @param header the header's bytes without its line end: where files were joined it comes again;
///   empty where there is none
/// @param types how the cells of each column are written
record DelimitedReading(
        String table,
        List<Column> columns,
        List<CellType> types,
        Optional<String> timeColumn,
        Layout layout,
        long dataStart,
        byte[] header)
        implements Reading {
    DelimitedReading {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    @Override
    public Cutter cutter() {
        return new DelimitedCutter(layout);
    }

    @Override
    public BlockParser parser() {
        return new DelimitedParser(this);
    }

    @Override
    public boolean continuable() {
        return true;
    }
}
