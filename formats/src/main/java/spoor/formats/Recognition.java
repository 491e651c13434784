package spoor.formats;

import java.util.List;

/// A format's answer to a sample.
public sealed interface Recognition {
    /// @param score from 1 (could be) to 100 (a signature says so); the highest score reads the
    ///   file
    /// @param why one sentence for the account: why this format
    /// @param reading how the file will be read
    /// @param assumptions sentences for the account: what was taken for granted (a missing header,
    ///   a zone)
    record Recognised(int score, String why, Reading reading, List<String> assumptions)
            implements Recognition {
        public Recognised {
            assumptions = List.copyOf(assumptions);
        }
    }

    /// @param why one sentence: why not this format
    record Refused(String why) implements Recognition {}
}
