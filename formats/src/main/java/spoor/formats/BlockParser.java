package spoor.formats;

/// Turns blocks into rows, for one thread. Every byte of a block is told to the tally exactly once.
public interface BlockParser {
    /// Starts on a block; the parser may keep the array, and write to its one byte behind `length`,
    /// until the block is done.
    void begin(Block block);

    /// Appends rows until the batch is full or the block is done. Bad records go to the tally as
    /// rejects, values that do not fit their column too (their cell stays null or empty).
    ///
    /// @return whether the block holds more
    boolean fill(RecordBatch batch, Tally tally);
}
