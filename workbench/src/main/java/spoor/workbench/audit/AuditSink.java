package spoor.workbench.audit;

import java.io.IOException;

/// Where the lines of an audit log go. [#keep] may be called by any thread at any time, the others
/// by one at a time.
interface AuditSink {
    /// The place at which the next line begins, in bytes.
    long place() throws IOException;

    /// Appends a line; its text has no line break.
    ///
    /// @throws IOException when not all of it could be written
    void append(String line) throws IOException;

    /// Returns when all lines so far are on the disk.
    void keep() throws IOException;

    void close() throws IOException;
}
