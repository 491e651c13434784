package spoor.formats.json;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.formats.cells.CellType;
import spoor.model.Column;

/// @param columns of the table; the last is that of keys unknown to the others where `rest` is
///   given
/// @param paths for each column but that one the keys that lead to its value
/// @param rest the column of keys that no other column has, -1 where there is none
record JsonReading(
        String table,
        List<Column> columns,
        List<CellType> types,
        List<List<String>> paths,
        int rest,
        Optional<String> timeColumn,
        JsonShape shape,
        JsonTargets targets)
        implements Reading {
    JsonReading {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        paths = List.copyOf(paths);
    }

    @Override
    public Cutter cutter() {
        return new JsonCutter(shape);
    }

    @Override
    public BlockParser parser() {
        return new JsonParser(this);
    }

    @Override
    public boolean continuable() {
        return shape.prefix().length == 0;
    }
}
