package spoor.formats.auditd;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.LineCutter;
import spoor.formats.Reading;
import spoor.model.Column;
import spoor.model.KqlType;

/// A row per record.
record AuditRecordReading() implements Reading {
    static final int TIME = 0;
    static final int NODE = 1;
    static final int SERIAL = 2;
    static final int TYPE = 3;
    static final int MESSAGE = 4;
    static final int FIELDS = 5;

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("TimeGenerated", KqlType.DATETIME),
                    new Column("node", KqlType.STRING),
                    new Column("SerialNumber", KqlType.LONG),
                    new Column("RecordType", KqlType.STRING),
                    new Column("Message", KqlType.STRING),
                    new Column("Fields", KqlType.DYNAMIC));

    @Override
    public String table() {
        return "AuditRecord";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
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
        return new AuditRecordParser();
    }

    @Override
    public List<Reading> further() {
        return List.of(new AuditLogReading());
    }

    /// An event may go on in what was appended: the file is read anew.
    @Override
    public boolean continuable() {
        return false;
    }
}
