package spoor.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;
import spoor.workbench.audit.AuditReader;
import spoor.workbench.audit.AuditRecord;

/// `spoor audit --case DIR`. Reads the log alone: a server may have the case open.
@Command(
        name = "audit",
        description = "Print who did what with a case through the server.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    private static final int WIDEST = 80;

    @Mixin CaseOption chosen = new CaseOption();

    @Option(names = "--last", paramLabel = "N", description = "Print the last N only.")
    int last = Integer.MAX_VALUE;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "How to print the log: ${COMPLETION-CANDIDATES}.")
    AccountFormat format = AccountFormat.TABLE;

    @Option(names = "--raw", description = "Print texts as they are, control characters too.")
    boolean raw;

    private final Console console;

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (last < 1) {
            throw new SpoorException(ErrorKind.USER, "--last takes a number from 1");
        }
        chosen.requireThere();
        Deque<AuditRecord> records = new ArrayDeque<>();
        long damaged =
                AuditReader.read(
                        chosen.folder,
                        one -> {
                            records.add(one);
                            if (records.size() > last) {
                                records.remove();
                            }
                        });
        switch (format) {
            case TABLE -> table(records);
            case JSON -> json(records);
        }
        if (damaged > 0) {
            console.note(
                    damaged
                            + (damaged == 1 ? " line is" : " lines are")
                            + " no line of the log: a crash or a full disk left it half written, or"
                            + " it was changed by another hand");
        }
        return damaged > 0 ? 1 : 0;
    }

    private void table(Iterable<AuditRecord> records) {
        TextTable table =
                new TextTable(
                        List.of("time", "user", "client", "kind", "rows", "ms", "outcome", "text"),
                        List.of(false, false, false, false, true, true, false, false),
                        raw,
                        WIDEST);
        for (AuditRecord one : records) {
            table.add(
                    List.of(
                            one.time(),
                            one.user(),
                            one.client(),
                            one.kind(),
                            text(one.rows()),
                            text(one.milliseconds()),
                            one.outcome(),
                            what(one)));
        }
        table.print(console.out());
    }

    /// The text, or why it failed where there is none.
    private static String what(AuditRecord one) {
        if (one.more().isPresent()) {
            return one.more().getAsLong() + " more within a minute, of which each is not logged";
        }
        return one.text().isEmpty() ? one.problem() : one.text();
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    private void json(Iterable<AuditRecord> records) throws IOException {
        try (JsonGenerator json = Json.pretty(console.out(), raw)) {
            json.writeStartArray();
            for (AuditRecord one : records) {
                write(one, json);
            }
            json.writeEndArray();
        }
        console.out().println();
    }

    private static void write(AuditRecord one, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", one.time());
        json.writeStringField("kind", one.kind());
        json.writeStringField("user", one.user());
        json.writeStringField("client", one.client());
        json.writeStringField("program", one.program());
        json.writeStringField("text", one.text());
        number("length", one.length(), json);
        if (one.sha256().isPresent()) {
            json.writeStringField("sha256", one.sha256().get());
        }
        number("rows", one.rows(), json);
        number("milliseconds", one.milliseconds(), json);
        json.writeStringField("outcome", one.outcome());
        json.writeStringField("problem", one.problem());
        number("more", one.more(), json);
        json.writeEndObject();
    }

    private static void number(String name, OptionalLong value, JsonGenerator json)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        }
    }
}
