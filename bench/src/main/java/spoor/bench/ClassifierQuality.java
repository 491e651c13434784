package spoor.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import spoor.mining.learning.Learners;
import spoor.workbench.Case;
import spoor.workbench.LoadOptions;
import spoor.workbench.Progress;
import spoor.workbench.QueryRequest;
import spoor.workbench.ResultTable;
import spoor.workbench.Row;

/// How good every classifier is on public labelled flows: NSL-KDD (M. Tavallaee and others, *A
/// detailed analysis of the KDD CUP 99 data set*, 2009) by groups, two captures of the Stratosphere
/// laboratory by time. Prints the area below the curve of precision and recall (average precision)
/// of each class beside the base rate, which is what the majority reaches.
public final class ClassifierQuality {
    private static final int SEEDS = 5;

    /// The families of the data set's own list of attack types.
    private static final String FAMILIES =
            """
            NetFlow
            | extend family = case(
                Label in ('neptune', 'smurf', 'back', 'teardrop', 'pod', 'land'), 'dos',
                Label in ('ipsweep', 'satan', 'portsweep', 'nmap'), 'probe',
                Label in ('warezclient', 'guess_passwd', 'warezmaster', 'imap', 'multihop', 'phf',
                    'ftp_write', 'spy'), 'r2l',
                Label in ('buffer_overflow', 'rootkit', 'loadmodule'), 'u2r', Label)
            """;

    /// The 41 features but the service; not the label and not the difficulty, which says how many
    /// classifiers knew the label.
    private static final String FEATURES =
            "NetworkDuration, NetworkProtocol, State, SrcBytes, DstBytes, land, wrong_fragment,"
                    + " urgent, hot, num_failed_logins, logged_in, num_compromised, root_shell,"
                    + " su_attempted, num_root, num_file_creations, num_shells, num_access_files,"
                    + " num_outbound_cmds, is_host_login, is_guest_login, count, srv_count,"
                    + " serror_rate, srv_serror_rate, rerror_rate, srv_rerror_rate, same_srv_rate,"
                    + " diff_srv_rate, srv_diff_host_rate, dst_host_count, dst_host_srv_count,"
                    + " dst_host_same_srv_rate, dst_host_diff_srv_rate,"
                    + " dst_host_same_src_port_rate, dst_host_srv_diff_host_rate,"
                    + " dst_host_serror_rate, dst_host_srv_serror_rate, dst_host_rerror_rate,"
                    + " dst_host_srv_rerror_rate";

    /// What a connection was; no address, of which the labels were made, and no time.
    private static final String CONNECTION =
            "proto, service, id_resp_p, duration, orig_bytes, resp_bytes, conn_state, missed_bytes,"
                    + " history, orig_pkts, orig_ip_bytes, resp_pkts, resp_ip_bytes";

    private static final String REPORT = " | evaluate classification_report(";

    private ClassifierQuality() {}

    /// `ClassifierQuality SETS [MODEL...]`, the folder that has `flow` and `zeek`; all models where
    /// none is named.
    public static void main(String[] arguments) {
        Path sets = Path.of(arguments[0]);
        List<String> named = List.of(arguments).subList(1, arguments.length);
        List<String> models = named.isEmpty() ? Learners.NAMES : named;
        Path kdd = sets.resolve("flow/nsl-kdd/KDDTrain+_20Percent.txt");
        if (Files.exists(kdd)) {
            nslKdd(kdd, named.isEmpty() ? quick() : named);
        }
        Path stratosphere = sets.resolve("zeek/stratosphere");
        if (Files.exists(stratosphere)) {
            captures(stratosphere, models);
        }
    }

    /// All but the neighbours, which look at 100 million pairs of rows for each split.
    private static List<String> quick() {
        return Learners.NAMES.stream().filter(name -> !name.equals("nearest_neighbours")).toList();
    }

    private static void nslKdd(Path file, List<String> models) {
        try (Case one = Case.temporary(Clock.systemUTC())) {
            one.load(List.of(file), LoadOptions.STANDARD, Progress.NONE);
            for (String split : List.of("group", "stratified")) {
                System.out.printf(
                        Locale.ROOT,
                        "%nNSL-KDD, 20 %% file: %s, 30 %% held back, seeds 1 to %d, means%n",
                        split.equals("group")
                                ? "whole services held back (group=NetworkApplicationProtocol)"
                                : "the same share of each family held back",
                        SEEDS);
                for (String model : models) {
                    Tally tally = new Tally();
                    for (int seed = 1; seed <= SEEDS; seed++) {
                        String how =
                                split.equals("group")
                                        ? FEATURES + "), group=NetworkApplicationProtocol"
                                        : "NetworkApplicationProtocol, " + FEATURES + ")";
                        tally.add(
                                ask(
                                        one,
                                        FAMILIES
                                                + "| evaluate classify(family, ("
                                                + how
                                                + ", model='"
                                                + model
                                                + "', seed="
                                                + seed
                                                + ") | where Part == 'test'"
                                                + REPORT
                                                + "family, Predicted, Probabilities)"));
                    }
                    System.out.print(tally.text(model));
                }
            }
        }
    }

    private static void captures(Path folder, List<String> models) {
        try (Case one = Case.temporary(Clock.systemUTC())) {
            for (String capture : List.of("008", "011")) {
                Path log = folder.resolve(capture + "-zeek-mixed/conn.log.labeled");
                one.load(
                        List.of(log),
                        LoadOptions.STANDARD.toTable("Capture" + capture),
                        Progress.NONE);
            }
            for (String capture : List.of("008", "011")) {
                System.out.printf(
                        Locale.ROOT,
                        "%nStratosphere %s: the last 30 %% of the connections held back (time=ts)%n",
                        capture);
                for (String model : models) {
                    Tally tally = new Tally();
                    tally.add(
                            ask(
                                    one,
                                    learn(capture, model, "")
                                            + " | where Part == 'test'"
                                            + report()));
                    System.out.print(tally.text(model));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%nStratosphere: learnt from the first 70 %% of 008, judged on all of 011%n");
            for (String model : models) {
                var _ = ask(one, learn("008", model, ", save='" + model + "'") + " | count");
                Tally tally = new Tally();
                tally.add(
                        ask(one, "Capture011 | evaluate score(model='" + model + "')" + report()));
                System.out.print(tally.text(model));
            }
        }
    }

    private static String learn(String capture, String model, String further) {
        return "Capture"
                + capture
                + " | evaluate classify(label, ("
                + CONNECTION
                + "), time=ts, model='"
                + model
                + "'"
                + further
                + ")";
    }

    private static String report() {
        return REPORT + "label, Predicted, Probabilities)";
    }

    private static ResultTable ask(Case one, String query) {
        return one.query(QueryRequest.of(query)).tables().getFirst();
    }

    /// Figures of one model over several splits, class by class.
    private static final class Tally {
        private final Map<String, List<Figures>> classes = new TreeMap<>();
        private final List<Figures> means = new ArrayList<>();

        private record Figures(double baseRate, double area, double f1, long support) {}

        /// @param report of rows held back; a class that none of them is of does not count
        void add(ResultTable report) {
            for (Row row : report) {
                if (!row.string("Model").equals("predicted")) {
                    continue;
                }
                Long support = row.integer("Support");
                Figures figures =
                        new Figures(
                                row.string("Average").isEmpty() ? number(row.real("BaseRate")) : 1,
                                number(row.real("PrAuc")),
                                number(row.real("F1")),
                                support == null ? 0 : support);
                if (row.string("Average").equals("macro")) {
                    means.add(figures);
                } else if (row.string("Average").isEmpty() && figures.support() > 0) {
                    classes.computeIfAbsent(row.string("Class"), name -> new ArrayList<>())
                            .add(figures);
                }
            }
        }

        String text(String model) {
            StringBuilder text = new StringBuilder();
            classes.forEach((name, figures) -> line(text, model, name, figures));
            line(text, model, "(mean)", means);
            return text.toString();
        }

        private static void line(
                StringBuilder text, String model, String name, List<Figures> figures) {
            double[] areas = figures.stream().mapToDouble(Figures::area).sorted().toArray();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-20s %-11s rows %6.0f  base rate %6.4f  PR-AUC %6.4f (%6.4f to %6.4f"
                                    + " in %d)  F1 %6.4f%n",
                            model,
                            name,
                            mean(figures.stream().mapToDouble(Figures::support).toArray()),
                            mean(figures.stream().mapToDouble(Figures::baseRate).toArray()),
                            mean(areas),
                            areas[0],
                            areas[areas.length - 1],
                            areas.length,
                            mean(figures.stream().mapToDouble(Figures::f1).toArray())));
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }

        private static double number(@Nullable Double value) {
            return value == null ? Double.NaN : value;
        }
    }
}
