package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// Process trees of recorded attacks: a child hangs on the process whose GUID its record names.
class SysmonTreesTest {
    /// A row of a tree.
    private record Node(long id, long parent, boolean missing, String guid, String parentGuid) {}

    private static List<Node> tree(String archive, String call) {
        Path file = Shared.file("data/windows-json/otrf/" + archive);
        try (Case one = Case.temporary(Clock.systemUTC())) {
            one.load(List.of(file), LoadOptions.STANDARD.toTable("Events"), Progress.NONE);
            ResultTable table =
                    one.query(
                                    QueryRequest.of(
                                            "Events | where EventID == 1 and"
                                                    + " isnotempty(ProcessGuid)"
                                                    + behindTheSample()
                                                    + " | evaluate "
                                                    + call
                                                    + " | project tree_id, tolong(tree_parent),"
                                                    + " tree_missing, ProcessGuid,"
                                                    + " ParentProcessGuid"))
                            .tables()
                            .getFirst();
            return table.rows().stream()
                    .map(row ->
                            new Node(
                                    ((Number) row.get(0)).longValue(),
                                    row.get(1) == null ? 0 : ((Number) row.get(1)).longValue(),
                                    (Boolean) row.get(2),
                                    String.valueOf(row.get(3)),
                                    String.valueOf(row.get(4))))
                    .toList();
        }
    }

    /// Fields that a file's first MiB does not show are in `AdditionalFields`.
    private static String behindTheSample() {
        StringBuilder text = new StringBuilder();
        for (String name :
                List.of("ProcessId", "ParentProcessId", "ParentProcessGuid", "ParentImage")) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            " | extend %1$s = coalesce(tostring(column_ifexists('%1$s', '')),"
                                    + " tostring(AdditionalFields.%1$s))",
                            name));
        }
        return text.toString();
    }

    /// How many records have a parent that is in the log.
    private static int checked(List<Node> nodes) {
        Map<String, Set<Long>> started = new HashMap<>();
        Map<Long, Boolean> missing = new HashMap<>();
        for (Node node : nodes) {
            missing.merge(node.id(), node.missing(), Boolean::logicalOr);
            if (!node.missing()) {
                started.computeIfAbsent(node.guid(), _ -> new HashSet<>()).add(node.id());
            }
        }
        int inLog = 0;
        for (Node node : nodes) {
            if (node.missing()) {
                continue;
            }
            assertEquals(
                    1,
                    started.getOrDefault(node.guid(), Set.of()).size(),
                    "one process a GUID: " + node);
            Set<Long> parents = started.getOrDefault(node.parentGuid(), Set.of());
            if (parents.isEmpty()) {
                assertTrue(
                        node.parent() > 0 && missing.getOrDefault(node.parent(), false),
                        node.toString());
            } else {
                assertEquals(parents, Set.of(node.parent()), node.toString());
                inLog++;
            }
        }
        return inLog;
    }

    @ParameterizedTest
    @CsvSource({
        "lateral_movement/host/purplesharp_ad_playbook_I.zip, 24, 6",
        "privilege_escalation/host/empire_uac_shellapi_fodhelper.zip, 18, 5",
        "lateral_movement/host/covenant_wmi_wbemcomn_dll_hijack.zip, 13, 6",
        "collection/host/msf_record_mic.zip, 12, 4",
        "execution/host/empire_launcher_vbs.zip, 5, 3"
    })
    void hangChildrenOnTheGuidThatTheirRecordsName(String archive, int records, int inLog) {
        List<Node> nodes = tree(archive, "process_tree()");
        assertEquals(records, nodes.stream().filter(node -> !node.missing()).count());
        assertEquals(inLog, checked(nodes));
    }

    @Test
    void serveWhereOnlyGuidsAreKept() {
        List<Node> nodes =
                tree(
                        "lateral_movement/host/covenant_psremoting_grunt.zip",
                        "process_tree(pid=ProcessGuid, parent_pid=ParentProcessGuid,"
                                + " guid=ProcessGuid, parent_guid=ParentProcessGuid,"
                                + " time=EventTime, host=Hostname)");
        assertEquals(17, nodes.stream().filter(node -> !node.missing()).count());
        assertEquals(5, checked(nodes));
    }
}
