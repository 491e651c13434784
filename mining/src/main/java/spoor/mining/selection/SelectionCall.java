package spoor.mining.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import spoor.mining.Arguments;
import spoor.mining.Miner.Call;
import spoor.mining.Rows;
import spoor.mining.learning.HeldBack;
import spoor.mining.learning.LearnerOptions;
import spoor.mining.learning.LearningCall;
import spoor.model.Stop;

/// The arguments that the verbs of this package share: what to learn, by which learner, and what to
/// compare by.
record SelectionCall(LearningCall learning, LearnerOptions options, Measure measure) {
    static final String MODEL = "model";

    /// The parameters of a verb: those of learning, its own, those of learners.
    ///
    /// @param without of those of learning, one that it does not have; '' for none
    static List<String> parameters(String without, String... own) {
        List<String> parameters = new ArrayList<>(LearningCall.PARAMETERS);
        parameters.remove(without);
        parameters.addAll(2, List.of(own));
        parameters.add(Measure.PARAMETER);
        parameters.addAll(LearnerOptions.PARAMETERS);
        return List.copyOf(parameters);
    }

    static SelectionCall read(String miner, Call call, List<String> parameters) {
        Arguments arguments = new Arguments(miner, call, parameters, "columns");
        LearningCall learning = LearningCall.read(miner, call, arguments);
        return new SelectionCall(
                learning, LearnerOptions.read(arguments, learning.seed()), Measure.read(arguments));
    }

    Arguments arguments() {
        return learning.arguments();
    }

    /// A number from 0 to 1.
    double share(String name, double otherwise) {
        double share = arguments().positive(name, otherwise);
        if (share > 1) {
            arguments()
                    .problem(
                            "MINE004",
                            arguments().span(name),
                            "argument '" + name + "' of '" + learning.miner() + "' is " + share,
                            "give a number above 0 and up to 1");
            return otherwise;
        }
        return share;
    }

    /// What the rows of a table are, and which are held back.
    record Table(Labelled rows, HeldBack held, Parting parting) {
        /// All rows with a label.
        int[] labelled() {
            int[] classOf = rows.classOf();
            return IntStream.range(0, classOf.length).filter(row -> classOf[row] >= 0).toArray();
        }
    }

    Table table(Rows table, Stop stop) {
        HeldBack held = HeldBack.of(learning, table, stop);
        Labelled rows = Labelled.of(table, held.features(), held.labels(), learning.values(), stop);
        return new Table(rows, held, Parting.of(learning, table, rows.classOf()));
    }
}
