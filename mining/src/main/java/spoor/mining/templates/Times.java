package spoor.mining.templates;

/// Dates and times as logs write them. Each scanner gives the end of what begins at a place, or 0.
final class Times {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";

    private Times() {}

    /// What begins with a digit: a date, a date and a time, or a time.
    static int digits(char[] raw, int at, int end) {
        if (!Kinds.is(raw[at], Kinds.DIGIT)) {
            return 0;
        }
        int date = date(raw, at, end);
        if (date == 0) {
            return ending(raw, zone(raw, clock(raw, at, end), end), end);
        }
        int time = clock(raw, skip(raw, date, end), end);
        return ending(raw, time > 0 ? zone(raw, time, end) : date, end);
    }

    /// `Fri Jun 17 07:07:00 2005`, `Jun 17, 2005`, `17 Jun 2005` begins with digits.
    static int named(char[] raw, int at, int to, int end) {
        if (to - at != 3) {
            return 0;
        }
        int place = at;
        boolean day = among(DAYS, raw, at);
        if (day) {
            place = at + 3;
            if (place < end && raw[place] == ',') {
                place++;
            }
            place = blanks(raw, place, end);
            if (place == at + 3 || place + 3 > end) {
                return 0;
            }
        }
        if (!among(MONTHS, raw, place)) {
            return 0;
        }
        int number = blanks(raw, place + 3, end);
        int after = count(raw, number, end, 2);
        if (number == place + 3 || after == number) {
            return 0;
        }
        int last = after;
        int next = blanks(raw, after, end);
        int time = clock(raw, next, end);
        if (time > 0) {
            last = time;
            next = blanks(raw, time, end);
        } else if (next < end && raw[next] == ',') {
            next = blanks(raw, next + 1, end);
        } else if (!day) {
            return 0;
        }
        int year = count(raw, next, end, 4);
        if (year == next + 4 && (year == end || !Kinds.word(raw[year]))) {
            last = year;
        }
        return ending(raw, last, end);
    }

    /// `<1 sec`: less than a unit of time.
    static int lessThan(char[] raw, int at, int end) {
        int number = at + 1;
        int to = count(raw, number, end, 6);
        if (to == number) {
            return 0;
        }
        int unit = blanks(raw, to, end);
        int last = unit;
        while (last < end && Kinds.is(raw[last], Kinds.LETTER)) {
            last++;
        }
        if (last < end && raw[last] == '>') {
            return 0;
        }
        String name = new String(raw, unit, Math.min(last - unit, 8));
        return switch (name) {
            case "ms",
                    "msec",
                    "s",
                    "sec",
                    "secs",
                    "second",
                    "seconds",
                    "m",
                    "min",
                    "mins",
                    "minute",
                    "minutes" ->
                    last;
            default -> 0;
        };
    }

    private static int date(char[] raw, int at, int end) {
        int first = count(raw, at, end, 4);
        int digits = first - at;
        if (first >= end || digits == 3) {
            return 0;
        }
        char between = raw[first];
        if (between != '-' && between != '/' && !(between == '.' && digits == 4)) {
            return 0;
        }
        int middle = first + 1;
        int second =
                middle + 3 <= end && digits <= 2 && among(MONTHS, raw, middle)
                        ? middle + 3
                        : count(raw, middle, end, 2);
        if (second == middle || second >= end || raw[second] != between) {
            return 0;
        }
        int third = count(raw, second + 1, end, 4);
        int last = third - second - 1;
        boolean whole = digits == 4 ? last == 1 || last == 2 : last == 4 || last == 2;
        return whole ? third : 0;
    }

    /// A blank, a `T` or a colon between date and time.
    private static int skip(char[] raw, int at, int end) {
        if (at < end && (raw[at] == 'T' || raw[at] == ' ' || raw[at] == ':')) {
            return at + 1;
        }
        return end;
    }

    /// `7:07`, `07:07:00`, `07:07:00.123` or `07:07:00,123`.
    private static int clock(char[] raw, int at, int end) {
        int hours = count(raw, at, end, 2);
        if (hours == at || hours >= end || raw[hours] != ':') {
            return 0;
        }
        int minutes = count(raw, hours + 1, end, 2);
        if (minutes != hours + 3) {
            return 0;
        }
        if (minutes >= end || raw[minutes] != ':') {
            return minutes;
        }
        int seconds = count(raw, minutes + 1, end, 2);
        if (seconds != minutes + 3) {
            return minutes + 1 < end && Kinds.is(raw[minutes + 1], Kinds.HEX) ? 0 : minutes;
        }
        if (seconds + 1 < end
                && (raw[seconds] == '.' || raw[seconds] == ',')
                && Kinds.is(raw[seconds + 1], Kinds.DIGIT)) {
            return count(raw, seconds + 1, end, 9);
        }
        return seconds;
    }

    /// `Z` or `+02:00` right after a time, or after one blank `+0200`.
    private static int zone(char[] raw, int at, int end) {
        if (at == 0 || at >= end) {
            return at;
        }
        if (raw[at] == 'Z') {
            return at + 1;
        }
        int sign = raw[at] == ' ' ? at + 1 : at;
        if (sign >= end || (raw[sign] != '+' && raw[sign] != '-')) {
            return at;
        }
        int hours = count(raw, sign + 1, end, 4);
        if (hours == sign + 5) {
            return hours;
        }
        if (hours == sign + 3 && hours < end && raw[hours] == ':') {
            int minutes = count(raw, hours + 1, end, 2);
            return minutes == hours + 3 ? minutes : at;
        }
        return at;
    }

    /// Nothing may follow that belongs to the same word.
    private static int ending(char[] raw, int to, int end) {
        if (to == 0 || to >= end) {
            return to;
        }
        if (Kinds.is(raw[to], Kinds.DIGIT | Kinds.LETTER) || raw[to] == '_' || raw[to] == '-') {
            return 0;
        }
        boolean goesOn = to + 1 < end && (raw[to] == '.' || raw[to] == ':' || raw[to] == '/');
        return goesOn && Kinds.is(raw[to + 1], Kinds.DIGIT) ? 0 : to;
    }

    private static boolean among(String names, char[] raw, int at) {
        if (at + 3 > raw.length) {
            return false;
        }
        for (int i = 0; i < names.length(); i += 3) {
            if (names.charAt(i) == raw[at]
                    && names.charAt(i + 1) == raw[at + 1]
                    && names.charAt(i + 2) == raw[at + 2]) {
                return true;
            }
        }
        return false;
    }

    private static int count(char[] raw, int at, int end, int most) {
        int place = at;
        int last = Math.min(end, at + most);
        while (place < last && raw[place] >= '0' && raw[place] <= '9') {
            place++;
        }
        return place;
    }

    private static int blanks(char[] raw, int at, int end) {
        int place = at;
        while (place < end && place < at + 4 && raw[place] == ' ') {
            place++;
        }
        return place;
    }
}
