package spoor.workbench.manage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// The text of a management command, read word by word.
final class CommandText {
    private final String text;
    private int at;

    CommandText(String text) {
        this.text = text;
    }

    /// Takes these words, if they come next, in any case; all or none.
    boolean take(String... words) {
        int before = at;
        for (String word : words) {
            space();
            int end = at + word.length();
            if (!text.regionMatches(true, at, word, 0, word.length())
                    || (end < text.length() && isOfWord(word) && isWord(text.charAt(end)))) {
                at = before;
                return false;
            }
            at = end;
        }
        return true;
    }

    private static boolean isOfWord(String word) {
        return isWord(word.charAt(word.length() - 1));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /// A name: `T`, `['my table']` or `["my table"]`.
    Optional<String> name() {
        space();
        if (at < text.length() && text.charAt(at) == '[') {
            int before = at++;
            Optional<String> quoted = string();
            if (quoted.isPresent() && take("]")) {
                return quoted;
            }
            at = before;
            return Optional.empty();
        }
        int begin = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return begin == at ? Optional.empty() : Optional.of(text.substring(begin, at));
    }

    /// A name that must come next.
    String requireName(String of) {
        return name().orElseThrow(() -> wrong("the name of " + of));
    }

    /// A text in quotes, with `\` before what it escapes, or `@` before it and nothing escaped.
    Optional<String> string() {
        space();
        int before = at;
        boolean verbatim = at < text.length() && text.charAt(at) == '@';
        if (verbatim) {
            at++;
        }
        if (at >= text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\'')) {
            at = before;
            return Optional.empty();
        }
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        for (; at < text.length() && text.charAt(at) != quote; at++) {
            if (!verbatim && text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
                value.append(text.charAt(at) == 'n' ? '\n' : text.charAt(at));
            } else {
                value.append(text.charAt(at));
            }
        }
        if (at >= text.length()) {
            at = before;
            return Optional.empty();
        }
        at++;
        return Optional.of(value.toString());
    }

    /// `with (name = value, ...)`, if it comes next; names in lower case.
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        if (!take("with")) {
            return properties;
        }
        if (!take("(")) {
            throw wrong("'(' after 'with'");
        }
        while (!take(")")) {
            String name = requireName("a property").toLowerCase(Locale.ROOT);
            if (!take("=")) {
                throw wrong("'=' after " + name);
            }
            properties.put(name, string().or(this::name).orElseThrow(() -> wrong("a value")));
            boolean _ = take(",");
        }
        return properties;
    }

    /// What lies between this bracket and the one that closes it, brackets included; texts in
    /// quotes hold no brackets.
    String balanced(char open, char close) {
        space();
        int begin = at;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'' || c == '@') {
                if (string().isEmpty()) {
                    at++;
                }
                continue;
            }
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
                continue;
            }
            depth += c == open ? 1 : c == close ? -1 : 0;
            at++;
            if (depth == 0) {
                break;
            }
        }
        String found = text.substring(begin, at);
        if (depth != 0 || found.isEmpty() || found.charAt(0) != open) {
            at = begin;
            throw wrong("'" + open + "' and the '" + close + "' that closes it");
        }
        return found;
    }

    /// What is left.
    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /// Whether nothing but blanks and `;` is left.
    boolean ended() {
        space();
        return text.substring(at).replace(';', ' ').isBlank();
    }

    SpoorException wrong(String expected) {
        return new SpoorException(
                ErrorKind.USER,
                "the command cannot be read at character "
                        + at
                        + ": "
                        + expected
                        + " must come here");
    }

    private void space() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }
}
