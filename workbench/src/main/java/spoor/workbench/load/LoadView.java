package spoor.workbench.load;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A load as it stands at one moment.
///
/// @param label what is loaded, for people; holds names from outside
/// @param files that are to be read; while they come in, to be received
/// @param filesDone of them
/// @param bytes raw bytes of all of them
/// @param bytesDone of them
/// @param events rows made so far
/// @param path what is being read
/// @param milliseconds since it began to receive or to read, or that this took
/// @param missing numbers of the offered files that have not come yet
/// @param problem why it failed; empty: it did not
public record LoadView(
        String id,
        LoadState state,
        String label,
        int files,
        int filesDone,
        long bytes,
        long bytesDone,
        long events,
        String path,
        Instant asked,
        long milliseconds,
        List<Integer> missing,
        String problem,
        Optional<LoadResult> result) {
    public LoadView {
        missing = List.copyOf(missing);
    }
}
