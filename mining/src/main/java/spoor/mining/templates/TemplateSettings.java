package spoor.mining.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How templates are found.
///
/// @param depth of Drain's tree, at least 3
/// @param similarity that Drain asks of a line and its group, from 0 to 1
/// @param maxChildren of a node of Drain's tree
record TemplateSettings(Kind kind, int depth, double similarity, int maxChildren, MaskSet masks) {
    static final int DEPTH = 4;
    static final int LEAST_DEPTH = 3;
    static final int MOST_DEPTH = 100;
    static final double SIMILARITY = 0.5;
    static final int CHILDREN = 100;

    /// Different tokens from which on Brain takes a column for a parameter.
    private static final int BRAIN_BRANCHES = 5;

    /// The parsers.
    enum Kind {
        STANDARD,
        DRAIN,
        BRAIN;

        String shown() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> names() {
            return Arrays.stream(values()).map(Kind::shown).toList();
        }

        static Kind named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /// As a call writes them, without the text; empty for the standard ones.
    String arguments() {
        List<String> arguments = new ArrayList<>();
        switch (kind) {
            case STANDARD -> {}
            case BRAIN -> arguments.add("miner='brain'");
            case DRAIN -> {
                arguments.add("miner='drain'");
                arguments.add("depth=" + depth);
                arguments.add("similarity=" + similarity);
                arguments.add("max_children=" + maxChildren);
            }
        }
        if (!masks.equals(MaskSet.STANDARD)) {
            arguments.add("masks=dynamic(" + MaskArgument.json(masks) + ")");
        }
        return String.join(", ", arguments);
    }

    TemplateParser parser() {
        return switch (kind) {
            case STANDARD -> new ColumnParser();
            case DRAIN -> new DrainParser(depth, similarity, maxChildren);
            case BRAIN -> new BrainParser(BRAIN_BRANCHES);
        };
    }
}
