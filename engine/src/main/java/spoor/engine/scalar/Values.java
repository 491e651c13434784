package spoor.engine.scalar;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Arguments of bodies, read.
final class Values {
    private Values() {}

    /// A string argument; '' for null, which no string is.
    static String text(@Nullable Object[] arguments, int place) {
        Object value = arguments[place];
        return value == null ? "" : (String) value;
    }

    static boolean anyNull(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument == null) {
                return true;
            }
        }
        return false;
    }

    /// An integer argument or, where it is left out or null, another value.
    static long whole(@Nullable Object[] arguments, int place, long otherwise) {
        return place < arguments.length && arguments[place] instanceof Number number
                ? number.longValue()
                : otherwise;
    }

    /// A number that is known to be there.
    static long whole(@Nullable Object[] arguments, int place) {
        return arguments[place] instanceof Number number ? number.longValue() : 0;
    }

    static double real(@Nullable Object[] arguments, int place) {
        return arguments[place] instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    static double real(@Nullable Object[] arguments, int place, double otherwise) {
        return place < arguments.length && arguments[place] instanceof Number number
                ? number.doubleValue()
                : otherwise;
    }

    /// Lower case, code point by code point: lengths in code points stay as they are.
    static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return foldCodePoints(text);
            }
            if (c >= 'A' && c <= 'Z') {
                return foldRest(text, i);
            }
        }
        return text;
    }

    private static String foldRest(String text, int from) {
        char[] out = text.toCharArray();
        for (int i = from; i < out.length; i++) {
            char c = out[i];
            if (c >= 128) {
                return foldCodePoints(text);
            }
            if (c >= 'A' && c <= 'Z') {
                out[i] = (char) (c + 32);
            }
        }
        return new String(out);
    }

    private static String foldCodePoints(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.toLowerCase(c)));
        return out.toString();
    }

    static String upper(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.toUpperCase(c)));
        return out.toString();
    }

    /// A name of a part or a kind, which KQL takes in any case.
    static String name(@Nullable Object[] arguments, int place) {
        return text(arguments, place).toLowerCase(Locale.ROOT);
    }
}
