package spoor.bench.templates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A set of log lines with their templates, as Loghub gives them: the original truth, and the one
/// that was corrected by Khan and others.
///
/// @param lines the messages alone
public record LabelledLines(String name, List<String> lines, Truth original, Truth corrected) {
    /// Those of Loghub, then the audit records of AIT.
    public static final List<String> FILES =
            List.of(
                    "loghub/HDFS/HDFS_2k.log",
                    "loghub/Hadoop/Hadoop_2k.log",
                    "loghub/Spark/Spark_2k.log",
                    "loghub/Zookeeper/Zookeeper_2k.log",
                    "loghub/Windows/Windows_2k.log",
                    "loghub/Linux/Linux_2k.log",
                    "loghub/Apache/Apache_2k.log",
                    "loghub/Proxifier/Proxifier_2k.log",
                    "loghub/OpenSSH/OpenSSH_2k.log",
                    "loghub/OpenStack/OpenStack_2k.log",
                    "auditd/ait-audit-2k/Audit_2k.log");

    public LabelledLines {
        lines = List.copyOf(lines);
    }

    /// @param folder that of all sets
    /// @param file one of [#FILES]
    public static LabelledLines read(Path folder, String file) throws IOException {
        List<List<String>> original = csv(folder.resolve(file + "_structured.csv"));
        List<List<String>> corrected = csv(folder.resolve(file + "_structured_corrected.csv"));
        String name = file.substring(file.lastIndexOf('/') + 1, file.indexOf("_2k"));
        return new LabelledLines(
                name, column(original, "Content"), truth(original), truth(corrected));
    }

    private static Truth truth(List<List<String>> rows) {
        return new Truth(column(rows, "EventId"), column(rows, "EventTemplate"));
    }

    private static List<String> column(List<List<String>> rows, String name) {
        int place = 0;
        while (!rows.getFirst().get(place).equalsIgnoreCase(name)) {
            place++;
        }
        int column = place;
        return rows.stream().skip(1).map(row -> row.get(column)).toList();
    }

    /// Cells between commas, in double quotes where they hold commas, quotes or line breaks.
    private static List<List<String>> csv(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quoted) {
                if (character != '"') {
                    cell.append(character);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (character == '"') {
                quoted = true;
            } else if (character == ',' || character == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (character == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (character != '\r') {
                cell.append(character);
            }
        }
        if (cell.length() > 0 || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
