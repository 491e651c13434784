package spoor.formats.labelled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;

/// The reading of the lines, with the labels as further columns.
///
/// @param lines reads the lines without their labels
record LabelledReading(Reading lines, LabelHeader header) implements Reading {
    @Override
    public String table() {
        return lines.table();
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(lines.columns());
        columns.addAll(LabelTail.COLUMNS);
        return columns;
    }

    @Override
    public Optional<String> timeColumn() {
        return lines.timeColumn();
    }

    @Override
    public Cutter cutter() {
        return new LabelledCutter(header);
    }

    @Override
    public BlockParser parser() {
        return new LabelledParser(lines.parser(), header, lines.columns().size(), lines.inOrder());
    }

    @Override
    public boolean inOrder() {
        return lines.inOrder();
    }

    @Override
    public List<Reading> further() {
        return lines.further().stream()
                .map(reading -> (Reading) new LabelledReading(reading, header))
                .toList();
    }

    @Override
    public boolean continuable() {
        return false;
    }
}
