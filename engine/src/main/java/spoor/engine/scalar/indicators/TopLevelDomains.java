package spoor.engine.scalar.indicators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The list of top-level domains that there are.
final class TopLevelDomains {
    private static final Set<String> ALL = read();

    private TopLevelDomains() {}

    /// @param label the last label of a name, in ASCII or in its own script
    static boolean contains(String label) {
        return ALL.contains(label.toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (InputStream list =
                TopLevelDomains.class.getResourceAsStream("top-level-domains.txt")) {
            if (list == null) {
                throw new IllegalStateException("no list of top-level domains");
            }
            Set<String> all = new HashSet<>();
            new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        all.add(line);
                        all.add(IDN.toUnicode(line).toLowerCase(Locale.ROOT));
                    });
            return Set.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
