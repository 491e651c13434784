package spoor.kql.bind;

import java.util.List;

/// The names that only some operators understand, for the support table.
public final class Vocabulary {
    private Vocabulary() {}

    /// The aggregations of `summarize`.
    public static List<String> aggregations() {
        return AggregateForms.names();
    }

    /// The functions on neighbouring rows, which need a serialized input.
    public static List<String> windowFunctions() {
        return WindowBinder.names();
    }
}
