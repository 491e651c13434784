package spoor.workbench.query;

import java.util.List;
import spoor.kql.bind.Vocabulary;
import spoor.kql.syntax.Operators;

/// What of the language is there, beside the catalogue of scalar functions.
public final class Support {
    private Support() {}

    public static List<String> tabularOperators() {
        return Operators.NAMES;
    }

    public static List<String> aggregations() {
        return Vocabulary.aggregations();
    }

    public static List<String> windowFunctions() {
        return Vocabulary.windowFunctions();
    }
}
