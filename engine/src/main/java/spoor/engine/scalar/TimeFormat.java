package spoor.engine.scalar;

import java.time.LocalDateTime;
import spoor.model.Ticks;

/// The patterns of `format_datetime` and `format_timespan`: runs of one letter, and separators.
final class TimeFormat {
    private TimeFormat() {}

    static String datetime(long ticks, String pattern) {
        LocalDateTime time = Ticks.toDateTime(ticks);
        StringBuilder out = new StringBuilder(pattern.length() + 8);
        for (int i = 0; i < pattern.length(); ) {
            char letter = pattern.charAt(i);
            int width = run(pattern, i, longest(letter));
            switch (letter) {
                case 'y' -> pad(out, width > 2 ? time.getYear() : time.getYear() % 100, width);
                case 'M' -> pad(out, time.getMonthValue(), width);
                case 'd' -> pad(out, time.getDayOfMonth(), width);
                case 'H' -> pad(out, time.getHour(), width);
                case 'h' -> pad(out, (time.getHour() + 11) % 12 + 1, width);
                case 'm' -> pad(out, time.getMinute(), width);
                case 's' -> pad(out, time.getSecond(), width);
                case 'f' -> fraction(out, time.getNano() / 100, width, false);
                case 'F' -> fraction(out, time.getNano() / 100, width, true);
                case 't' -> out.append(time.getHour() < 12 ? "AM" : "PM", 0, width);
                default -> out.append(pattern, i, i + width);
            }
            i += width;
        }
        return out.toString();
    }

    static String timespan(long ticks, String pattern) {
        StringBuilder out = new StringBuilder(pattern.length() + 8);
        if (ticks < 0) {
            out.append('-');
        }
        long days = Math.abs(ticks / Ticks.PER_DAY);
        long rest = Math.abs(ticks % Ticks.PER_DAY);
        for (int i = 0; i < pattern.length(); ) {
            char letter = pattern.charAt(i);
            int width = run(pattern, i, letter == 'd' ? 8 : longest(letter));
            switch (letter) {
                case 'd' -> pad(out, days, width);
                case 'H', 'h' -> pad(out, rest / Ticks.PER_HOUR, width);
                case 'm' -> pad(out, rest / Ticks.PER_MINUTE % 60, width);
                case 's' -> pad(out, rest / Ticks.PER_SECOND % 60, width);
                case 'f' -> fraction(out, rest % Ticks.PER_SECOND, width, false);
                case 'F' -> fraction(out, rest % Ticks.PER_SECOND, width, true);
                default -> out.append(pattern, i, i + width);
            }
            i += width;
        }
        return out.toString();
    }

    private static int longest(char letter) {
        return switch (letter) {
            case 'y' -> 4;
            case 'f', 'F' -> 7;
            case 'M', 'd', 'H', 'h', 'm', 's', 't' -> 2;
            default -> 1;
        };
    }

    private static int run(String pattern, int from, int longest) {
        int to = from + 1;
        while (to < pattern.length()
                && to - from < longest
                && pattern.charAt(to) == pattern.charAt(from)) {
            to++;
        }
        return to - from;
    }

    private static void pad(StringBuilder out, long value, int width) {
        String digits = Long.toString(value);
        out.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }

    /// The first digits of seven; `F` leaves zeros at the end away.
    private static void fraction(StringBuilder out, long ticks, int width, boolean shortest) {
        StringBuilder digits = new StringBuilder(7);
        pad(digits, ticks, 7);
        int length = width;
        while (shortest && length > 0 && digits.charAt(length - 1) == '0') {
            length--;
        }
        out.append(digits, 0, length);
    }
}
