package spoor.formats.flows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spoor.formats.delimited.Footer;

/// How one kind of flow file names the columns of the vocabulary.
///
/// @param name for the account: `NFStream`
/// @param required a file with all of these columns (letter case and space around do not matter) is
///   of this kind
/// @param targets for a column's lower-case name where it goes
public record FlowDialect(String name, Set<String> required, Map<String, Target> targets) {
    /// @param column its place among [FlowColumns#ALL]
    record Target(int column, FlowUnit unit) {}

    public FlowDialect {
        required = Set.copyOf(required);
        targets = Map.copyOf(targets);
    }

    /// Every dialect, the more particular before the more general.
    public static final List<FlowDialect> ALL = FlowDialects.ALL;

    /// @param lines a line for each column: the source's names (several, separated by `|`, mean the
    ///   same), the vocabulary's, and the unit where it is not plain
    static FlowDialect of(String name, String required, String lines) {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (String line : lines.lines().toList()) {
            String[] words = line.split(" *> *");
            String[] target = words[1].split(" ");
            FlowUnit unit = target.length == 1 ? FlowUnit.PLAIN : FlowUnit.valueOf(target[1]);
            for (String source : words[0].split("\\|")) {
                targets.put(source, new Target(FlowColumns.place(target[0]), unit));
            }
        }
        return new FlowDialect(name, Set.of(required.split("\\|")), targets);
    }

    /// The dialect of a header, if it is that of a flow file.
    public static Optional<FlowDialect> of(List<String> header) {
        List<String> names = new ArrayList<>();
        header.forEach(column -> names.add(key(column)));
        return ALL.stream().filter(dialect -> names.containsAll(dialect.required())).findFirst();
    }

    /// What the program writes behind the flows.
    Footer footer() {
        return name.equals("nfdump") ? new NfdumpSummary() : Footer.NONE;
    }

    static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }
}
