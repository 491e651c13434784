package spoor.formats.mysql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The words of SQL that tell where tables are named; all others are [#NAME].
enum SqlWord {
    NAME,
    SELECT,
    INSERT,
    REPLACE,
    UPDATE,
    DELETE,
    FROM,
    JOIN,
    STRAIGHT_JOIN,
    INTO,
    TABLE,
    TABLES,
    VIEW,
    TRUNCATE,
    DESCRIBE,
    DESC,
    EXPLAIN,
    HANDLER,
    SHOW,
    CREATE,
    ALTER,
    DROP,
    RENAME,
    LOCK,
    ANALYZE,
    CHECK,
    OPTIMIZE,
    REPAIR,
    FLUSH,
    LOAD,
    GRANT,
    REVOKE,
    WITH,
    RECURSIVE,
    REFERENCES,
    LIKE,
    COLUMNS,
    FIELDS,
    INDEX,
    INDEXES,
    KEYS,
    KEY,
    TRIGGER,
    ON,
    TO,
    IN,
    FOR,
    USING,
    WHERE,
    SET,
    VALUES,
    VALUE,
    GROUP,
    ORDER,
    HAVING,
    LIMIT,
    UNION,
    PROCEDURE,
    FUNCTION,
    WINDOW,
    OUTFILE,
    DUMPFILE,
    FORMAT,
    DUAL,
    IF,
    EXISTS,
    NOT,
    IGNORE,
    QUICK,
    LOW_PRIORITY,
    HIGH_PRIORITY,
    DELAYED,
    TEMPORARY,
    LATERAL;

    private static final int SLOTS = 1 << 10;
    private static final List<List<SqlWord>> BY_HASH = new ArrayList<>();

    static {
        for (int i = 0; i < SLOTS; i++) {
            BY_HASH.add(new ArrayList<>(0));
        }
        for (SqlWord word : values()) {
            if (word != NAME) {
                byte[] letters = word.name().getBytes(StandardCharsets.US_ASCII);
                BY_HASH.get(hash(letters, 0, letters.length)).add(word);
            }
        }
    }

    private static final SqlWord[][] TABLE_OF =
            BY_HASH.stream().map(list -> list.toArray(SqlWord[]::new)).toArray(SqlWord[][]::new);

    /// The word `bytes[from..to)`, letter case aside.
    static SqlWord of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 2 || length > 13) {
            return NAME;
        }
        for (SqlWord word : TABLE_OF[hash(bytes, from, to)]) {
            if (word.is(bytes, from, length)) {
                return word;
            }
        }
        return NAME;
    }

    private boolean is(byte[] bytes, int from, int length) {
        String letters = name();
        if (letters.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((bytes[from + i] & 0xDF) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// From the length, the first two letters and the last.
    private static int hash(byte[] bytes, int from, int to) {
        int mixed = (bytes[from] & 0x1F) | (bytes[from + 1] & 0x1F) << 5;
        mixed = mixed * 31 + (bytes[to - 1] & 0x1F) * 7 + (to - from);
        return (mixed ^ mixed >>> 10) & SLOTS - 1;
    }
}
