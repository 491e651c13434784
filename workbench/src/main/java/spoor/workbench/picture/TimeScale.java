package spoor.workbench.picture;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import spoor.model.Ticks;

/// Where times (ticks) stand along a line, and the marks of a clock or a calendar, in UTC.
record TimeScale(long from, long to, double start, double end) {
    private static final List<Long> STEPS = steps();

    /// A scale that leaves a fiftieth on each side.
    static TimeScale of(long first, long last, double start, double end) {
        long least = last > first ? first : first - Ticks.PER_MINUTE;
        long most = last > first ? last : last + Ticks.PER_MINUTE;
        long more = Math.max(1, (most - least) / 50);
        return new TimeScale(
                Math.max(0, least - more), Math.min(Ticks.MAX, most + more), start, end);
    }

    double at(long time) {
        return start + (double) (time - from) / (to - from) * (end - start);
    }

    /// A time as a label: to the second, or with its fraction.
    static String text(long time) {
        String text = Ticks.datetimeText(time).replace('T', ' ');
        int cut = text.length() - 1;
        while (text.charAt(cut - 1) == '0' && cut > 20) {
            cut--;
        }
        return text.substring(0, cut == 20 ? 19 : cut) + " UTC";
    }

    /// About so many marks, whose values are ticks.
    List<Scale.Tick> ticks(int count) {
        long wanted = (to - from) / Math.max(1, count);
        for (long step : STEPS) {
            if (step >= wanted) {
                return clock(step);
            }
        }
        return months(wanted);
    }

    /// The next step of a clock that is not shorter; beyond two weeks whole days.
    static long step(long wanted) {
        return STEPS.stream()
                .filter(step -> step >= wanted)
                .findFirst()
                .orElse(Math.ceilDiv(wanted, Ticks.PER_DAY) * Ticks.PER_DAY);
    }

    private List<Scale.Tick> clock(long step) {
        List<Scale.Tick> ticks = new ArrayList<>();
        String day = "";
        for (long at = Math.ceilDiv(from, step) * step; at <= to; at += step) {
            String text = Ticks.datetimeText(at);
            String date = text.substring(0, 10);
            int digits = step < Ticks.PER_MILLISECOND ? 27 : step < Ticks.PER_SECOND ? 23 : 19;
            String clock = text.substring(11, step >= Ticks.PER_MINUTE ? 16 : digits);
            String label =
                    step >= Ticks.PER_DAY || at % Ticks.PER_DAY == 0
                            ? date
                            : date.equals(day) ? clock : date + " " + clock;
            ticks.add(new Scale.Tick(at, label));
            day = date;
        }
        return ticks;
    }

    private List<Scale.Tick> months(long wanted) {
        int step = 120_000;
        for (int months :
                new int[] {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000, 24_000}) {
            if (months * 28L * Ticks.PER_DAY >= wanted) {
                step = months;
                break;
            }
        }
        List<Scale.Tick> ticks = new ArrayList<>();
        LocalDateTime first = Ticks.toDateTime(from);
        int month = (first.getYear() * 12 + first.getMonthValue() - 1) / step * step;
        for (; month / 12 <= 9999; month += step) {
            if (month < 12) {
                continue;
            }
            long at = Ticks.ofDate(month / 12, month % 12 + 1, 1);
            if (at > to) {
                break;
            }
            if (at >= from) {
                String text = Ticks.datetimeText(at);
                ticks.add(new Scale.Tick(at, text.substring(0, step % 12 == 0 ? 4 : 7)));
            }
        }
        return ticks;
    }

    private static List<Long> steps() {
        List<Long> steps = new ArrayList<>(List.of(1L, 10L, 100L, 1_000L));
        for (long number : new long[] {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
            steps.add(number * Ticks.PER_MILLISECOND);
        }
        for (long unit : new long[] {Ticks.PER_SECOND, Ticks.PER_MINUTE}) {
            for (long number : new long[] {1, 2, 5, 10, 15, 30}) {
                steps.add(number * unit);
            }
        }
        for (long number : new long[] {1, 2, 3, 6, 12}) {
            steps.add(number * Ticks.PER_HOUR);
        }
        for (long number : new long[] {1, 2, 7, 14}) {
            steps.add(number * Ticks.PER_DAY);
        }
        return List.copyOf(steps);
    }
}
