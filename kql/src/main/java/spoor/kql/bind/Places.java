package spoor.kql.bind;

import java.util.List;
import java.util.Optional;

/// The places that the user connected: no others can be reached.
public interface Places {
    /// What `cluster('...').database('...')` means, or `database('...')` alone.
    ///
    /// @return none: it is not connected; several: the name fits several connections
    List<Place> database(Optional<String> cluster, String database);

    /// What `workspace('...')` means: by the connection's name, or by the workspace's.
    List<Place> workspace(String name);

    /// All places, in order of their names.
    List<Place> all();

    /// Nothing is connected.
    static Places none() {
        return new Places() {
            @Override
            public List<Place> database(Optional<String> cluster, String database) {
                return List.of();
            }

            @Override
            public List<Place> workspace(String name) {
                return List.of();
            }

            @Override
            public List<Place> all() {
                return List.of();
            }
        };
    }
}
