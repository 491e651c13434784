package spoor.engine.scalar;

/// KQL's search for terms: a term is a longest run of letters and digits (of any script), all else
/// divides. A search text that itself begins or ends with a divider needs no border at that end.
final class Terms {
    private Terms() {}

    /// @param border whether the found text must begin a term
    /// @param end whether the found text must end a term
    static boolean has(String text, String search, boolean border, boolean end) {
        if (search.isEmpty()) {
            return true;
        }
        boolean bordered = border && partOfTerm(search.codePointAt(0));
        boolean ended = end && partOfTerm(search.codePointBefore(search.length()));
        for (int at = text.indexOf(search); at >= 0; at = text.indexOf(search, at + 1)) {
            int after = at + search.length();
            if ((!bordered || at == 0 || !partOfTerm(text.codePointBefore(at)))
                    && (!ended || after == text.length() || !partOfTerm(text.codePointAt(after)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean partOfTerm(int c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }
}
