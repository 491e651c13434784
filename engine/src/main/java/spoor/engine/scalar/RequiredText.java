package spoor.engine.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a text must hold, in lower case, for a regular expression to match it: one of some texts.
/// It may let a text pass that does not match, never the reverse; what it does not understand
/// passes.
///
/// `(Foo|Barbaz)/(\d+)`: one of `foo`, `barbaz`. `a (quick )?fox`: `fox`.
final class RequiredText {
    private static final RequiredText NOTHING = new RequiredText(List.of());

    /// One of these; none: nothing is required.
    private final List<String> choices;

    private RequiredText(List<String> choices) {
        this.choices = List.copyOf(choices);
    }

    static RequiredText of(String regex) {
        return new Reader(regex).alternatives();
    }

    List<String> choices() {
        return choices;
    }

    boolean isIn(String folded) {
        if (choices.isEmpty()) {
            return true;
        }
        for (String choice : choices) {
            if (folded.contains(choice)) {
                return true;
            }
        }
        return false;
    }

    private int shortest() {
        return choices.stream().mapToInt(String::length).min().orElse(0);
    }

    private static final class Reader {
        private final String regex;
        private int place;

        Reader(String regex) {
            this.regex = regex;
        }

        /// Up to a `)` or the end.
        RequiredText alternatives() {
            List<String> choices = new ArrayList<>();
            boolean all = true;
            while (true) {
                RequiredText one = sequence();
                all &= !one.choices.isEmpty();
                choices.addAll(one.choices);
                if (place >= regex.length() || regex.charAt(place) == ')') {
                    return all ? new RequiredText(choices) : NOTHING;
                }
                place++;
            }
        }

        /// The longest required text of a sequence, up to a `|`, a `)` or the end.
        private RequiredText sequence() {
            RequiredText best = NOTHING;
            StringBuilder run = new StringBuilder();
            while (place < regex.length()
                    && regex.charAt(place) != '|'
                    && regex.charAt(place) != ')') {
                char c = regex.charAt(place);
                RequiredText inner = NOTHING;
                String literal = "";
                if (c == '(') {
                    inner = group();
                } else if (c == '[') {
                    characterClass();
                } else if (c == '\\') {
                    char escaped = regex.charAt(place + 1);
                    place += 2;
                    literal = Character.isLetterOrDigit(escaped) ? "" : String.valueOf(escaped);
                } else {
                    place++;
                    literal = "^$.".indexOf(c) >= 0 || c >= 128 ? "" : String.valueOf(c);
                }
                switch (repetition()) {
                    case ONCE -> run.append(literal);
                    case SEVERAL -> {
                        run.append(literal);
                        best = better(best, text(run));
                        literal = "";
                    }
                    case PERHAPS -> {
                        inner = NOTHING;
                        literal = "";
                    }
                }
                if (literal.isEmpty()) {
                    best = better(better(best, text(run)), inner);
                }
            }
            return better(best, text(run));
        }

        private static RequiredText text(StringBuilder run) {
            String text = run.toString().toLowerCase(Locale.ROOT);
            run.setLength(0);
            return text.isEmpty() ? NOTHING : new RequiredText(List.of(text));
        }

        private static RequiredText better(RequiredText a, RequiredText b) {
            return b.shortest() > a.shortest() ? b : a;
        }

        private RequiredText group() {
            place++;
            if (regex.startsWith("?:", place)) {
                place += 2;
            } else if (regex.startsWith("?", place)) {
                throw new IllegalStateException("a group of another kind in " + regex);
            }
            RequiredText inner = alternatives();
            place++;
            return inner;
        }

        private void characterClass() {
            place++;
            if (regex.charAt(place) == '^') {
                place++;
            }
            do {
                place += regex.charAt(place) == '\\' ? 2 : 1;
            } while (regex.charAt(place) != ']');
            place++;
        }

        private enum Repetition {
            ONCE,
            SEVERAL,
            PERHAPS
        }

        private Repetition repetition() {
            if (place >= regex.length()) {
                return Repetition.ONCE;
            }
            Repetition repetition =
                    switch (regex.charAt(place)) {
                        case '*', '?' -> Repetition.PERHAPS;
                        case '+' -> Repetition.SEVERAL;
                        case '{' ->
                                regex.charAt(place + 1) == '0'
                                        ? Repetition.PERHAPS
                                        : Repetition.SEVERAL;
                        default -> Repetition.ONCE;
                    };
            if (repetition == Repetition.ONCE) {
                return repetition;
            }
            place = regex.charAt(place) == '{' ? regex.indexOf('}', place) + 1 : place + 1;
            if (place < regex.length() && regex.charAt(place) == '?') {
                place++;
            }
            return repetition;
        }
    }
}
