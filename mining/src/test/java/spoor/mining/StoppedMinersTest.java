package spoor.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spoor.model.ErrorKind;
import spoor.model.KqlType;
import spoor.model.SpoorException;
import spoor.model.Stop;

class StoppedMinersTest {
    @TempDir Path models;

    @Test
    void everyMinerLooksAtItsStop() {
        Surroundings surroundings =
                new Surroundings(
                        name -> models.resolve(name + ".json"), Clock.systemUTC(), _ -> {});
        for (Miner miner : Miners.ALL) {
            String name = miner.description().name();
            Calls calls =
                    switch (name) {
                        case "sessionize" ->
                                new Calls()
                                        .column("t", KqlType.DATETIME, 1L, 2L)
                                        .column("e", KqlType.STRING, "a", "b")
                                        .column("u", KqlType.STRING, "u", "u")
                                        .use("t")
                                        .use("e")
                                        .use("u");
                        case "templates", "template_list", "reduce_by" ->
                                new Calls().column("s", KqlType.STRING, "a 1", "a 2").use("s");
                        case "process_tree" ->
                                new Calls()
                                        .column("pid", KqlType.LONG, 1L, 2L)
                                        .column("parent", KqlType.LONG, 0L, 1L)
                                        .column("t", KqlType.DATETIME, 1L, 2L)
                                        .column("name", KqlType.STRING, "a", "b")
                                        .with("pid", "pid")
                                        .with("parent_pid", "parent")
                                        .with("time", "t")
                                        .with("name", "name");
                        case "logons" ->
                                new Calls()
                                        .column("LogonType", KqlType.LONG, 2L)
                                        .column("TargetUserName", KqlType.STRING, "a");
                        case "dbscan", "hdbscan", "isolation_forest", "ecod", "hbos" ->
                                new Calls().column("x", KqlType.LONG, 1L, 2L).use("x");
                        case "classify" ->
                                new Calls()
                                        .column("x", KqlType.LONG, 1L, 2L, 3L, 4L)
                                        .column("l", KqlType.STRING, "a", "b", "a", "b")
                                        .use("l")
                                        .with("save", KqlType.STRING, "kept");
                        case "score" ->
                                new Calls()
                                        .column("x", KqlType.LONG, 1L, 2L)
                                        .with("model", KqlType.STRING, "kept");
                        case "autocluster", "basket" ->
                                new Calls().column("s", KqlType.STRING, "a", "a", "b");
                        case "feature_importance", "compare_models", "reduce_features" ->
                                new Calls()
                                        .column("y", KqlType.BOOL, true, true, false, false)
                                        .column("x", KqlType.LONG, 1L, 2L, 3L, 4L)
                                        .use("y")
                                        .use(List.of("x"));
                        case "detector_agreement" ->
                                new Calls()
                                        .column("x", KqlType.LONG, 1L, 2L)
                                        .column("y", KqlType.REAL, 1.0, 2.0)
                                        .use("x")
                                        .use("y");
                        case "confusion_matrix", "classification_report" ->
                                new Calls()
                                        .column("y", KqlType.STRING, "a", "b")
                                        .column("p", KqlType.STRING, "a", "a")
                                        .use("y")
                                        .use("p");
                        case "roc_curve", "pr_curve", "calibration" ->
                                new Calls()
                                        .column("y", KqlType.BOOL, true, false)
                                        .column("p", KqlType.REAL, 0.5, 0.25)
                                        .use("y")
                                        .use("p");
                        default ->
                                new Calls()
                                        .column("s", KqlType.DYNAMIC, "[{\"a\":{\"p\":1}}]")
                                        .use("s");
                    };
            calls.run(name, Stop.NEVER, surroundings);
            Stop stop = new Stop();
            stop.request(Stop.CANCELLED);
            SpoorException failure =
                    assertThrows(
                            SpoorException.class, () -> calls.run(name, stop, surroundings), name);
            assertEquals(ErrorKind.LIMIT, failure.kind(), name);
            assertEquals(Stop.CANCELLED, failure.getMessage(), name);
        }
    }
}
