package spoor.server;

import java.io.IOException;

/// Writes an answer, while it comes, in one protocol.
interface AnswerWriter {
    /// Says how far a result is before it has rows, where the protocol has words for that.
    ///
    /// @param percent 0 to 100
    default void writeProgress(HeldAnswer answer, double percent) throws IOException {}

    void write(HeldAnswer answer) throws IOException;

    /// What it read of the answer.
    RowReader rows();
}
