package spoor.kql.syntax;

import spoor.model.Span;

/// One lexical unit.
///
/// @param text the token as written; for [Kind#STRING] and [Kind#BRACKETED] its value, escapes
///   resolved; for [Kind#TYPED] the text between the parentheses
/// @param head for [Kind#TYPED] the type word (`datetime`, `long`, `dynamic`), else empty
record Token(Kind kind, String text, String head, Span span) {
    enum Kind {
        IDENTIFIER,
        /// `['name']`, `["name"]`
        BRACKETED,
        LONG,
        REAL,
        TIMESPAN,
        STRING,
        /// `datetime(...)`, `timespan(...)`, `guid(...)`, ... whose text is not KQL
        TYPED,
        PUNCTUATION,
        END
    }

    boolean is(String punctuation) {
        return kind == Kind.PUNCTUATION && text.equals(punctuation);
    }

    boolean isWord(String word) {
        return kind == Kind.IDENTIFIER && text.equals(word);
    }
}
