package spoor.engine.scalar.unpacking;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Opens the archives that Java itself can read, within a [Budget].
final class Archives {
    private static final int TAR_BLOCK = 512;

    /// @param name '' where the archive gives none
    record Entry(String name, byte[] bytes) {}

    /// @param note what stopped the reading; '' when all was read
    record Opened(List<Entry> entries, String note) {}

    private final Budget budget;

    Archives(Budget budget) {
        this.budget = budget;
    }

    /// The entries of a file; none where its type is no archive.
    Opened open(String type, byte[] file) {
        return switch (type) {
            case "zip" -> zip(file);
            case "gz" -> gz(file);
            case "tar" -> tar(file);
            default -> new Opened(List.of(), "");
        };
    }

    /// What zlib or plain deflate packed; no entry where the bytes are none of them to their end.
    Opened inflated(byte[] file) {
        boolean zlib =
                file.length > 2 && (file[0] & 15) == 8 && (file[0] << 8 | file[1] & 255) % 31 == 0;
        Inflater inflater = new Inflater(!zlib);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(file), inflater)) {
            byte[] bytes = read(in, file.length);
            return inflater.finished() && inflater.getRemaining() < 16 && bytes.length > 0
                    ? new Opened(List.of(new Entry("", bytes)), "")
                    : new Opened(List.of(), "");
        } catch (Budget.Spent e) {
            return new Opened(List.of(), "");
        } catch (IOException e) {
            return new Opened(List.of(), "");
        } finally {
            inflater.end();
        }
    }

    private Opened zip(byte[] file) {
        List<Entry> entries = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    budget.entry();
                    entries.add(new Entry(entry.getName(), read(zip, file.length)));
                }
            }
            return new Opened(entries, "");
        } catch (Budget.Spent e) {
            return new Opened(entries, e.limit());
        } catch (IOException | IllegalArgumentException e) {
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            return new Opened(entries, encrypted ? "encrypted" : "damaged");
        }
    }

    private Opened gz(byte[] file) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            budget.entry();
            return new Opened(List.of(new Entry(gzName(file), read(in, file.length))), "");
        } catch (Budget.Spent e) {
            return new Opened(List.of(), e.limit());
        } catch (IOException e) {
            return new Opened(List.of(), "damaged");
        }
    }

    /// The name in the header; '' where there is none.
    private static String gzName(byte[] file) {
        boolean named = file.length > 10 && (file[3] & 12) == 8;
        int end = 10;
        while (named && end < file.length && file[end] != 0) {
            end++;
        }
        return named ? new String(file, 10, end - 10, StandardCharsets.ISO_8859_1) : "";
    }

    private Opened tar(byte[] file) {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        try {
            while (at + TAR_BLOCK <= file.length && file[at] != 0) {
                long size = octal(file, at + 124, 12);
                if (size < 0 || size > file.length - at - TAR_BLOCK) {
                    return new Opened(entries, "damaged");
                }
                byte kind = file[at + 156];
                if (kind == 0 || kind == '0') {
                    budget.entry();
                    budget.bytes(size);
                    int start = at + TAR_BLOCK;
                    entries.add(
                            new Entry(
                                    text(file, at, 100),
                                    Arrays.copyOfRange(file, start, start + (int) size)));
                }
                at += TAR_BLOCK + (int) ((size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK);
            }
            return new Opened(entries, "");
        } catch (Budget.Spent e) {
            return new Opened(entries, e.limit());
        }
    }

    private static String text(byte[] file, int from, int most) {
        int end = from;
        while (end < from + most && file[end] != 0) {
            end++;
        }
        return new String(file, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] file, int from, int most) {
        long value = 0;
        for (int i = from; i < from + most; i++) {
            if (file[i] >= '0' && file[i] <= '7') {
                value = value * 8 + file[i] - '0';
            } else if (file[i] != ' ' && file[i] != 0) {
                return -1;
            }
        }
        return value;
    }

    private byte[] read(InputStream in, int packed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            budget.bytes(read);
            budget.ratio(packed, bytes.size() + (long) read);
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }
}
