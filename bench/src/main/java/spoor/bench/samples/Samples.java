package spoor.bench.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the logs under `samples/`: small, realistic, invented, and the same bytes on every run
/// (`java.util.Random` is specified to the bit; the one compressed file depends on the zlib at
/// hand).
///
/// Run it with the folder to write: `Samples samples`.
public final class Samples {
    private Samples() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected one argument, the folder to write");
        }
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = Path.of(arguments[0]).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /// The content of every sample by its path below `samples/`.
    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("exchange-admin-audit.csv", new ExchangeAudit().csv());
        files.put("conn.log", ZeekConnections.withHeader());
        files.put("conn-no-header.log", ZeekConnections.withoutHeader());
        WindowsHost host = new WindowsHost();
        files.put("host-processes.csv", host.processes());
        files.put("host-logons.csv", host.logons());
        files.put("host-alerts.csv", host.alerts());
        MySqlServer server = new MySqlServer();
        files.put("mysql/general.log", server.log());
        files.put("mysql/labels.csv", server.labels());
        files.put("damaged/conn-cut.log.gz", Damaged.cutGzip());
        files.put("damaged/vpn-logons.csv", Damaged.brokenCsv());
        return files;
    }
}
