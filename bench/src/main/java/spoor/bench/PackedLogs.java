package spoor.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;

/// Packs a log in the ways in which evidence comes: a zip of it gzipped, a zip of a compressed tar,
/// a 7z.
public final class PackedLogs {
    private PackedLogs() {}

    /// `PackedLogs LOG FOLDER`: writes `gz.zip`, `tgz.zip` and `log.7z`.
    public static void main(String[] arguments) throws IOException {
        Path log = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        zip(folder.resolve("gz.zip"), "conn.log.gz", out -> gzip(log, out));
        zip(folder.resolve("tgz.zip"), "host.tar.gz", out -> tar(log, out));
        sevenZip(log, folder.resolve("log.7z"));
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static void zip(Path file, String name, Content content) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(name));
            content.write(zip);
            zip.closeEntry();
        }
    }

    private static void gzip(Path log, OutputStream out) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
        Files.copy(log, gzip);
        gzip.finish();
    }

    private static void tar(Path log, OutputStream out) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip);
        TarArchiveEntry entry = new TarArchiveEntry("zeek/conn.log");
        entry.setSize(Files.size(log));
        tar.putArchiveEntry(entry);
        Files.copy(log, tar);
        tar.closeArchiveEntry();
        tar.finish();
        gzip.finish();
    }

    private static void sevenZip(Path log, Path file) throws IOException {
        try (SevenZOutputFile out = new SevenZOutputFile(file.toFile())) {
            out.setContentMethods(
                    List.of(
                            new SevenZMethodConfiguration(
                                    SevenZMethod.LZMA2, new LZMA2Options(1))));
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("conn.log");
            out.putArchiveEntry(entry);
            out.write(log);
            out.closeArchiveEntry();
        }
    }
}
