package spoor.formats.cells;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes the names of a table's columns usable: none empty, no two alike but for letter case.
public final class ColumnNames {
    private static final int LONGEST = 200;

    private ColumnNames() {}

    /// An empty name becomes `Column` and its place, counted from 1; of names alike but for letter
    /// case the later ones get `_2`, `_3`, ...; so do the names that a case uses itself.
    public static List<String> unique(List<String> names) {
        Set<String> taken = new HashSet<>(Set.of("_source", "_offset"));
        List<String> unique = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = clean(names.get(i));
            if (name.isEmpty()) {
                name = "Column" + (i + 1);
            }
            String candidate = name;
            for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
                candidate = name + "_" + n;
            }
            unique.add(candidate);
        }
        return unique;
    }

    private static String clean(String name) {
        StringBuilder out = new StringBuilder();
        name.strip()
                .codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
