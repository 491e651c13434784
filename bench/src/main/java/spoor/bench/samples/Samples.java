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
/// Run it with the folders to write: `Samples samples hunts/samples/apt`.
public final class Samples {
    private Samples() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            throw new IllegalArgumentException(
                    "expected the folder to write, and perhaps that of the labelled logs");
        }
        write(Path.of(arguments[0]), files());
        if (arguments.length == 2) {
            write(Path.of(arguments[1]), labelled());
        }
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /// The labelled logs that lie in `hunts/samples/apt`, beside the hunt that is about them.
    public static Map<String, byte[]> labelled() {
        return new LabelledHosts().files();
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
