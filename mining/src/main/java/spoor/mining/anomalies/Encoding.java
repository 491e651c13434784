package spoor.mining.anomalies;

/// How a text becomes a number.
enum Encoding {
    /// By how rare it is: `-log2(rows with it / all rows)`, 0 where all rows have it.
    RARITY,
    /// By its place among the distinct texts, sorted by code point, from 0.
    LABEL
}
