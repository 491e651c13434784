package spoor.formats.mysql;

import java.util.List;
import java.util.Optional;
import spoor.formats.BlockParser;
import spoor.formats.Cutter;
import spoor.formats.Reading;
import spoor.model.Column;
import spoor.model.KqlType;

/// One general log: a row for each entry.
record MySqlReading() implements Reading {
    static final int TIME = 0;
    static final int THREAD = 1;
    static final int COMMAND = 2;
    static final int ACTION = 3;
    static final int TABLES = 4;
    static final int ARGUMENT = 5;
    static final int USER = 6;
    static final int HOST = 7;
    static final int DATABASE = 8;
    static final int TRANSPORT = 9;
    static final int REFUSED = 10;
    static final int IMITATIONS = 11;

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("TimeGenerated", KqlType.DATETIME),
                    new Column("ThreadId", KqlType.LONG),
                    new Column("Command", KqlType.STRING),
                    new Column("SqlAction", KqlType.STRING),
                    new Column("Tables", KqlType.DYNAMIC),
                    new Column("Argument", KqlType.STRING),
                    new Column("User", KqlType.STRING),
                    new Column("Host", KqlType.STRING),
                    new Column("Database", KqlType.STRING),
                    new Column("Transport", KqlType.STRING),
                    new Column("Refused", KqlType.BOOL),
                    new Column("ImitatedHeads", KqlType.LONG));

    @Override
    public String table() {
        return "MySqlGeneral";
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
        return new MySqlCutter();
    }

    @Override
    public BlockParser parser() {
        return new MySqlParser();
    }

    /// The last statement of a log that grows may go on.
    @Override
    public boolean continuable() {
        return false;
    }
}
