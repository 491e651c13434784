package spoor.mining.templates;

import com.google.re2j.Matcher;

/// Masks lines by a set of masks, one after the other; keeps its arrays from line to line.
final class Masker {
    private final MaskSet masks;
    private final GeneralScanner scanner;
    private final OwnMasker own;
    private final MaskedLine line = new MaskedLine();
    private char[] raw = new char[256];

    Masker(MaskSet masks) {
        this.masks = masks;
        this.scanner = new GeneralScanner(masks.general(), masks.own().size());
        this.own = new OwnMasker();
    }

    /// The masked line, valid until the next one.
    MaskedLine mask(String text) {
        if (masks.own().isEmpty()) {
            int length = text.length();
            if (length > raw.length) {
                raw = new char[Math.max(length, 2 * raw.length)];
            }
            text.getChars(0, length, raw, 0);
            scanner.mask(raw, length, line);
            return line;
        }
        own.start(text);
        for (int i = 0; i < masks.own().size(); i++) {
            own.apply(masks.own().get(i).pattern().matcher(own.text()), Placeholder.of(i));
        }
        char[] masked = own.text().toCharArray();
        scanner.maskRest(masked, masked.length, line);
        for (int i = 0; i < line.pieces; i++) {
            line.from[i] = own.from(line.from[i]);
            line.to[i] = own.to(line.to[i] - 1);
        }
        return line;
    }

    /// The text of a line while one mask after the other is applied, and where each of its
    /// characters was in the raw line.
    private static final class OwnMasker {
        private String text = "";
        private int[] from = new int[0];
        private int[] to = new int[0];

        void start(String raw) {
            StringBuilder safe = new StringBuilder(raw);
            from = new int[raw.length()];
            to = new int[raw.length()];
            for (int i = 0; i < raw.length(); i++) {
                if (Placeholder.is(raw.charAt(i))) {
                    safe.setCharAt(i, '\ufffd');
                }
                from[i] = i;
                to[i] = i + 1;
            }
            text = safe.toString();
        }

        String text() {
            return text;
        }

        int from(int place) {
            return from[place];
        }

        int to(int place) {
            return to[place];
        }

        void apply(Matcher matcher, char placeholder) {
            StringBuilder next = new StringBuilder(text.length());
            int[] nextFrom = new int[text.length()];
            int[] nextTo = new int[text.length()];
            int at = 0;
            while (matcher.find()) {
                if (matcher.end() == matcher.start()) {
                    continue;
                }
                at = copy(at, matcher.start(), next, nextFrom, nextTo);
                nextFrom[next.length()] = from[at];
                nextTo[next.length()] = to[matcher.end() - 1];
                next.append(placeholder);
                at = matcher.end();
            }
            if (at == 0) {
                return;
            }
            copy(at, text.length(), next, nextFrom, nextTo);
            text = next.toString();
            from = nextFrom;
            to = nextTo;
        }

        private int copy(int at, int end, StringBuilder next, int[] nextFrom, int[] nextTo) {
            for (int i = at; i < end; i++) {
                nextFrom[next.length()] = from[i];
                nextTo[next.length()] = to[i];
                next.append(text.charAt(i));
            }
            return end;
        }
    }
}
