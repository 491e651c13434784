package spoor.mining.templates;

import java.util.ArrayList;
import java.util.List;

/// [WordFacts] of the words of a cutter, found out once each.
final class WordFactTable {
    private final Cutter cutter;
    private final List<WordFacts> facts = new ArrayList<>();
    private final boolean tokens;

    WordFactTable(Cutter cutter) {
        this.cutter = cutter;
        this.tokens = cutter.isTokens();
    }

    WordFacts of(int word) {
        while (facts.size() <= word) {
            facts.add(WordFacts.of(cutter.word(facts.size())));
        }
        return facts.get(word);
    }

    /// Whether a part is a word that could be a parameter.
    boolean isWord(int part) {
        int word = part >> 1;
        return word > Cutter.UNIT && of(word).named();
    }

    /// Whether a part may stand in a slot: any token, any word or masked piece.
    boolean fillsSlot(int part) {
        return tokens || part >> 1 == Cutter.SLOT || isWord(part);
    }

    boolean isUnit(int part) {
        return !tokens && part >> 1 > Cutter.UNIT && of(part >> 1).unit();
    }
}
