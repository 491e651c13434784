package spoor.formats.eventviewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The columns of an export under the names that tools give them.
public final class EventHeader {
    /// What a column holds.
    public enum Role {
        TIME,
        EVENT,
        SOURCE,
        CATEGORY,
        /// Information, Warning, ...
        LEVEL,
        /// Audit Success or Audit Failure.
        KEYWORDS,
        MESSAGE,
        COMPUTER,
        USER,
        OTHER
    }

    private static final Map<String, Role> NAMES =
            Map.ofEntries(
                    Map.entry("dateandtime", Role.TIME),
                    Map.entry("datetime", Role.TIME),
                    Map.entry("timecreated", Role.TIME),
                    Map.entry("timegenerated", Role.TIME),
                    Map.entry("eventid", Role.EVENT),
                    Map.entry("id", Role.EVENT),
                    Map.entry("source", Role.SOURCE),
                    Map.entry("providername", Role.SOURCE),
                    Map.entry("taskcategory", Role.CATEGORY),
                    Map.entry("taskdisplayname", Role.CATEGORY),
                    Map.entry("category", Role.CATEGORY),
                    Map.entry("level", Role.LEVEL),
                    Map.entry("leveldisplayname", Role.LEVEL),
                    Map.entry("type", Role.LEVEL),
                    Map.entry("entrytype", Role.LEVEL),
                    Map.entry("keywords", Role.KEYWORDS),
                    Map.entry("description", Role.MESSAGE),
                    Map.entry("logmessage", Role.MESSAGE),
                    Map.entry("message", Role.MESSAGE),
                    Map.entry("computer", Role.COMPUTER),
                    Map.entry("computername", Role.COMPUTER),
                    Map.entry("machinename", Role.COMPUTER),
                    Map.entry("user", Role.USER));

    /// Names of a file without a header.
    static final List<String> BARE =
            List.of("Type", "DateTime", "Source", "EventID", "TaskCategory", "Description");

    private static final Set<String> LEVELS =
            Set.of("information", "warning", "error", "critical", "verbose");

    private EventHeader() {}

    /// What the columns hold, empty when these are no columns of exported events: a time, a source,
    /// a number and a category or level are needed, a column without a name at the end is the
    /// description.
    ///
    /// @param audit whether the file speaks of audits: then a column `Type` says which
    public static Optional<List<Role>> roles(List<String> names, boolean audit) {
        List<Role> roles = new ArrayList<>();
        for (String name : names) {
            Role role = NAMES.getOrDefault(key(name), Role.OTHER);
            boolean type = role == Role.LEVEL && key(name).endsWith("type");
            role = type && audit ? Role.KEYWORDS : role;
            roles.add(role != Role.OTHER && roles.contains(role) ? Role.OTHER : role);
        }
        boolean enough =
                roles.containsAll(List.of(Role.TIME, Role.EVENT, Role.SOURCE))
                        && (roles.contains(Role.CATEGORY)
                                || roles.contains(Role.LEVEL)
                                || roles.contains(Role.KEYWORDS));
        if (!enough) {
            return Optional.empty();
        }
        int last = roles.size() - 1;
        if (!roles.contains(Role.MESSAGE) && names.get(last).isBlank()) {
            roles.set(last, Role.MESSAGE);
        }
        return Optional.of(List.copyOf(roles));
    }

    private static String key(String name) {
        return name.replace(" ", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /// Whether a text is what Event Viewer shows as a level or as keywords of an audit.
    public static boolean isKind(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return LEVELS.contains(lower) || isAudit(lower);
    }

    /// Whether a text in lower case is the outcome of an audit.
    public static boolean isAudit(String lower) {
        String letters = lower.replace(" ", "");
        return letters.equals("auditsuccess")
                || letters.equals("auditfailure")
                || letters.equals("successaudit")
                || letters.equals("failureaudit");
    }
}
