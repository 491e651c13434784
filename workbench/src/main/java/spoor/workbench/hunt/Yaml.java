package spoor.workbench.hunt;

import java.util.List;
import spoor.model.Span;

/// A YAML value of the safe subset that front matter may use: every scalar is text, and there are
/// no tags, anchors or aliases.
sealed interface Yaml {
    /// Where it stands in the hunt file.
    Span span();

    record Scalar(String text, Span span) implements Yaml {}

    record Sequence(List<Yaml> items, Span span) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(List<Entry> entries, Span span) implements Yaml {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    record Entry(String key, Span keySpan, Yaml value) {}
}
