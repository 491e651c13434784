package spoor.formats.web;

import static spoor.model.KqlType.DATETIME;
import static spoor.model.KqlType.DYNAMIC;
import static spoor.model.KqlType.INT;
import static spoor.model.KqlType.LONG;
import static spoor.model.KqlType.STRING;

import java.util.List;
import spoor.model.Column;

/// The columns of the table `AccessLog`, with the names of Sentinel's web session schema where it
/// has one.
final class AccessColumns {
    static final int TIME = 0;
    static final int HOST = 1;
    static final int IDENT = 2;
    static final int USER = 3;
    static final int METHOD = 4;
    static final int URL = 5;
    static final int VERSION = 6;
    static final int STATUS = 7;
    static final int SIZE = 8;
    static final int REFERRER = 9;
    static final int AGENT = 10;
    static final int VIRTUAL_HOST = 11;
    static final int PORT = 12;
    static final int REQUEST = 13;
    static final int REST = 14;

    static final List<Column> ALL =
            List.of(
                    new Column("TimeGenerated", DATETIME),
                    new Column("SrcIpAddr", STRING),
                    new Column("Ident", STRING),
                    new Column("SrcUsername", STRING),
                    new Column("HttpRequestMethod", STRING),
                    new Column("Url", STRING),
                    new Column("HttpVersion", STRING),
                    new Column("HttpStatusCode", INT),
                    new Column("HttpResponseBodyBytes", LONG),
                    new Column("HttpReferrer", STRING),
                    new Column("HttpUserAgent", STRING),
                    new Column("HttpHost", STRING),
                    new Column("DstPortNumber", INT),
                    new Column("Request", STRING),
                    new Column("AdditionalFields", DYNAMIC));

    private AccessColumns() {}
}
