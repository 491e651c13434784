package spoor.formats.web;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;

/// Apache's and nginx' records tell themselves line by line.
record ErrorReading() implements Reading {
    @Override
    public String table() {
        return "AccessErrorLog";
    }

    @Override
    public List<Column> columns() {
        return ErrorColumns.ALL;
    }

    @Override
    public Optional<String> timeColumn() {
        return Optional.of("TimeGenerated");
    }

    @Override
    public Cutter cutter() {
        return new ErrorCutter();
    }

    @Override
    public BlockParser parser() {
        return new ErrorParser();
    }

    /// The last record may go on in what comes behind.
    @Override
    public boolean continuable() {
        return false;
    }
}
