package spoor.mining.processes;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import spoor.model.KqlType;

/// What a record says of a process; each is also an argument, in lower case.
enum Part {
    PID,
    PARENT_PID,
    TIME,
    NAME,
    HOST,
    PARENT_NAME,
    GUID,
    PARENT_GUID,
    PARENT_TIME;

    static final Set<Part> NEEDED = EnumSet.of(PID, PARENT_PID, TIME);

    private static final Set<KqlType> NUMBERS =
            EnumSet.of(KqlType.STRING, KqlType.INT, KqlType.LONG, KqlType.REAL);

    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<KqlType> types() {
        return switch (this) {
            case PID, PARENT_PID -> NUMBERS;
            case TIME, PARENT_TIME -> EnumSet.of(KqlType.DATETIME);
            case NAME, PARENT_NAME -> EnumSet.of(KqlType.STRING);
            case HOST, GUID, PARENT_GUID -> EnumSet.of(KqlType.STRING, KqlType.GUID);
        };
    }

    String hint() {
        return switch (this) {
            case PID, PARENT_PID -> "give a number, or text such as '0x1a4' or '420'";
            case TIME, PARENT_TIME ->
                    "make it a datetime: extend t = todatetime(...), of Unix seconds"
                            + " unixtime_seconds_todatetime(...)";
            case NAME, PARENT_NAME, HOST, GUID, PARENT_GUID ->
                    "make it text: extend t = tostring(...)";
        };
    }

    static List<String> arguments() {
        return List.of(values()).stream().map(Part::argument).toList();
    }
}
