package spoor.workbench.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import spoor.kql.syntax.Parser;
import spoor.kql.syntax.Statement;
import spoor.kql.syntax.Timespans;

/// What the text of a query sets for itself: `set notruncation; set servertimeout = 30s;`.
public final class SetOptions {
    private SetOptions() {}

    /// The options by name, the last value of each; `true` for one without a value. A text that
    /// cannot be parsed gives those before its error.
    public static Map<String, String> of(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Statement statement : Parser.parse(text).statements()) {
            if (statement instanceof Statement.SetOption option) {
                options.put(option.name(), option.value().orElse("true"));
            }
        }
        return options;
    }

    /// The ticks of a timespan written as `30s` or `00:00:30`; empty when it is none.
    public static OptionalLong timespan(String text) {
        return Timespans.ticks(text);
    }
}
