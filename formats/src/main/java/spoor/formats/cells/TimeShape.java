package spoor.formats.cells;

/// How a column writes its times.
public enum TimeShape {
    /// `2020-04-18T04:50:30.1234567Z`, with a space for the `T`, slashes for the dashes, an offset
    /// for the `Z`, no zone (UTC is assumed), or the date alone.
    ISO,
    /// `4/18/2020, 4:50:30.123 AM` or `4/18/2020 16:50`.
    MONTH_FIRST,
    /// `18/4/2020 16:50`.
    DAY_FIRST,
    /// Seconds since 1970, with a fraction or without.
    EPOCH_SECONDS,
    /// Whole milliseconds since 1970.
    EPOCH_MILLIS
}
