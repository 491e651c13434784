package spoor.server;

import java.io.IOException;

/// Writes an answer, while it comes, in one protocol.
interface AnswerWriter {
    void write(HeldAnswer answer) throws IOException;

    /// What it read of the answer.
    RowReader rows();
}
