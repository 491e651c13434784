package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// The features of real process and logon events are those of msticpy, to the last digit.
class ClusterFeaturesTest {
    private static final String PROCESSES =
            """
            Events
            | project
                processName = process_name(NewProcessName, @"\\"),
                pathScore = path_score(NewProcessName),
                pathLogScore = path_log_score(NewProcessName),
                pathHash = path_hash(NewProcessName),
                commandlineLen = strlen(CommandLine),
                commandlineLogLen = log_length(CommandLine),
                commandlineTokensFull = delimiter_count(CommandLine),
                commandlineScore = command_line_score(CommandLine),
                commandlineTokensHash = delimiter_hash(CommandLine),
                isSystemSession = is_system_session(SubjectLogonId)
            """;

    @Test
    void processesHaveTheFeaturesOfMsticpy() {
        assertEquals(363, compare("processes_on_host", PROCESSES));
        assertEquals(117, compare("process_tree", PROCESSES));
    }

    @Test
    void logonsHaveTheFeaturesOfThePage() {
        String logons =
                "Events | project AccountNum = path_score(Account), LogonType,"
                        + " LogonHour = hourofday(TimeGenerated)";
        assertEquals(14, compare("host_logons", logons));
    }

    private static int compare(String name, String query) {
        Path events = Shared.file("oracle/msticpy/clusters/" + name + ".csv");
        Path features = Shared.file("oracle/msticpy/clusters/" + name + ".features.csv");
        try (Case one = Case.temporary(Clock.systemUTC())) {
            one.load(List.of(events), LoadOptions.STANDARD.toTable("Events"), Progress.NONE);
            one.load(List.of(features), LoadOptions.STANDARD.toTable("Features"), Progress.NONE);
            ResultTable got = one.query(QueryRequest.of(query)).tables().getFirst();
            List<String> names = got.columns().stream().map(column -> column.name()).toList();
            ResultTable expected =
                    one.query(QueryRequest.of("Features | project " + String.join(", ", names)))
                            .tables()
                            .getFirst();
            assertEquals(texts(expected), texts(got));
            return got.rows().size();
        }
    }

    private static List<String> texts(ResultTable table) {
        List<String> texts = new ArrayList<>();
        table.rows().forEach(row -> texts.add(row.toString()));
        return texts;
    }
}
