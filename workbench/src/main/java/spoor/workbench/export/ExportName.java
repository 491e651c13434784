package spoor.workbench.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an export: the table that its query names first, and when it was made, in UTC:
/// `SecurityEvent-20260914T120500Z.csv`.
public final class ExportName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int MAX = 60;

    private ExportName() {}

    /// A name of letters, digits, `_`, `-` and `.` only, whatever the tables are called.
    ///
    /// @param tables the names of the case
    public static String of(
            ExportFormat format, String query, Collection<String> tables, Instant time) {
        String table =
                tables.stream()
                        .filter(name -> place(query, name) >= 0)
                        .min(Comparator.comparingInt(name -> place(query, name)))
                        .map(ExportName::plain)
                        .orElse("result");
        return table + "-" + TIME.format(time) + "." + format.extension();
    }

    /// Where a name first stands by itself; negative: nowhere.
    private static int place(String query, String name) {
        Matcher matcher =
                Pattern.compile("(?<![\\w])" + Pattern.quote(name) + "(?![\\w])").matcher(query);
        return matcher.find() ? matcher.start() : -1;
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_-]+", "_");
        return plain.length() > MAX ? plain.substring(0, MAX) : plain;
    }
}
