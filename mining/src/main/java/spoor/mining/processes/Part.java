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
    PARENT_TIME,
    GRANDPARENT_PID,
    GRANDPARENT_NAME,
    GRANDPARENT_TIME,
    /// The pid of the process whose parent the grandparent is said to be.
    GRANDPARENT_OF;

    static final Set<Part> NEEDED = EnumSet.of(PID, PARENT_PID, TIME);

    /// Those that a call may name.
    static final Set<Part> NAMED = EnumSet.range(PID, PARENT_TIME);

    private static final Set<KqlType> NUMBERS =
            EnumSet.of(KqlType.STRING, KqlType.INT, KqlType.LONG, KqlType.REAL);

    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<KqlType> types() {
        return switch (this) {
            case PID, PARENT_PID, GRANDPARENT_PID, GRANDPARENT_OF -> NUMBERS;
            case TIME, PARENT_TIME, GRANDPARENT_TIME -> EnumSet.of(KqlType.DATETIME);
            case NAME, PARENT_NAME, GRANDPARENT_NAME -> EnumSet.of(KqlType.STRING);
            case HOST, GUID, PARENT_GUID -> EnumSet.of(KqlType.STRING, KqlType.GUID);
        };
    }

    String hint() {
        return switch (this) {
            case PID, PARENT_PID, GRANDPARENT_PID, GRANDPARENT_OF ->
                    "give a number, or text such as '0x1a4' or '420'";
            case TIME, PARENT_TIME, GRANDPARENT_TIME ->
                    "make it a datetime: extend t = todatetime(...), of Unix seconds"
                            + " unixtime_seconds_todatetime(...)";
            case NAME, PARENT_NAME, HOST, GUID, PARENT_GUID, GRANDPARENT_NAME ->
                    "make it text: extend t = tostring(...)";
        };
    }

    static List<String> arguments() {
        return NAMED.stream().map(Part::argument).toList();
    }
}
