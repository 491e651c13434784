package spoor.formats.auditd;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.LineCutter;
import spoor.formats.Reading;
import spoor.model.Column;

/// A row per event: the records of one node, time and serial, joined also where they interleave.
record AuditLogReading() implements Reading {
    @Override
    public String table() {
        return "AuditLog";
    }

    @Override
    public List<Column> columns() {
        return AuditColumn.COLUMNS;
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
        return new AuditLogParser();
    }

    @Override
    public boolean inOrder() {
        return true;
    }

    @Override
    public boolean continuable() {
        return false;
    }
}
