package spoor.formats.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the `#` lines of a W3C extended log say.
///
/// @param software what wrote it
/// @param date of the last `#Date:`, `yyyy-mm-dd`, for records that have a time alone
/// @param localTime whether the times are local ones
/// @param fields the names of the fields as written
record W3cHeader(String software, String date, boolean localTime, List<String> fields) {
    static final W3cHeader NONE = new W3cHeader("", "", false, List.of());

    W3cHeader {
        fields = List.copyOf(fields);
    }

    /// This header after one more `#` line; lines that say nothing about the records change
    /// nothing.
    W3cHeader with(byte[] bytes, int from, int to) {
        String line = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
        int colon = line.indexOf(':');
        if (colon < 0) {
            return this;
        }
        String value = line.substring(colon + 1).strip();
        return switch (line.substring(0, colon)) {
            case "#Software" -> new W3cHeader(value, date, localTime, fields);
            case "#Date" ->
                    value.length() >= 10
                            ? new W3cHeader(software, value.substring(0, 10), localTime, fields)
                            : this;
            case "#Time Format" ->
                    new W3cHeader(software, date, value.equalsIgnoreCase("Local"), fields);
            case "#Fields" ->
                    value.isEmpty()
                            ? this
                            : new W3cHeader(
                                    software, date, localTime, List.of(value.split("[ \t]+")));
            default -> this;
        };
    }

    /// Whether values may stand in quotes: IIS writes none.
    boolean quotes() {
        return !software.startsWith("Microsoft Internet");
    }
}
