package spoor.bench.templates;

import java.util.List;

/// What people say of each line of a set: its kind and its template.
///
/// @param kinds the names of the kinds, line by line
/// @param templates with `<*>` for what differs, line by line
public record Truth(List<String> kinds, List<String> templates) {
    public Truth {
        kinds = List.copyOf(kinds);
        templates = List.copyOf(templates);
    }
}
