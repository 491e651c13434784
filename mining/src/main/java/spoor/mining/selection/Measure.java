package spoor.mining.selection;

import java.util.Arrays;
import java.util.List;
import spoor.mining.Arguments;

/// What models are compared by; the greater, the better.
enum Measure {
    /// The mean over the classes of average precision.
    PR_AUC("pr_auc"),
    /// The mean over the classes of F1.
    MACRO_F1("macro_f1"),
    /// The share of rows predicted as they are.
    ACCURACY("accuracy");

    static final String PARAMETER = "measure";

    private final String word;

    Measure(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Measure read(Arguments arguments) {
        List<String> words = Arrays.stream(values()).map(Measure::word).toList();
        return values()[words.indexOf(arguments.word(PARAMETER, PR_AUC.word, words))];
    }
}
