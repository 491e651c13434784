package spoor.workbench.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// Reads an audit log, also while a server appends to it.
public final class AuditReader {
    /// Bytes of a line; those that are written are far shorter.
    private static final int MAX_LINE = 1 << 20;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<Long, JsonNode> ends = new HashMap<>();
    private final Path file;
    private long unreadable;

    private AuditReader(Path file) {
        this.file = file;
    }

    /// Hands over the actions of a case's log in their order; none where nothing was logged yet.
    ///
    /// @return how many lines are no line of the log: a crash left them half written, or another
    ///   hand was at work
    public static long read(Path folder, Consumer<AuditRecord> to) {
        AuditReader reader = new AuditReader(folder.resolve(AuditLog.FILE));
        try {
            reader.lines((_, line) -> reader.keepEnd(line));
            reader.unreadable = 0;
            reader.lines((place, line) -> reader.handOver(place, line, to));
            return reader.unreadable;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new SpoorException(
                    ErrorKind.DATA,
                    "the audit log " + reader.file + " cannot be read (" + e.getMessage() + ")",
                    e);
        }
    }

    private interface Line {
        void read(long place, JsonNode line);
    }

    private void lines(Line to) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long begin = 0;
            long place = 0;
            for (int read = in.read(); read >= 0; read = in.read()) {
                place++;
                if (read == '\n') {
                    if (line.size() > 0) {
                        to.read(begin, parsed(line));
                    }
                    line.reset();
                    begin = place;
                } else if (line.size() <= MAX_LINE) {
                    line.write(read);
                }
            }
            if (line.size() > 0) {
                to.read(begin, parsed(line));
            }
        }
    }

    private JsonNode parsed(ByteArrayOutputStream line) {
        try {
            if (line.size() <= MAX_LINE) {
                return mapper.readTree(line.toByteArray());
            }
        } catch (IOException e) {
            // counted below
        }
        return MissingNode.getInstance();
    }

    private void keepEnd(JsonNode line) {
        if (line.path("event").asText().equals("end")) {
            ends.put(line.path("begin").asLong(-1), line);
        }
    }

    private void handOver(long place, JsonNode line, Consumer<AuditRecord> to) {
        switch (line.path("event").asText()) {
            case "begin" ->
                    to.accept(record(line, ends.getOrDefault(place, MissingNode.getInstance())));
            case "refused" -> to.accept(record(line, line));
            case "end" -> {}
            default -> unreadable++;
        }
    }

    private static AuditRecord record(JsonNode line, JsonNode end) {
        boolean refused = line.path("event").asText().equals("refused");
        return new AuditRecord(
                line.path("time").asText(),
                line.path("kind").asText(),
                line.path("user").asText(),
                line.path("client").asText(),
                line.path("program").asText(),
                line.path("text").asText(),
                number(line, "length"),
                Optional.ofNullable(line.path("sha256").textValue()),
                number(end, "rows"),
                number(end, "milliseconds"),
                refused ? "refused" : end.path("outcome").asText("unknown"),
                end.path("problem").asText(),
                number(line, "more"));
    }

    private static OptionalLong number(JsonNode line, String name) {
        JsonNode value = line.path(name);
        return value.canConvertToLong() && value.isNumber()
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }
}
