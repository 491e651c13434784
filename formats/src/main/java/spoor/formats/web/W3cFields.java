package spoor.formats.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import spoor.formats.cells.ColumnNames;
import spoor.model.Column;
import spoor.model.KqlType;

/// The fields of W3C extended logs and their columns in Sentinel's table `W3CIISLog`.
final class W3cFields {
    static final int TIME = 0;

    /// Its column holds fields that no other has.
    static final String REST = "AdditionalFields";

    private static final String COLUMNS =
            """
            s-sitename sSiteName string
            s-computername sComputerName string
            s-ip sIP string
            cs-method csMethod string
            cs-uri-stem csUriStem string
            cs-uri-query csUriQuery string
            s-port sPort int
            cs-username csUserName string
            c-ip cIP string
            cs-version csVersion string
            cs(user-agent) csUserAgent string
            cs(cookie) csCookie string
            cs(referer) csReferer string
            cs-host csHost string
            sc-status scStatus string
            sc-substatus scSubStatus string
            sc-win32-status scWin32Status string
            sc-bytes scBytes long
            cs-bytes csBytes long
            time-taken TimeTaken long
            """;
    private static final Map<String, String> NAMES = names();
    private static final Set<String> TELLING =
            Set.of("cs-method", "cs-uri-stem", "s-sitename", "sc-status", "cs-uri");

    private W3cFields() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        COLUMNS.lines().forEach(line -> names.put(line.split(" ")[0], line.split(" ")[1]));
        return Map.copyOf(names);
    }

    /// Whether these are the fields of a web server.
    static boolean areWeb(List<String> fields) {
        return fields.stream().anyMatch(field -> TELLING.contains(key(field)));
    }

    static String key(String field) {
        return field.toLowerCase(Locale.ROOT);
    }

    static boolean isDate(String field) {
        return key(field).equals("date");
    }

    static boolean isTime(String field) {
        return key(field).equals("time");
    }

    /// The column of a field: a published name, or its own.
    static String column(String field) {
        return NAMES.getOrDefault(key(field), field);
    }

    /// The columns of a log.
    ///
    /// @param fields all that its headers name
    /// @param web whether it is a web server's, with all of the published columns
    static List<Column> columns(List<String> fields, boolean web) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("TimeGenerated", KqlType.DATETIME));
        if (web) {
            for (String line : COLUMNS.lines().toList()) {
                String[] words = line.split(" ");
                columns.add(new Column(words[1], type(words[2])));
            }
        }
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.name()));
        for (String field : fields) {
            if (!isDate(field) && !isTime(field) && !(web && NAMES.containsKey(key(field)))) {
                names.add(field);
            }
        }
        names.add(REST);
        List<String> unique = ColumnNames.unique(names);
        for (int i = columns.size(); i < unique.size() - 1; i++) {
            columns.add(new Column(unique.get(i), KqlType.STRING));
        }
        columns.add(new Column(unique.getLast(), KqlType.DYNAMIC));
        return List.copyOf(columns);
    }

    private static KqlType type(String name) {
        return switch (name) {
            case "int" -> KqlType.INT;
            case "long" -> KqlType.LONG;
            default -> KqlType.STRING;
        };
    }
}
