package spoor.formats.web;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;

/// Every access log is read alike: its parts tell themselves line by line.
record AccessReading() implements Reading {
    @Override
    public String table() {
        return "AccessLog";
    }

    @Override
    public List<Column> columns() {
        return AccessColumns.ALL;
    }

    @Override
    public Optional<String> timeColumn() {
        return Optional.of("TimeGenerated");
    }

    @Override
    public Cutter cutter() {
        return new LineCutter();
    }

    @Override
    public BlockParser parser() {
        return new AccessParser();
    }

    @Override
    public boolean continuable() {
        return true;
    }
}
