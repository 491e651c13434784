package spoor.mining.processes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import spoor.model.Column;
import spoor.model.KqlType;

/// A known kind of process records: which column says what, and which records start a process.
///
/// @param columns the names that a part may have, the best first
/// @param conditions columns that, where the table has them, must hold one of these values
record Shape(String name, Map<Part, List<String>> columns, List<Condition> conditions) {
    /// @param accepts whether the listed values are those wanted, else those not wanted
    record Condition(String column, Set<String> values, boolean accepts) {}

    /// A shape found in a table.
    record Found(String name, Map<Part, Column> columns, List<BoundCondition> conditions) {
        /// With some columns in the place of those found.
        Found with(Map<Part, Column> given) {
            Map<Part, Column> all = new EnumMap<>(columns);
            all.putAll(given);
            return new Found(name, all, conditions);
        }

        Optional<Column> column(Part part) {
            return Optional.ofNullable(columns.get(part));
        }
    }

    record BoundCondition(Column column, Set<String> values, boolean accepts) {}

    private static final List<String> TIMES =
            List.of("TimeGenerated", "EventTime", "TimeCreated", "Timestamp", "@timestamp");
    private static final List<String> HOSTS =
            List.of("Computer", "Hostname", "host_name", "ComputerName");

    /// The shapes, the one that tells most first: where records of one host fit several, the first
    /// is taken.
    static final List<Shape> KNOWN =
            List.of(sysmon(), defender(), defenderInternal(), windows(), auditd(), osquery());

    static List<String> names() {
        return KNOWN.stream().map(Shape::name).toList();
    }

    private static Shape sysmon() {
        Map<Part, List<String>> columns = new EnumMap<>(Part.class);
        columns.put(Part.TIME, before("UtcTime", TIMES));
        columns.put(Part.HOST, HOSTS);
        columns.put(Part.PID, List.of("ProcessId"));
        columns.put(Part.PARENT_PID, List.of("ParentProcessId"));
        columns.put(Part.NAME, List.of("Image"));
        columns.put(Part.PARENT_NAME, List.of("ParentImage"));
        columns.put(Part.GUID, List.of("ProcessGuid"));
        columns.put(Part.PARENT_GUID, List.of("ParentProcessGuid"));
        return new Shape("sysmon", columns, events("1"));
    }

    private static Shape windows() {
        Map<Part, List<String>> columns = new EnumMap<>(Part.class);
        columns.put(Part.TIME, TIMES);
        columns.put(Part.HOST, HOSTS);
        columns.put(Part.PID, List.of("NewProcessId"));
        columns.put(Part.PARENT_PID, List.of("ProcessId", "CreatorProcessId"));
        columns.put(Part.NAME, List.of("NewProcessName"));
        columns.put(Part.PARENT_NAME, List.of("ParentProcessName", "CreatorProcessName"));
        return new Shape("windows", columns, events("4688"));
    }

    /// In Defender's tables the initiating process is the parent.
    private static Shape defender() {
        Map<Part, List<String>> columns = new EnumMap<>(Part.class);
        columns.put(
                Part.TIME, before("ProcessCreationTime", List.of("Timestamp", "TimeGenerated")));
        columns.put(Part.HOST, List.of("DeviceId", "DeviceName"));
        columns.put(Part.PID, List.of("ProcessId"));
        columns.put(Part.PARENT_PID, List.of("InitiatingProcessId"));
        columns.put(Part.NAME, List.of("FolderPath", "FileName"));
        columns.put(
                Part.PARENT_NAME,
                List.of("InitiatingProcessFolderPath", "InitiatingProcessFileName"));
        columns.put(Part.PARENT_TIME, List.of("InitiatingProcessCreationTime"));
        columns.put(Part.GRANDPARENT_PID, List.of("InitiatingProcessParentId"));
        columns.put(Part.GRANDPARENT_NAME, List.of("InitiatingProcessParentFileName"));
        columns.put(Part.GRANDPARENT_TIME, List.of("InitiatingProcessParentCreationTime"));
        columns.put(Part.GRANDPARENT_OF, List.of("InitiatingProcessId"));
        return new Shape(
                "defender",
                columns,
                List.of(new Condition("ActionType", Set.of("ProcessCreated"), true)));
    }

    private static Shape defenderInternal() {
        Map<Part, List<String>> columns = new EnumMap<>(Part.class);
        columns.put(Part.TIME, List.of("CreatedProcessCreationTime"));
        columns.put(Part.HOST, List.of("MachineId", "ComputerDnsName"));
        columns.put(Part.PID, List.of("CreatedProcessId"));
        columns.put(Part.PARENT_PID, List.of("CreatedProcessParentId"));
        columns.put(Part.NAME, List.of("CreatedProcessName"));
        columns.put(Part.PARENT_NAME, List.of("CreatedProcessParentName"));
        columns.put(Part.PARENT_TIME, List.of("CreatedProcessParentCreationTimeUtc"));
        columns.put(Part.GRANDPARENT_PID, List.of("InitiatingProcessParentProcessId"));
        columns.put(Part.GRANDPARENT_NAME, List.of("InitiatingProcessParentProcessName"));
        columns.put(Part.GRANDPARENT_TIME, List.of("InitiatingProcessParentCreationTime"));
        columns.put(Part.GRANDPARENT_OF, List.of("InitiatingProcessId"));
        return new Shape("defender_internal", columns, List.of());
    }

    private static Shape auditd() {
        Map<Part, List<String>> columns = new EnumMap<>(Part.class);
        columns.put(Part.TIME, List.of("TimeGenerated", "Timestamp"));
        columns.put(Part.HOST, before("node", HOSTS));
        columns.put(Part.PID, List.of("pid"));
        columns.put(Part.PARENT_PID, List.of("ppid"));
        columns.put(Part.NAME, List.of("exe"));
        return new Shape(
                "auditd",
                columns,
                List.of(
                        new Condition("syscall", Set.of("execve", "execveat"), true),
                        new Condition("EventType", Set.of("SYSCALL_EXECVE", "EXECVE"), true),
                        new Condition("success", Set.of("no"), false)));
    }

    private static Shape osquery() {
        Map<Part, List<String>> columns = new EnumMap<>(Part.class);
        columns.put(
                Part.TIME,
                List.of("eventTime", "time", "calendarTime", "TimeGenerated", "Timestamp"));
        columns.put(
                Part.HOST, List.of("hostIdentifier", "host_identifier", "hostname", "Computer"));
        columns.put(Part.PID, List.of("pid"));
        columns.put(Part.PARENT_PID, List.of("parent"));
        columns.put(Part.NAME, List.of("path", "name"));
        return new Shape(
                "osquery", columns, List.of(new Condition("action", Set.of("removed"), false)));
    }

    private static List<Condition> events(String id) {
        return List.of(
                new Condition("EventID", Set.of(id), true),
                new Condition("EventId", Set.of(id), true));
    }

    private static List<String> before(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return List.copyOf(all);
    }

    /// This shape in a table; empty when a part that it needs has no column of a fitting type.
    Optional<Found> in(List<Column> table) {
        Map<Part, Column> found = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            first(table, columns.getOrDefault(part, List.of()), part.types())
                    .ifPresent(column -> found.put(part, column));
        }
        if (!found.keySet().containsAll(Part.NEEDED) || !found.containsKey(Part.NAME)) {
            return Optional.empty();
        }
        List<BoundCondition> bound = new ArrayList<>();
        for (Condition condition : conditions) {
            first(table, List.of(condition.column()), Set.of(KqlType.values()))
                    .ifPresent(column ->
                            bound.add(
                                    new BoundCondition(
                                            column, condition.values(), condition.accepts())));
        }
        return Optional.of(new Found(name, found, bound));
    }

    /// What a table needs for this shape, for the user.
    String needs() {
        List<String> needed = new ArrayList<>();
        for (Part part : List.of(Part.PID, Part.PARENT_PID, Part.NAME)) {
            needed.add(columns.getOrDefault(part, List.of()).getFirst());
        }
        return name + " (" + String.join(", ", needed) + ")";
    }

    private static Optional<Column> first(
            List<Column> table, List<String> names, Set<KqlType> types) {
        return names.stream()
                .flatMap(name ->
                        table.stream()
                                .filter(column -> column.name().equals(name))
                                .filter(column -> types.contains(column.type())))
                .findFirst();
    }

    /// The shapes that a table has.
    static List<Found> all(List<Column> table) {
        return KNOWN.stream().flatMap(shape -> shape.in(table).stream()).toList();
    }

    /// Column names of a table that nearly make a shape, for the hint of a problem.
    static Set<String> timesThatAreNoTimes(List<Column> table) {
        Set<String> names = new TreeSet<>();
        for (Shape shape : KNOWN) {
            for (Column column : table) {
                if (column.type() != KqlType.DATETIME
                        && shape.columns()
                                .getOrDefault(Part.TIME, List.of())
                                .contains(column.name())) {
                    names.add(column.name());
                }
            }
        }
        return names;
    }
}
