package spoor.mining.templates;

import java.util.Locale;
import java.util.Set;

/// What is known of a word by itself, whatever the lines are about.
///
/// @param named it has letters or digits
/// @param capitals it is written in capitals, as names of states and errors are
/// @param digits it has digits
/// @param skeleton the hash of the word without its digits
/// @param unit it is a unit of sizes
/// @param introduces what a word after this one is
record WordFacts(
        boolean named,
        boolean capitals,
        boolean digits,
        long skeleton,
        boolean unit,
        Introduces introduces) {

    /// What kind of place follows a word.
    enum Introduces {
        NOTHING,
        /// `=`: a value.
        VALUE,
        /// `:`: often a value.
        COLON,
        /// `user`, `host`, ...: a name.
        NAME,
        /// `for`, `from`, `to`, ...: often a name.
        PLACE
    }

    private static final Set<String> NAMES =
            Set.of(
                    "user",
                    "username",
                    "users",
                    "account",
                    "login",
                    "logname",
                    "host",
                    "hostname",
                    "server",
                    "domain",
                    "group",
                    "uid",
                    "named",
                    "database",
                    "db");
    private static final Set<String> PLACES =
            Set.of("for", "from", "to", "by", "at", "on", "of", "in", "with", "via", "as");
    private static final Set<String> UNITS =
            Set.of("B", "KB", "MB", "GB", "TB", "kB", "KiB", "MiB", "GiB", "TiB");

    static WordFacts of(String word) {
        boolean letter = false;
        boolean lower = false;
        boolean digit = false;
        int uppers = 0;
        long skeleton = 7;
        for (int i = 0; i < word.length(); i++) {
            char character = word.charAt(i);
            int kind = Kinds.of(character);
            if ((kind & Kinds.DIGIT) != 0) {
                digit = true;
                continue;
            }
            skeleton = skeleton * 31 + character;
            letter |= (kind & Kinds.LETTER) != 0;
            uppers += (kind & Kinds.UPPER) != 0 ? 1 : 0;
            lower |= (kind & (Kinds.LETTER | Kinds.UPPER)) == Kinds.LETTER;
        }
        return new WordFacts(
                letter || digit,
                uppers >= 2 && !lower,
                digit,
                skeleton,
                UNITS.contains(word),
                introduces(word));
    }

    private static Introduces introduces(String word) {
        if (word.equals("=")) {
            return Introduces.VALUE;
        }
        if (word.equals(":")) {
            return Introduces.COLON;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower)
                ? Introduces.NAME
                : PLACES.contains(lower) ? Introduces.PLACE : Introduces.NOTHING;
    }
}
