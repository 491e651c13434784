package spoor.mining.selection;

import spoor.mining.evaluation.Areas;
import spoor.mining.evaluation.ConfusionMatrix;

/// How a model did on rows held back.
record Judged(ConfusionMatrix matrix, Areas areas) {

    double of(Measure measure) {
        return switch (measure) {
            case PR_AUC -> areas.macro(areas.precisionRecall(), matrix);
            case MACRO_F1 -> matrix.macro().f1();
            case ACCURACY -> matrix.accuracy();
        };
    }
}
