package spoor.workbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import spoor.engine.duckdb.Beside;
import spoor.engine.duckdb.Gap;
import spoor.engine.duckdb.RejectReason;
import spoor.engine.duckdb.StoredReject;
import spoor.engine.duckdb.StoredSource;
import spoor.engine.duckdb.TimeRange;
import spoor.model.Column;
import spoor.model.Ticks;

/// The account and the rejects as JSON: the same for the command line and HTTP.
public final class AccountJson {
    private AccountJson() {}

    /// Writes one object: `sources`, `tables`, `duplicates`, `skipped`, `hunts`, `totals`,
    /// `balanced`. `events`, `continuations`, `headers`, `blank` and `rejects` are numbers of
    /// items; `byte_sums` has their bytes, which add up to `bytes`.
    public static void write(Account account, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("case", account.folder().toString());
        json.writeArrayFieldStart("sources");
        for (Account.Line line : account.counted()) {
            write(line, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tables");
        for (Account.Table table : account.tables()) {
            write(table, json);
        }
        json.writeEndArray();
        writeBeside(account, json);
        json.writeArrayFieldStart("hunts");
        for (Account.Hunt hunt : account.hunts()) {
            json.writeStartObject();
            json.writeStringField("name", hunt.name());
            json.writeStringField("title", hunt.title());
            json.writeStringField("description", hunt.description());
            json.writeStringField("problem", hunt.problem());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("totals");
        json.writeNumberField("sources", account.counted().size());
        json.writeNumberField("unread", account.unread());
        json.writeNumberField("bytes", account.bytes());
        write(account.totals(), json);
        json.writeEndObject();
        json.writeBooleanField("balanced", account.balanced());
        json.writeEndObject();
    }

    private static void writeBeside(Account account, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("duplicates");
        for (Beside one : account.beside()) {
            if (one.duplicateOf().isPresent()) {
                json.writeStartObject();
                json.writeStringField("path", one.path());
                json.writeNumberField("of", one.duplicateOf().get());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("skipped");
        for (Beside one : account.beside()) {
            if (one.duplicateOf().isEmpty()) {
                json.writeStartObject();
                json.writeStringField("path", one.path());
                json.writeStringField("why", one.why());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void write(Gap gap, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", GapText.kind(gap));
        json.writeBooleanField("harmless", GapText.harmless(gap));
        switch (gap) {
            case Gap.Quiet quiet -> {
                writeTime("from", Optional.of(quiet.between().first()), json);
                writeTime("to", Optional.of(quiet.between().last()), json);
            }
            case Gap.ClockBack back -> {
                json.writeNumberField("offset", back.offset());
                writeTime("from", Optional.of(back.before()), json);
                writeTime("to", Optional.of(back.after()), json);
            }
            case Gap.NewestFirst _ -> {}
            case Gap.Unordered unordered -> json.writeNumberField("places", unordered.places());
            case Gap.Serials serials -> {
                json.writeStringField("node", serials.node());
                json.writeNumberField("after", serials.after());
                json.writeNumberField("before", serials.before());
                json.writeNumberField("missing", serials.missing());
                writeTime("from", Optional.of(serials.between().first()), json);
                writeTime("to", Optional.of(serials.between().last()), json);
            }
            case Gap.MoreSerials more -> {
                json.writeNumberField("holes", more.holes());
                json.writeNumberField("missing", more.missing());
            }
        }
        json.writeStringField("text", GapText.of(gap));
        json.writeEndObject();
    }

    private static void write(Account.Line line, JsonGenerator json) throws IOException {
        StoredSource source = line.source();
        json.writeStartObject();
        json.writeNumberField("id", source.id());
        json.writeStringField("path", source.path());
        json.writeStringField("state", source.state().name().toLowerCase(Locale.ROOT));
        json.writeStringField("outcome", line.outcome().name().toLowerCase(Locale.ROOT));
        json.writeStringField("format", source.format());
        json.writeStringField("why", source.why());
        json.writeStringField("table", source.table());
        json.writeArrayFieldStart("tables");
        for (String table : source.tables()) {
            json.writeString(table);
        }
        json.writeEndArray();
        json.writeNumberField("size", source.content().size());
        json.writeStringField("sha256", source.content().sha256());
        json.writeNumberField("bytes", source.content().textLength());
        write(source.counts(), json);
        json.writeBooleanField("balanced", source.balanced());
        writeTime("first", source.times().map(TimeRange::first), json);
        writeTime("last", source.times().map(TimeRange::last), json);
        json.writeArrayFieldStart("assumptions");
        for (String note : source.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("gaps");
        for (Gap gap : line.gaps()) {
            write(gap, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("reject_reasons");
        for (RejectReason reason : line.reasons()) {
            json.writeStartObject();
            json.writeStringField("reason", reason.reason());
            json.writeStringField("column", reason.column());
            json.writeNumberField("count", reason.count());
            json.writeFieldName("first");
            write(reason.first(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(StoredSource.Counts counts, JsonGenerator json) throws IOException {
        json.writeNumberField("events", counts.events().count());
        json.writeNumberField("continuations", counts.continuations().count());
        json.writeNumberField("headers", counts.headers().count());
        json.writeNumberField("blank", counts.blanks().count());
        json.writeNumberField("rejects", counts.rejects().count());
        json.writeNumberField("rejected_values", counts.rejectedValues());
        json.writeNumberField("repaired", counts.repaired());
        json.writeObjectFieldStart("byte_sums");
        json.writeNumberField("events", counts.events().bytes());
        json.writeNumberField("continuations", counts.continuations().bytes());
        json.writeNumberField("headers", counts.headers().bytes());
        json.writeNumberField("blank", counts.blanks().bytes());
        json.writeNumberField("rejects", counts.rejects().bytes());
        json.writeEndObject();
    }

    private static void write(Account.Table table, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", table.schema().name());
        json.writeNumberField("rows", table.rows());
        json.writeArrayFieldStart("columns");
        for (Column column : table.schema().columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type().kqlName());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTime(String name, Optional<Long> ticks, JsonGenerator json)
            throws IOException {
        if (ticks.isPresent()) {
            json.writeStringField(name, Ticks.datetimeText(ticks.get()));
        } else {
            json.writeNullField(name);
        }
    }

    public static void write(StoredReject reject, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", reject.path());
        json.writeNumberField("offset", reject.offset());
        json.writeNumberField("length", reject.length());
        json.writeStringField("column", reject.column());
        json.writeStringField("reason", reject.reason());
        json.writeStringField("text", reject.text());
        json.writeStringField("hex", reject.hex());
        json.writeEndObject();
    }
}
