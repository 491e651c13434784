package spoor.mining.sequence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The models of sessions, by the word that `model=` takes.
enum ModelKind {
    /// Each command given the one before it, in bits.
    MARKOV,
    /// Each command given as many before it as were seen together, in bits.
    VMM,
    /// The model of msticpy, to the last digit.
    FAITHFUL;

    String word() {
        return this == FAITHFUL ? "markov_faithful" : name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Stream.of(values()).map(ModelKind::word).toList();
    }

    static ModelKind of(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(word));
    }
}
