package spoor.testkit.clients;

import java.util.List;
import java.util.stream.Stream;

/// What the clients do: all that the page, Kusto's and Azure Monitor's clients do with a case of
/// the samples.
final class Asks {
    private Asks() {}

    static List<Ask> all() {
        return Stream.of(
                        Queries.all(),
                        Protocols.all(),
                        Exports.all(),
                        Pages.all(),
                        Gone.all(),
                        Loads.all())
                .flatMap(List::stream)
                .toList();
    }
}
