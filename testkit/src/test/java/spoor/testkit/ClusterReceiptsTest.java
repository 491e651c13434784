package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;

/// The receipts of clusters and outliers run as they stand and give the numbers of their rows.
class ClusterReceiptsTest {
    private static final String FEATURES =
            "Events | project TimeGenerated, Account, NewProcessName, CommandLine,"
                    + " a = delimiter_count(CommandLine), b = path_score(NewProcessName),"
                    + " c = is_system_session(SubjectLogonId)";

    private static final String MADE_UP =
            "range i from 1 to 400 step 1 | extend a = hash(i, 7) * 1.5 - 4, b = (i % 13) * 1e8,"
                    + " c = i % 50 == 0 | where hash(i * 31, 3) != 1";

    @Test
    void receiptsGiveTheNumbersOfTheirRows() {
        try (Case one = Case.temporary(Clock.systemUTC())) {
            for (String scale : List.of("deviation", "rows", "none")) {
                String call = "(a, b, c), min_points=3, scale='" + scale + "'";
                assertTrue(run(one, MADE_UP + " | evaluate dbscan(" + call + ")") > 3);
            }
        }
    }

    @Test
    void receiptsGiveTheNumbersOfRealProcesses() {
        try (Case one = Case.temporary(Clock.systemUTC())) {
            one.load(
                    List.of(Shared.file("oracle/msticpy/clusters/processes_on_host.csv")),
                    LoadOptions.STANDARD.toTable("Events"),
                    Progress.NONE);
            assertTrue(run(one, FEATURES + " | evaluate dbscan(a, b, c)") > 10);
            assertEquals(
                    62,
                    run(
                            one,
                            FEATURES + " | evaluate dbscan(a, b, c, eps=0.0001, mode='faithful')"));
            String mixing =
                    FEATURES
                            + " | evaluate dbscan(a, b, c, eps=0.0001, mode='faithful')"
                            + " | summarize clusters = countif(Clustered),"
                            + " names = countif(tostring(mixes) has 'executables'),"
                            + " paths = countif(tostring(mixes) has 'paths')";
            assertEquals(
                    "[29, 21, 22]",
                    one.query(QueryRequest.of(mixing))
                            .tables()
                            .getFirst()
                            .rows()
                            .get(0)
                            .toString());
        }
    }

    /// How many rows a query gives; runs the receipt of each.
    private static int run(Case one, String query) {
        ResultTable table = one.query(QueryRequest.of(query)).tables().getFirst();
        List<String> names = table.columns().stream().map(column -> column.name()).toList();
        for (List<?> row : table.rows()) {
            String receipt = String.valueOf(row.get(names.indexOf("receipt")));
            ResultTable recomputed = one.query(QueryRequest.of(receipt)).tables().getFirst();
            for (int i = 0; i < recomputed.columns().size(); i++) {
                Object told = row.get(names.indexOf(recomputed.columns().get(i).name()));
                double expected = ((Number) told).doubleValue();
                double got = ((Number) recomputed.rows().getFirst().get(i)).doubleValue();
                assertEquals(expected, got, 1e-9 * Math.abs(expected), receipt);
            }
            assertEquals(
                    row.get(names.indexOf("nearest")) != null,
                    receipt.contains("nearest"),
                    receipt);
            assertFalse(String.valueOf(row.get(names.indexOf("why"))).isEmpty());
            // text of a log never comes into a receipt
            Matcher letters = Pattern.compile("[A-Za-z]+").matcher(receipt);
            while (letters.find()) {
                assertTrue(
                        List.of("print", "ClusterSize", "nearest", "sqrt", "pow", "real", "E")
                                .contains(letters.group()),
                        receipt);
            }
        }
        return table.rows().size();
    }
}
