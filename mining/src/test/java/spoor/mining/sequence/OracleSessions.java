package spoor.mining.sequence;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import spoor.mining.Oracle;

/// The oracle's sessions, written as the events that Spoor takes.
final class OracleSessions {
    private OracleSessions() {}

    /// One session as JSON: `{"name", "params"}` becomes `{name: params}`.
    static String json(@Nullable Object session) {
        List<String> events = new ArrayList<>();
        for (Object event : Oracle.list(session)) {
            if (event instanceof Map) {
                Map<String, @Nullable Object> object = Oracle.object(event);
                events.add("{" + text(object.get("name")) + ":" + text(object.get("params")) + "}");
            } else {
                events.add(text(event));
            }
        }
        return "[" + String.join(",", events) + "]";
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String string -> '"' + escape(string) + '"';
            case List<?> list -> {
                List<String> parts = new ArrayList<>();
                list.forEach(part -> parts.add(text(part)));
                yield "[" + String.join(",", parts) + "]";
            }
            case Map<?, ?> map -> {
                List<String> parts = new ArrayList<>();
                map.forEach((name, part) -> parts.add(text(name) + ":" + text(part)));
                yield "{" + String.join(",", parts) + "}";
            }
            default -> value.toString();
        };
    }

    private static String escape(String string) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(string));
    }

    /// The type that the original takes from the first event of the first session.
    static SessionType type(List<@Nullable Object> sessions) {
        if (sessions.isEmpty() || Oracle.list(sessions.getFirst()).isEmpty()) {
            return SessionType.COMMANDS;
        }
        Object first = Oracle.list(sessions.getFirst()).getFirst();
        if (!(first instanceof Map)) {
            return SessionType.COMMANDS;
        }
        return Oracle.object(first).get("params") instanceof List
                ? SessionType.NAMES
                : SessionType.VALUES;
    }

    static Sequences read(Vocabulary vocabulary, List<@Nullable Object> sessions) {
        SequenceReader reader = new SequenceReader(vocabulary);
        sessions.forEach(session -> reader.add(json(session)));
        return reader.finish();
    }

    static Optional<Set<String>> names(@Nullable Object list) {
        if (list == null) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        Oracle.list(list).forEach(name -> names.add(String.valueOf(name)));
        return Optional.of(names);
    }
}
