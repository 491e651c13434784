package spoor.formats.eventviewer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spoor.model.Column;
import spoor.model.KqlType;

/// The columns of exported events: those of Sentinel's SecurityEvent that an export can fill, the
/// description and what of it has no column.
public final class EventColumns {
    private static final Set<String> NUMBERS = Set.of("EventID", "LogonType", "ServiceStartType");

    private static final List<String> FIRST =
            List.of(
                    "TimeGenerated",
                    "EventID",
                    "EventSourceName",
                    "Channel",
                    "EventLevelName",
                    "Keywords",
                    "TaskCategory",
                    "Computer",
                    "User",
                    "Account",
                    "AccountType",
                    "SubjectAccount",
                    "TargetAccount",
                    "LogonTypeName");

    static final List<Column> SECURITY = made();
    private static final Map<String, Integer> PLACES = places();

    static final int EVENT = place("EventID");
    static final int MESSAGE = place("Message");
    static final int FIELDS = place("MessageFields");

    private EventColumns() {}

    private static List<Column> made() {
        List<String> names = new ArrayList<>(FIRST);
        EventFields.columns().stream().filter(name -> !names.contains(name)).forEach(names::add);
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            KqlType type =
                    name.equals("TimeGenerated")
                            ? KqlType.DATETIME
                            : NUMBERS.contains(name) ? KqlType.INT : KqlType.STRING;
            columns.add(new Column(name, type));
        }
        columns.add(new Column("MessageFields", KqlType.DYNAMIC));
        columns.add(new Column("Message", KqlType.STRING));
        return List.copyOf(columns);
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < SECURITY.size(); i++) {
            places.put(SECURITY.get(i).name(), i);
        }
        return places;
    }

    /// The columns of SecurityEvent.
    public static List<Column> security() {
        return SECURITY;
    }

    /// The place of a column of SecurityEvent.
    public static int place(String name) {
        Integer place = PLACES.get(name);
        if (place == null) {
            throw new IllegalStateException("no column " + name);
        }
        return place;
    }
}
