package spoor.mining.clusters;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spoor.model.Column;
import spoor.model.KqlType;

/// Which columns hold paths of programs, names of programs and accounts, known by their names in
/// the schemas of Sentinel, Defender, Sysmon, auditd and osquery.
final class ColumnRoles {
    private static final Set<String> PATHS =
            Set.of(
                    "newprocessname",
                    "processpath",
                    "folderpath",
                    "image",
                    "exe",
                    "path",
                    "process_path",
                    "initiatingprocessfolderpath");
    private static final Set<String> NAMES =
            Set.of(
                    "filename",
                    "process",
                    "comm",
                    "process_name",
                    "processname",
                    "initiatingprocessfilename");
    private static final Set<String> ACCOUNTS =
            Set.of(
                    "account",
                    "accountname",
                    "subjectaccount",
                    "subjectusername",
                    "targetaccount",
                    "targetusername",
                    "user",
                    "username",
                    "userid",
                    "userprincipalname",
                    "auid",
                    "uid",
                    "loginname");

    private ColumnRoles() {}

    static boolean any(Column column) {
        String name = name(column);
        return PATHS.contains(name) || NAMES.contains(name) || ACCOUNTS.contains(name);
    }

    /// What some rows have several of: `executables`, `paths`, `accounts`.
    static List<String> mixed(List<ColumnValues> columns, int[] points) {
        Set<String> executables = new HashSet<>();
        boolean paths = false;
        boolean accounts = false;
        boolean several = false;
        for (ColumnValues column : columns) {
            String name = name(column.column());
            boolean isPath = PATHS.contains(name);
            boolean isName = NAMES.contains(name);
            boolean isAccount = ACCOUNTS.contains(name);
            if (column.column().type() == KqlType.DYNAMIC || !(isPath || isName || isAccount)) {
                continue;
            }
            Set<String> whole = new HashSet<>();
            executables.clear();
            for (Object value : column.of(points).values()) {
                String text = folded(value);
                whole.add(text);
                executables.add(text.substring(lastSeparator(text) + 1));
            }
            paths |= isPath && whole.size() > 1;
            accounts |= isAccount && whole.size() > 1;
            several |= (isPath || isName) && executables.size() > 1;
        }
        return Stream.of(
                        several ? "executables" : "",
                        paths ? "paths" : "",
                        accounts ? "accounts" : "")
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String name(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    /// Windows does not tell case apart in paths and accounts; a text with `/` is another system's.
    private static String folded(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.indexOf('/') < 0 ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static int lastSeparator(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    }
}
