package spoor.mining.sequence;

/// Names of commands and parameters as sentences quote them, cut where they are long.
final class Names {
    private static final int LONGEST = 80;

    private final Vocabulary vocabulary;

    Names(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    String command(int id) {
        return quoted(vocabulary.command(id));
    }

    String parameter(int id) {
        return quoted(vocabulary.parameter(id));
    }

    String value(int id) {
        return id < 0 ? "''" : quoted(vocabulary.value(id).text());
    }

    private static String quoted(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return "'" + text + "'";
        }
        return "'" + text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...'";
    }

    static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
