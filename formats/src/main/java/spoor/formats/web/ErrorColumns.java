package spoor.formats.web;

import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.STRING;

import java.util.List;
import spoor.model.Column;

/// The columns of the table `AccessErrorLog`.
final class ErrorColumns {
    static final int TIME = 0;
    static final int LEVEL = 1;
    static final int MODULE = 2;
    static final int PROCESS = 3;
    static final int THREAD = 4;
    static final int CONNECTION = 5;
    static final int ADDRESS = 6;
    static final int PORT = 7;
    static final int CODE = 8;
    static final int MESSAGE = 9;
    static final int SERVER = 10;
    static final int REQUEST = 11;
    static final int UPSTREAM = 12;
    static final int HOST = 13;
    static final int REFERRER = 14;

    static final List<Column> ALL =
            List.of(
                    new Column("TimeGenerated", DATETIME),
                    new Column("Level", STRING),
                    new Column("Module", STRING),
                    new Column("ProcessId", LONG),
                    new Column("ThreadId", LONG),
                    new Column("ConnectionId", LONG),
                    new Column("SrcIpAddr", STRING),
                    new Column("SrcPortNumber", INT),
                    new Column("ErrorCode", STRING),
                    new Column("Message", STRING),
                    new Column("Server", STRING),
                    new Column("Request", STRING),
                    new Column("Upstream", STRING),
                    new Column("HttpHost", STRING),
                    new Column("HttpReferrer", STRING));

    private ErrorColumns() {}
}
