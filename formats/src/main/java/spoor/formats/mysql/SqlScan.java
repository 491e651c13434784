package spoor.formats.mysql;

/// Reads a statement's action and the tables that it names; tolerant of any text, in one pass, in
/// bounded memory, for one thread.
///
/// It knows quotes, comments (the content of `/*! ... */` is executed, hence read) and the words
/// behind which MySQL's grammar has tables. It does not check the grammar: a broken statement gives
/// what its beginning shows.
final class SqlScan {
    private static final int DEEPEST = 64;
    private static final int LONGEST_ACTION = 24;

    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte STOP = 3;
    private static final byte[] CLASSES = classes();

    private final SqlTables tables = new SqlTables();
    private final byte[] action = new byte[LONGEST_ACTION];
    private int actionLength;

    /// Whether a SELECT was seen, and whether a comma is followed by a table; by depth.
    private final boolean[] selects = new boolean[DEEPEST];

    private final boolean[] lists = new boolean[DEEPEST];

    private byte[] bytes = {};
    private int at;
    private int to;
    private int depth;
    private boolean expecting;
    private boolean expectingUsing;
    private boolean common;
    private boolean expectingCommon;
    private boolean named;
    private boolean shown;
    private SqlWord verb = SqlWord.NAME;
    private boolean begun;
    private SqlWord before = SqlWord.NAME;

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int i = 0; i < 256; i++) {
            boolean letter = (i | 0x20) >= 'a' && (i | 0x20) <= 'z' || i == '_' || i == '$';
            classes[i] = letter || i >= 128 ? LETTER : i >= '0' && i <= '9' ? DIGIT : OTHER;
        }
        for (char stop : "'\"`#-/(),;.@*".toCharArray()) {
            classes[stop] = STOP;
        }
        return classes;
    }

    byte[] action() {
        return action;
    }

    int actionLength() {
        return actionLength;
    }

    /// The tables as JSON text: the first [#tablesLength()] bytes.
    byte[] tables() {
        return tables.text();
    }

    int tablesLength() {
        return tables.length();
    }

    /// Reads the statement `text[from..end)`.
    void read(byte[] text, int from, int end) {
        bytes = text;
        at = from;
        to = end;
        actionLength = 0;
        tables.clear();
        begin();
        while (at < to) {
            byte value = bytes[at];
            switch (CLASSES[value & 0xFF]) {
                case LETTER -> word();
                case DIGIT -> number();
                case STOP -> stop(value);
                default -> at++;
            }
        }
        tables.close();
    }

    private void begin() {
        depth = 0;
        selects[0] = false;
        lists[0] = false;
        expecting = false;
        expectingUsing = false;
        common = false;
        expectingCommon = false;
        named = false;
        shown = false;
        verb = SqlWord.NAME;
        begun = false;
        before = SqlWord.NAME;
    }

    private void stop(byte value) {
        switch (value) {
            case '\'', '"' -> {
                quoted(value);
                expecting = false;
                before = SqlWord.NAME;
            }
            case '`' -> backticked();
            case '#' -> toLineEnd();
            case '-' -> {
                if (peek(1) == '-' && (at + 2 >= to || bytes[at + 2] <= ' ')) {
                    toLineEnd();
                } else {
                    at++;
                }
            }
            case '/' -> slash();
            case '(' -> open();
            case ')' -> {
                depth = Math.max(0, depth - 1);
                expecting = false;
                at++;
            }
            case ',' -> {
                expecting = lists[Math.min(depth, DEEPEST - 1)];
                expectingCommon = common && depth == 0;
                at++;
            }
            case ';' -> {
                at++;
                begin();
            }
            case '.', '@' -> {
                // What follows is a column, a part of a name or a variable, whatever its letters.
                expecting = false;
                at++;
                while (at < to && (isWord(bytes[at]) || value == '@' && bytes[at] == '@')) {
                    at++;
                }
                before = SqlWord.NAME;
            }
            default -> star();
        }
    }

    private void star() {
        if (expecting && (verb == SqlWord.GRANT || verb == SqlWord.REVOKE)) {
            expecting = false;
            tables.begin();
            tables.append('*');
            at++;
            behindDot();
            tables.end();
        } else {
            at++;
        }
    }

    private int peek(int distance) {
        return at + distance < to ? bytes[at + distance] : -1;
    }

    private static boolean isWord(byte value) {
        byte kind = CLASSES[value & 0xFF];
        return kind == LETTER || kind == DIGIT;
    }

    private void quoted(byte quote) {
        byte[] text = bytes;
        int end = to;
        int i = at + 1;
        while (i < end) {
            byte value = text[i++];
            if (value == quote) {
                break;
            }
            if (value == '\\') {
                i++;
            }
        }
        at = Math.min(i, end);
    }

    private void toLineEnd() {
        while (at < to && bytes[at] != '\n') {
            at++;
        }
    }

    private void slash() {
        if (peek(1) != '*') {
            at++;
            return;
        }
        boolean executed = peek(2) == '!' || peek(2) == 'M' && peek(3) == '!';
        if (executed) {
            at += peek(2) == '!' ? 3 : 4;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                at++;
            }
            return;
        }
        at += 2;
        while (at < to && !(bytes[at] == '*' && peek(1) == '/')) {
            at++;
        }
        at = Math.min(to, at + 2);
    }

    private void open() {
        at++;
        depth++;
        boolean inside = expecting && !expectingUsing;
        expecting = inside;
        expectingUsing = false;
        before = SqlWord.NAME;
        if (depth < DEEPEST) {
            selects[depth] = false;
            lists[depth] = inside;
        }
    }

    private void number() {
        int from = at;
        while (at < to && isWord(bytes[at])) {
            at++;
        }
        if (expecting) {
            boolean letters = false;
            for (int i = from; i < at; i++) {
                letters |= CLASSES[bytes[i] & 0xFF] == LETTER;
            }
            expecting = false;
            if (letters) {
                table(from, at, false);
            }
        }
        before = SqlWord.NAME;
    }

    private void backticked() {
        int from = at + 1;
        int end = closing(from);
        at = Math.min(end + 1, to);
        before = SqlWord.NAME;
        if (expectingCommon) {
            expectingCommon = false;
            tables.begin();
            tables.append(bytes, from, end, true);
            tables.hide();
        } else if (expecting) {
            expecting = false;
            table(from, end, true);
        }
    }

    /// The backtick that closes a name, or the end.
    private int closing(int from) {
        int i = from;
        while (i < to && (bytes[i] != '`' || i + 1 < to && bytes[i + 1] == '`')) {
            i += bytes[i] == '`' ? 2 : 1;
        }
        return Math.min(i, to);
    }

    /// Takes the name `bytes[from..end)` and what follows behind a dot.
    private void table(int from, int end, boolean quoted) {
        tables.begin();
        tables.append(bytes, from, end, quoted);
        behindDot();
        tables.end();
    }

    private void behindDot() {
        int dot = skipSpace(at);
        if (dot >= to || bytes[dot] != '.') {
            return;
        }
        int from = skipSpace(dot + 1);
        if (from >= to) {
            return;
        }
        if (bytes[from] == '`') {
            int end = closing(from + 1);
            tables.append('.');
            tables.append(bytes, from + 1, end, true);
            at = Math.min(end + 1, to);
        } else if (bytes[from] == '*') {
            tables.append('.');
            tables.append('*');
            at = from + 1;
        } else if (isWord(bytes[from])) {
            int end = from;
            while (end < to && isWord(bytes[end])) {
                end++;
            }
            tables.append('.');
            tables.append(bytes, from, end, false);
            at = end;
        }
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < to && bytes[i] >= 0 && bytes[i] <= ' ') {
            i++;
        }
        return i;
    }

    private void word() {
        byte[] text = bytes;
        int from = at;
        int i = from + 1;
        int end = to;
        while (i < end && CLASSES[text[i] & 0xFF] <= DIGIT && CLASSES[text[i] & 0xFF] != OTHER) {
            i++;
        }
        at = i;
        SqlWord word = SqlWord.of(text, from, i);
        if (!begun) {
            first(word, from, i);
        } else if (word == SqlWord.NAME) {
            name(from, i);
        } else {
            keyword(word, from, i);
        }
        before = word;
    }

    private void name(int from, int end) {
        if (expectingCommon) {
            expectingCommon = false;
            tables.begin();
            tables.append(bytes, from, end, false);
            tables.hide();
        } else if (expecting) {
            expecting = false;
            table(from, end, false);
        }
    }

    /// The first word of a statement.
    private void first(SqlWord word, int from, int end) {
        begun = true;
        verb = word;
        if (actionLength == 0) {
            action(from, end);
        }
        switch (word) {
            case SELECT -> selects[Math.min(depth, DEEPEST - 1)] = true;
            case WITH -> {
                common = true;
                expectingCommon = true;
            }
            case UPDATE, INSERT, REPLACE, TRUNCATE, DESCRIBE, DESC, EXPLAIN, HANDLER, TABLE -> {
                expecting = true;
                lists[0] = word == SqlWord.UPDATE;
            }
            default -> {}
        }
    }

    private void action(int from, int end) {
        actionLength = Math.min(LONGEST_ACTION, end - from);
        for (int i = 0; i < actionLength; i++) {
            byte value = bytes[from + i];
            action[i] = value >= 'a' && value <= 'z' ? (byte) (value & 0xDF) : value;
            if (value < 0) {
                actionLength = i;
            }
        }
    }

    private boolean is(SqlWord one, SqlWord two) {
        return verb == one || verb == two;
    }

    private void keyword(SqlWord word, int from, int end) {
        int level = Math.min(depth, DEEPEST - 1);
        switch (word) {
            case IF,
                    EXISTS,
                    NOT,
                    IGNORE,
                    QUICK,
                    LOW_PRIORITY,
                    HIGH_PRIORITY,
                    DELAYED,
                    TEMPORARY,
                    LATERAL -> {}
            case RECURSIVE -> {}
            case SELECT, INSERT, REPLACE, DELETE -> {
                resolve(word, from, end);
                selects[level] |= word == SqlWord.SELECT;
                lists[level] = false;
                int behind = skipSpace(end);
                boolean function = behind < to && bytes[behind] == '(';
                boolean target = word == SqlWord.INSERT || word == SqlWord.REPLACE;
                expecting = target && !function;
            }
            case UPDATE -> {
                resolve(word, from, end);
                boolean clause =
                        before == SqlWord.FOR || before == SqlWord.KEY || before == SqlWord.ON;
                expecting = !clause;
                lists[level] = !clause;
            }
            case FROM -> from(level);
            case IN -> expecting = verb == SqlWord.SHOW && take();
            case JOIN, STRAIGHT_JOIN, REFERENCES -> expecting = true;
            case INTO -> {
                expecting = verb != SqlWord.SELECT;
                lists[level] = false;
            }
            case TABLE, TABLES -> {
                boolean listed =
                        is(SqlWord.DROP, SqlWord.RENAME)
                                || is(SqlWord.LOCK, SqlWord.FLUSH)
                                || is(SqlWord.ANALYZE, SqlWord.CHECK)
                                || is(SqlWord.OPTIMIZE, SqlWord.REPAIR);
                lists[level] = listed;
                expecting =
                        listed
                                || is(SqlWord.CREATE, SqlWord.ALTER)
                                || is(SqlWord.TRUNCATE, SqlWord.LOAD)
                                || is(SqlWord.GRANT, SqlWord.REVOKE)
                                || verb == SqlWord.SHOW && before == SqlWord.CREATE;
            }
            case VIEW -> {
                lists[level] = verb == SqlWord.DROP;
                expecting =
                        is(SqlWord.CREATE, SqlWord.DROP)
                                || verb == SqlWord.ALTER
                                || before == SqlWord.CREATE;
            }
            case INDEX, TRIGGER -> {
                named = depth == 0 && is(SqlWord.CREATE, SqlWord.DROP);
                shown |= verb == SqlWord.SHOW;
                expecting = false;
            }
            case COLUMNS, FIELDS, INDEXES, KEYS -> {
                shown |= verb == SqlWord.SHOW;
                expecting = false;
            }
            case ON -> {
                expecting = named || is(SqlWord.GRANT, SqlWord.REVOKE);
                named = false;
            }
            case TO ->
                    expecting =
                            verb == SqlWord.RENAME
                                    || verb == SqlWord.ALTER && before == SqlWord.RENAME;
            case LIKE -> expecting = verb == SqlWord.CREATE && !selects[level];
            case USING -> {
                expecting = verb == SqlWord.DELETE;
                expectingUsing = expecting;
                lists[level] |= expecting;
            }
            case WHERE, SET, VALUES, VALUE, GROUP, ORDER, HAVING, LIMIT, UNION, WINDOW, FOR -> {
                lists[level] = false;
                expecting = false;
            }
            case NAME,
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
                    KEY,
                    PROCEDURE,
                    FUNCTION,
                    OUTFILE,
                    DUMPFILE,
                    FORMAT,
                    DUAL ->
                    expecting = false;
        }
    }

    /// The action of a statement that begins with common table expressions is that of its body.
    private void resolve(SqlWord word, int from, int end) {
        if (common && depth == 0) {
            common = false;
            expectingCommon = false;
            verb = word;
            action(from, end);
        }
    }

    private void from(int level) {
        if (verb == SqlWord.SHOW) {
            expecting = take();
        } else {
            expecting = level == 0 || selects[level];
            lists[level] = expecting;
        }
    }

    /// Whether a SHOW of columns or keys names its table here.
    private boolean take() {
        boolean taken = shown;
        shown = false;
        return taken;
    }
}
