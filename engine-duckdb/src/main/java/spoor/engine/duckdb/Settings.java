package spoor.engine.duckdb;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the engine may use. It never loads extensions; once its own file is attached, it reads and
/// writes no other one outside the temporary folder.
///
/// @param memoryBytes memory for queries
/// @param threads worker threads
/// @param temporary folder for what does not fit in memory; made when needed. Empty: none
public record Settings(long memoryBytes, int threads, Optional<Path> temporary) {
    private static final long MEBIBYTE = 1 << 20;
    private static final long MOST = 64L << 30;

    /// All processors and a part of the machine's memory that leaves room for the Java side.
    public static Settings standard(Path temporary) {
        return new Settings(
                Math.clamp((long) (physicalMemory() * 0.5), 256 * MEBIBYTE, MOST),
                Runtime.getRuntime().availableProcessors(),
                Optional.of(temporary));
    }

    private static long physicalMemory() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 2 * Runtime.getRuntime().maxMemory();
    }

    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("autoinstall_known_extensions", "false");
        properties.put("autoload_known_extensions", "false");
        properties.put("error_on_division_by_zero", "false");
        // Runs of numbers are packed as small by bits; trying both costs a load 3 %.
        properties.put("disabled_compression_methods", "rle");
        // Rows are written when there is a group of them, not when there are five.
        properties.put("write_buffer_row_group_count", "1");
        properties.put("threads", Integer.toString(threads));
        properties.put("memory_limit", memoryLimit());
        temporary.ifPresent(folder -> properties.put("temp_directory", folder.toString()));
        return properties;
    }

    String memoryLimit() {
        return mebibytes(memoryBytes);
    }

    static String mebibytes(long bytes) {
        return Math.max(1, bytes / MEBIBYTE) + "MiB";
    }
}
