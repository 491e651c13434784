package spoor.formats;

import java.util.Locale;
import java.util.Set;

/// Makes a table's name from a file's.
public final class TableName {
    private static final Set<String> ENDINGS =
            Set.of(
                    "gz", "bz2", "xz", "zst", "csv", "tsv", "txt", "json", "jsonl", "ndjson", "log",
                    "parquet", "arrow", "arrows", "feather");

    private TableName() {}

    /// `web access-2.csv.gz` becomes `web_access_2`: known endings go, and what is no letter of A
    /// to Z, digit or underscore becomes an underscore; a name never starts with a digit.
    public static String of(String fileName) {
        String name = fileName;
        int dot = name.lastIndexOf('.');
        while (dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            name = name.substring(0, dot);
            dot = name.lastIndexOf('.');
        }
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean kept = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            out.append(kept ? c : '_');
        }
        if (out.isEmpty() || out.chars().allMatch(c -> c == '_')) {
            return "Table";
        }
        if (Character.isDigit(out.charAt(0))) {
            out.insert(0, '_');
        }
        return out.length() > 100 ? out.substring(0, 100) : out.toString();
    }
}
