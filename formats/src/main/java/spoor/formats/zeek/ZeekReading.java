package spoor.formats.zeek;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.formats.cells.ColumnNames;
import spoor.model.Column;
import spoor.model.KqlType;

/// @param header the header in force at the file's start; its fields are the table's columns
record ZeekReading(String table, List<Column> columns, ZeekHeader header) implements Reading {
    ZeekReading {
        columns = List.copyOf(columns);
    }

    static ZeekReading of(String table, ZeekHeader header) {
        List<String> names = ColumnNames.unique(header.fields());
        Column[] columns = new Column[names.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(names.get(i), ZeekTypes.kql(header.type(i)));
        }
        return new ZeekReading(table, List.of(columns), header);
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
    public boolean continuable() {
        return true;
    }
}
