package spoor.formats.syslog;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;

/// @param firstYear the year of the first line, where times have none
record SyslogReading(int firstYear) implements Reading {
    @Override
    public String table() {
        return "Syslog";
    }

    @Override
    public List<Column> columns() {
        return SyslogColumn.COLUMNS;
    }

    @Override
    public Optional<String> timeColumn() {
        return Optional.of("TimeGenerated");
    }

    @Override
    public Cutter cutter() {
        return new SyslogCutter();
    }

    @Override
    public BlockParser parser() {
        return new SyslogParser(firstYear);
    }

    /// Years follow from the lines before, and a line may say that the one before it came again.
    @Override
    public boolean inOrder() {
        return true;
    }

    @Override
    public boolean continuable() {
        return false;
    }
}
