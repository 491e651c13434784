package spoor.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spoor.engine.duckdb.Beside;
import spoor.formats.FileWalk;
import spoor.formats.Origin;

/// What a load is asked to read.
///
/// @param origins in the order in which they are read
/// @param beside what lay with them and is not read
public record Given(List<Origin> origins, List<Beside> beside) {
    public Given {
        origins = List.copyOf(origins);
        beside = List.copyOf(beside);
    }

    /// Files and the files below directories, in sorted order.
    ///
    /// @throws spoor.model.FormatException when a path names nothing
    public static Given of(List<Path> paths) {
        Set<Path> files = new LinkedHashSet<>();
        List<Beside> beside = new ArrayList<>();
        for (Path path : paths) {
            FileWalk walk = FileWalk.of(path);
            files.addAll(walk.files());
            walk.skipped().forEach(one -> beside.add(beside(one)));
        }
        List<Origin> origins = new ArrayList<>();
        files.forEach(file -> origins.add(new Origin.OfFile(file)));
        return new Given(origins, beside);
    }

    private static Beside beside(FileWalk.Skipped skipped) {
        Origin origin = new Origin.OfFile(skipped.path());
        return new Beside(origin.location(), origin.path(), skipped.why(), Optional.empty());
    }

    /// Raw bytes of all together.
    public long bytes() {
        return origins.stream().mapToLong(Origin::size).sum();
    }
}
