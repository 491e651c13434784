package spoor.formats.archives;

import spoor.formats.Origin;

/// Something in an archive; directories are none.
public sealed interface Member {
    /// A file.
    record File(EntryOrigin origin) implements Member {}

    /// A file whose bytes cannot be had.
    ///
    /// @param why one sentence
    record Closed(Origin origin, String why) implements Member {}

    /// A link, a device and the like: nothing to read.
    ///
    /// @param why one sentence
    record Passed(Origin origin, String why) implements Member {}
}
