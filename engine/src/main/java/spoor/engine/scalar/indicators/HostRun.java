package spoor.engine.scalar.indicators;

/// The longest run of the signs of host names at a place of a text, with its defanged dots undone:
/// `evil[.]com`, `evil(.)com`, `evil[dot]com`.
///
/// @param text the run with plain dots, without signs at its ends that end no name
/// @param end behind the run in the text
record HostRun(String text, int end) {
    private static final String[] DOTS = {"[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}"};

    static HostRun at(String text, int from) {
        StringBuilder run = new StringBuilder();
        int at = from;
        while (at < text.length()) {
            if (isHostSign(text.charAt(at))) {
                run.append(text.charAt(at++));
                continue;
            }
            int dot = dot(text, at);
            if (dot == 0) {
                break;
            }
            run.append('.');
            at += dot;
        }
        int first = 0;
        int last = run.length();
        while (first < last && isEdge(run.charAt(first))) {
            first++;
        }
        while (last > first && isEdge(run.charAt(last - 1))) {
            last--;
        }
        return new HostRun(run.substring(first, last), at);
    }

    /// The length of a defanged dot at a place; 0 for none.
    static int dot(String text, int at) {
        char c = text.charAt(at);
        if (c == '[' || c == '(' || c == '{') {
            for (String dot : DOTS) {
                if (text.regionMatches(true, at, dot, 0, dot.length())) {
                    return dot.length();
                }
            }
        }
        return 0;
    }

    /// Signs of names, and those that also the account of an e-mail may have.
    static boolean isHostSign(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '-'
                || c == '_'
                || c == '+'
                || c == '%'
                || (c > 127 && Character.isLetterOrDigit(c));
    }

    private static boolean isEdge(char c) {
        return c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
    }
}
