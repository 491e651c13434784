package spoor.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names in a tar archive may be of any length.
class TarNamesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private static final List<Integer> MODES =
            List.of(TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX);

    private interface Content {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private Account load(int mode, Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(mode > 9 ? TarArchiveOutputStream.LONGFILE_GNU : mode);
            content.write(tar);
        }
        Path file = Files.write(folder.resolve(mode + "in.tar"), out.toByteArray());
        try (Case opened = Case.open(folder.resolve("case" + mode), CLOCK)) {
            return opened.load(file);
        }
    }

    private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static String csv(int rows) {
        return "name,count\n" + "a,1\n".repeat(rows);
    }

    @Test
    void aNameIsShownUpToAThousandCharacters() throws IOException {
        for (int mode : MODES) {
            Account account =
                    load(
                            mode,
                            tar -> {
                                add(tar, new TarArchiveEntry("a.csv"), csv(1000));
                                add(tar, new TarArchiveEntry("x".repeat(9_000)), csv(1001));
                                add(tar, new TarArchiveEntry("b.csv"), csv(1002));
                            });
            assertEquals(4, account.lines().size());
            assertTrue(
                    account.lines().get(2).source().path().endsWith("!" + "x".repeat(1000) + "…"));
            assertEquals(0, account.totals().rejects().count());
            assertTrue(account.balanced());
        }
    }

    @Test
    void aNameWithoutEndEndsTheArchive() throws IOException {
        for (byte kind :
                new byte[] {
                    TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC
                }) {
            Account account =
                    load(
                            kind,
                            tar -> {
                                add(tar, new TarArchiveEntry("a.csv"), csv(1000));
                                add(
                                        tar,
                                        new TarArchiveEntry("name", kind),
                                        "2000013 path=" + "x".repeat(1_999_999) + "\n");
                                add(tar, new TarArchiveEntry("b.csv"), csv(1002));
                            });
            assertEquals(2, account.lines().size());
            String reason = account.lines().getFirst().reasons().getFirst().reason();
            assertTrue(reason.contains("longer than 1048576 bytes"), reason);
            assertTrue(account.balanced());
        }
    }
}
