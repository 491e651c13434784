package spoor.workbench.overview;

import spoor.model.Ticks;

/// Pieces of KQL of names and values that come from logs.
final class KqlText {
    private KqlText() {}

    /// `['a table']`
    static String name(String name) {
        StringBuilder out = new StringBuilder("['");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '\\', '\'' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append("']").toString();
    }

    static String time(long ticks) {
        return "datetime(" + Ticks.datetimeText(ticks) + ")";
    }

    static String span(long ticks) {
        return "time(" + Ticks.timespanText(ticks) + ")";
    }
}
