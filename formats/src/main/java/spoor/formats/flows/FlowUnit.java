package spoor.formats.flows;

/// How a dialect writes a column of the vocabulary.
enum FlowUnit {
    /// As the column has it.
    PLAIN,
    /// A time as seconds since 1970, with a fraction or without.
    EPOCH_SECONDS,
    /// A time as milliseconds since 1970.
    EPOCH_MILLIS,
    /// A duration in seconds.
    SECONDS,
    /// A duration in microseconds.
    MICROSECONDS,
    /// A protocol by number, letter or name.
    PROTOCOL,
    /// A port in decimal or hexadecimal.
    PORT,
    /// `I` and `O`, `0` and `1`, or words.
    DIRECTION,
    /// `A` and `D`, or words.
    ACTION
}
