package spoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spoor.mining.Miners;
import spoor.model.Column;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.Row;

/// Every miner runs on the samples, and every receipt that it gives is run: a query of one row,
/// whose columns are the row's own numbers again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptsTest {
    private static final double CLOSE = 1e-12;

    private static final String SESSIONS =
            """
            OfficeActivity
            | extend Event = bag_pack(Operation, parse_json(Parameters))
            | evaluate sessionize(TimeGenerated, Event, UserId, ClientIP)
            """;

    private static final String CONNECTIONS =
            "ZeekConn | project conn_state, proto, service, duration, orig_bytes, resp_bytes ";

    private static final String FEATURES =
            """
            SecurityEvent
            | extend tokens = delimiter_count(CommandLine), path = path_score(NewProcessName),
                system = is_system_session(SubjectLogonId)
            """;

    private static final String JUDGED =
            """
            ZeekConn
            | extend success = conn_state == "SF", guess = resp_bytes > 0,
                score = todouble(resp_pkts) / (orig_pkts + resp_pkts + 1)
            """;

    /// Of each miner at least one call; the name stands behind `evaluate`.
    private static final List<MinerCall> CALLS =
            List.of(
                    new MinerCall("sessionize", SESSIONS),
                    new MinerCall("reduce_by", "SecurityEvent | evaluate reduce_by(CommandLine)"),
                    new MinerCall("templates", "SecurityEvent | evaluate templates(CommandLine)"),
                    new MinerCall(
                            "template_list", "SecurityEvent | evaluate template_list(CommandLine)"),
                    new MinerCall(
                            "template_list",
                            "SecurityEvent | evaluate template_list(CommandLine, miner='brain',"
                                    + " masks=dynamic([{'exe': '[a-z]+[.]exe'}, 'number']))"),
                    new MinerCall(
                            "template_list",
                            "ZeekConn | extend text = strcat(proto, ' from ', id_orig_h, ' to ',"
                                    + " id_resp_h, ' ', conn_state) | evaluate"
                                    + " template_list(text, miner='drain', depth=5)"),
                    new MinerCall(
                            "sequence_scores", SESSIONS + "| evaluate sequence_scores(events)"),
                    new MinerCall(
                            "sequence_scores",
                            SESSIONS
                                    + "| evaluate sequence_scores(events, window=2, params='names',"
                                    + " model='markov_faithful', geo_mean=true)"),
                    new MinerCall(
                            "sequence_scores",
                            SESSIONS
                                    + "| evaluate sequence_scores(events, params='values',"
                                    + " model='vmm', tokens=false)"),
                    new MinerCall(
                            "sequence_detectors",
                            SESSIONS + "| evaluate sequence_detectors(events)"),
                    new MinerCall(
                            "session_likelihoods",
                            SESSIONS + "| evaluate session_likelihoods(events)"),
                    new MinerCall(
                            "parameter_sets",
                            SESSIONS + "| evaluate parameter_sets(events, params='values')"),
                    new MinerCall("process_tree", "SecurityEvent | evaluate process_tree()"),
                    new MinerCall("logons", "SecurityEvent | evaluate logons()"),
                    new MinerCall("dbscan", FEATURES + "| evaluate dbscan(tokens, path, system)"),
                    new MinerCall(
                            "dbscan",
                            FEATURES
                                    + "| evaluate dbscan(tokens, path, system, eps=0.0001,"
                                    + " mode='faithful')"),
                    new MinerCall(
                            "dbscan",
                            FEATURES
                                    + "| evaluate dbscan(tokens, path, eps=2.0, min_points=4,"
                                    + " scale='none')"),
                    new MinerCall("hdbscan", FEATURES + "| evaluate hdbscan(tokens, path, system)"),
                    new MinerCall(
                            "isolation_forest",
                            FEATURES
                                    + "| evaluate isolation_forest(tokens, path, Account, system)"),
                    new MinerCall(
                            "isolation_forest",
                            "ZeekConn | evaluate isolation_forest(proto, service, conn_state,"
                                    + " id_resp_p, trees=7, sample=20, encoding='label')"),
                    new MinerCall(
                            "isolation_forest",
                            FEATURES
                                    + "| evaluate isolation_forest(tokens, path, extended=true,"
                                    + " prefix='forest_', seed=3)"),
                    new MinerCall(
                            "ecod", FEATURES + "| evaluate ecod(tokens, path, Account, system)"),
                    new MinerCall(
                            "ecod",
                            "ZeekConn | evaluate ecod(proto, service, id_resp_p,"
                                    + " prefix='ecod_')"),
                    new MinerCall(
                            "hbos", FEATURES + "| evaluate hbos(tokens, path, Account, system)"),
                    new MinerCall(
                            "hbos",
                            "ZeekConn | evaluate hbos(proto, service, id_resp_p, bins=10,"
                                    + " prefix='hbos_')"),
                    new MinerCall(
                            "detector_agreement",
                            FEATURES
                                    + "| evaluate ecod(tokens, path, Account, prefix='ecod_')"
                                    + "| evaluate hbos(tokens, path, Account, prefix='hbos_')"
                                    + "| extend tied = bin(tokens, 5)"
                                    + "| evaluate detector_agreement(ecod_score, hbos_score, tied,"
                                    + " top=20)"),
                    new MinerCall("column_profile", "SecurityEvent | evaluate column_profile()"),
                    new MinerCall(
                            "feature_importance",
                            JUDGED
                                    + "| evaluate feature_importance(success, (proto, resp_bytes),"
                                    + " trees=10)"),
                    new MinerCall(
                            "compare_models",
                            JUDGED
                                    + "| evaluate compare_models(success, (proto, resp_bytes),"
                                    + " models=dynamic(['random_forest']), trees=10, time=ts)"),
                    new MinerCall(
                            "reduce_features",
                            JUDGED
                                    + "| evaluate reduce_features(success, (proto, resp_bytes),"
                                    + " trees=10, group=id_orig_h)"),
                    new MinerCall(
                            "confusion_matrix",
                            JUDGED + "| evaluate confusion_matrix(success, guess)"),
                    new MinerCall(
                            "classification_report",
                            JUDGED + "| evaluate classification_report(success, guess, score)"),
                    new MinerCall("roc_curve", JUDGED + "| evaluate roc_curve(success, score)"),
                    new MinerCall("pr_curve", JUDGED + "| evaluate pr_curve(success, score)"),
                    new MinerCall("calibration", JUDGED + "| evaluate calibration(success, score)"),
                    new MinerCall(
                            "basket",
                            "OfficeActivity | project Operation, UserId, ClientIP | evaluate basket()"),
                    new MinerCall(
                            "autocluster",
                            "OfficeActivity | project Operation, UserId, ClientIP"
                                    + " | evaluate autocluster()"),
                    classify("majority"),
                    classify("random_forest"),
                    classify("nearest_neighbours"),
                    classify("logistic_regression"),
                    classify("naive_bayes"),
                    classify("decision_tree"),
                    classify("gradient_boosting"),
                    new MinerCall(
                            "score", CONNECTIONS + "| evaluate score(model='random_forest')"));

    private static MinerCall classify(String model) {
        return new MinerCall(
                "classify",
                CONNECTIONS
                        + "| evaluate classify(conn_state, model='"
                        + model
                        + "', save='"
                        + model
                        + "')");
    }

    private Case samples;

    record MinerCall(String miner, String query) {}

    @BeforeAll
    void loadTheSamples() {
        Path folder = Path.of(System.getProperty("spoor.root", "."), "samples");
        samples = Case.temporary(Clock.systemUTC());
        samples.load(List.of(folder), LoadOptions.STANDARD, Progress.NONE);
    }

    @AfterAll
    void close() {
        samples.close();
    }

    static Stream<MinerCall> calls() {
        return CALLS.stream();
    }

    @Test
    void everyMinerIsCalled() {
        List<String> missing =
                Miners.ALL.stream()
                        .map(miner -> miner.description().name())
                        .filter(name -> CALLS.stream().noneMatch(call -> call.miner().equals(name)))
                        .toList();
        assertEquals(List.of(), missing, "add a call of each new miner to ReceiptsTest.CALLS");
        for (MinerCall call : CALLS) {
            assertTrue(call.query().contains("evaluate " + call.miner() + "("), call::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyReceiptComputesTheNumbersOfItsRow(MinerCall call) {
        ResultTable table = ask(call.query());
        List<String> columns = table.columns().stream().map(Column::name).toList();
        assertTrue(table.rowCount() > 0, call::toString);
        boolean reasoned = columns.contains("why");
        assertTrue(!reasoned || columns.contains("receipt"), () -> call + " gives " + columns);
        if (!columns.contains("receipt")) {
            return;
        }
        Map<String, Row> computed = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        int receipts = 0;
        for (Row row : table) {
            String receipt = row.string("receipt");
            if (receipt.isEmpty()) {
                continue;
            }
            receipts++;
            differences(
                    row,
                    computed.computeIfAbsent(receipt, text -> one(whole(call, text))),
                    receipt,
                    wrong);
        }
        assertTrue(receipts > 0, () -> call + " gives no receipt");
        assertEquals(List.of(), wrong, call::toString);
    }

    private static void differences(Row row, Row computed, String receipt, List<String> wrong) {
        int compared = 0;
        for (Column column : computed.columns()) {
            String name = column.name();
            if (row.columns().stream().noneMatch(one -> one.name().equals(name))) {
                continue;
            }
            compared++;
            Object expected = value(row, name);
            Object got = value(computed, name);
            boolean same =
                    expected instanceof Number number && got instanceof Number other
                            ? close(number.doubleValue(), other.doubleValue())
                            : Objects.equals(expected, got);
            if (!same) {
                wrong.add(name + " is " + expected + ", its receipt gives " + got + ": " + receipt);
            }
        }
        if (compared == 0) {
            wrong.add("the receipt gives none of the row's columns: " + receipt);
        }
    }

    private static @Nullable Object value(Row row, String column) {
        List<String> names = row.columns().stream().map(Column::name).toList();
        return row.values().get(names.indexOf(column));
    }

    private static boolean close(double expected, double got) {
        return Double.compare(expected, got) == 0
                || Math.abs(expected - got) <= CLOSE * Math.max(Math.abs(expected), Math.abs(got));
    }

    /// A receipt that begins with a bar goes behind the rows that the miner had.
    private static String whole(MinerCall call, String receipt) {
        String rows = call.query().substring(0, call.query().lastIndexOf("| evaluate"));
        return receipt.startsWith("|") ? rows + receipt : receipt;
    }

    private Row one(String receipt) {
        ResultTable table = ask(receipt);
        assertEquals(1, table.rowCount(), receipt);
        return table.iterator().next();
    }

    private ResultTable ask(String query) {
        return samples.query(QueryRequest.of(query)).tables().getFirst();
    }
}
