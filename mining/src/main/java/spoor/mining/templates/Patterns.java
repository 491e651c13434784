package spoor.mining.templates;

import java.util.List;

/// What a parser found: patterns of parts, and the pattern of each item.
///
/// @param patterns parts, [Cutter#SLOT] and [Cutter#UNIT] standing for what differs
/// @param of the pattern of each item
record Patterns(List<int[]> patterns, int[] of) {
    Patterns {
        patterns = List.copyOf(patterns);
    }
}
