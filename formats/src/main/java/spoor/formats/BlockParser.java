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

    /// Appends rows that were held back, once the source is at its end; asked again while it says
    /// that there are more. Their bytes were told to the tally when they were read.
    ///
    /// @return whether there are more
    default boolean finish(RecordBatch batch, Tally tally) {
        return false;
    }
}
