package spoor.formats.delimited;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.formats.cells.CellReader;
import spoor.formats.cells.CellType;
import spoor.model.Column;

/// @param columns one for each cell of a record
/// @param types how the cells of each column are written
public record DelimitedReading(
        String table,
        List<Column> columns,
        List<CellType> types,
        Optional<String> timeColumn,
        DelimitedShape shape)
        implements Reading {
    public DelimitedReading {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    @Override
    public Cutter cutter() {
        return new DelimitedCutter(shape.layout());
    }

    @Override
    public BlockParser parser() {
        CellReader cells = new CellReader();
        return parser(
                IntStream.range(0, columns.size()).toArray(),
                (_, column, row, type, bytes, from, to, tally) ->
                        cells.set(column, row, type, bytes, from, to, tally),
                Footer.NONE);
    }

    /// A parser whose cells go to other columns of the batch, or are read in another way.
    ///
    /// @param targets for each cell the column of the batch
    /// @param cells reads the cells
    /// @param footer tells which records are sums at the end
    public BlockParser parser(int[] targets, CellSetter cells, Footer footer) {
        return new DelimitedParser(this, targets, cells, footer);
    }

    @Override
    public boolean continuable() {
        return true;
    }
}
