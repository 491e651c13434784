package spoor.formats.zeek;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;

/// A file of JSON objects whose sample shows one log, and that may hold others behind it.
record ZeekJsonLog(Reading log, ZeekJsonLogs known) implements Reading {
    @Override
    public String table() {
        return log.table();
    }

    @Override
    public List<Column> columns() {
        return log.columns();
    }

    @Override
    public Optional<String> timeColumn() {
        return log.timeColumn();
    }

    @Override
    public Cutter cutter() {
        return new ZeekJsonCutter(log.cutter(), known);
    }

    @Override
    public BlockParser parser() {
        return log.parser();
    }

    @Override
    public boolean continuable() {
        return log.continuable();
    }
}
