package spoor.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import spoor.workbench.audit.AuditKind;
import spoor.workbench.records.RawRecord;
import spoor.workbench.records.RawRecordJson;
import spoor.workbench.records.RawRecords;

/// The record behind a row or a reject: `/api/record?source=ID&offset=N`, with `around=BYTES` what
/// stands beside it, with `whole=true` a large file hashed too.
final class RecordRoutes {
    private final ServedCase served;
    private final ObjectMapper mapper;
    private final Audit audit;

    RecordRoutes(ServedCase served, ObjectMapper mapper, Audit audit) {
        this.audit = audit;
        this.served = served;
        this.mapper = mapper;
    }

    void route(RoutesConfig routes) {
        routes.get("/api/record", this::record);
    }

    private void record(Context context) throws IOException {
        String source = context.queryParam("source");
        if (source == null) {
            throw new Refusal(400, "say which record: /api/record?source=ID&offset=N");
        }
        RawRecords.Asked asked =
                new RawRecords.Asked(
                        source,
                        number(context, "offset"),
                        (int) Math.min(Integer.MAX_VALUE, number(context, "around")),
                        "true".equals(context.queryParam("whole")));
        RawRecord record =
                audit.record(
                        context,
                        AuditKind.VIEW,
                        "record of source " + source + " at byte " + asked.offset(),
                        _ -> served.record(asked));
        context.contentType("application/json; charset=utf-8");
        try (JsonGenerator json = mapper.createGenerator(context.outputStream())) {
            RawRecordJson.write(record, json);
        }
    }

    private static long number(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null && name.equals("around")) {
            return 0;
        }
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw new Refusal(
                    400, "'" + name + "' is a number of bytes: /api/record?" + name + "=0");
        }
        return Long.parseLong(text);
    }
}
