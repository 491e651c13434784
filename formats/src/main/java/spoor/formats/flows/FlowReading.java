package spoor.formats.flows;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.formats.delimited.DelimitedReading;
import spoor.formats.delimited.Footer;
import spoor.model.Column;

/// How a delimited file of flows is read.
///
/// @param source cuts and splits the file
/// @param targets for each cell of a record its column
/// @param units how the file writes it
/// @param derivation what follows from the columns that the file has
/// @param footer what its program writes behind the flows
public record FlowReading(
        List<Column> columns,
        Optional<String> timeColumn,
        DelimitedReading source,
        int[] targets,
        FlowUnit[] units,
        FlowDerivation derivation,
        Footer footer)
        implements Reading {
    public FlowReading {
        columns = List.copyOf(columns);
    }

    @Override
    public String table() {
        return FlowColumns.TABLE;
    }

    @Override
    public Cutter cutter() {
        return source.cutter();
    }

    @Override
    public BlockParser parser() {
        return new FlowParser(source.parser(targets, new FlowCells(units), footer), derivation);
    }

    @Override
    public boolean continuable() {
        return source.continuable();
    }
}
