package spoor.formats.delimited;

/// How a delimited file is written.
///
/// @param delimiter the byte between cells
/// @param lineEnd the byte at a record's end: a line feed, or a carriage return where the file has
///   nothing else
record Layout(byte delimiter, byte lineEnd) {
    /// A quoted cell longer than this, line ends included, is taken for a quote never closed.
    static final int LONGEST_QUOTED = 4 << 20;

    String delimiterName() {
        return switch (delimiter) {
            case ',' -> "comma";
            case '\t' -> "tab";
            case ';' -> "semicolon";
            case '|' -> "pipe";
            default -> "'" + (char) delimiter + "'";
        };
    }
}
