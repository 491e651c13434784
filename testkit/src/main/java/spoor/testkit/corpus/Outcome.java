package spoor.testkit.corpus;

import java.util.Optional;

/// How far a query came.
///
/// @param reason the first thing that went wrong, with the stage; empty when nothing did
/// @param detail more of it, for whoever looks at this query
record Outcome(
        CorpusQuery query,
        boolean parsed,
        boolean bound,
        boolean sameSchema,
        boolean planned,
        boolean executed,
        Optional<String> reason,
        String detail) {

    static Outcome failed(CorpusQuery query, String reason, String detail) {
        return new Outcome(query, false, false, false, false, false, Optional.of(reason), detail);
    }

    boolean whole() {
        return parsed && bound && sameSchema && planned && executed;
    }
}
