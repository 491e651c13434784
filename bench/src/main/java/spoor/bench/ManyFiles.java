package spoor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes a folder of small logs: `ManyFiles FOLDER COUNT`. A third are Zeek connection logs, which
/// share a table; the others, CSV and JSON lines, fill a table each. The same count gives the same
/// bytes.
final class ManyFiles {
    private static final long BYTES = 17 << 10;

    private ManyFiles() {}

    private static final LogLines.Kind[] KINDS = {
        LogLines.Kind.ZEEK_CONN, LogLines.Kind.CSV, LogLines.Kind.JSON_LINES
    };

    static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            LogLines.Kind kind = KINDS[i % KINDS.length];
            String name = String.format(Locale.ROOT, "host%05d-%s", i, kind.fileName());
            LogLines.write(kind, folder.resolve(name), BYTES, i);
        }
    }
}
