package spoor.bench.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Files that are not whole: what a full disk, a broken copy and a careless export leave behind.
final class Damaged {
    private Damaged() {}

    /// A compressed connection log that ends at 60 % of its bytes, in the middle of a line.
    static byte[] cutGzip() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(ZeekConnections.withHeader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(packed.toByteArray(), packed.size() * 6 / 10);
    }

    /// VPN logons with a record of too many fields, one of too few, bytes that are not UTF-8, a
    /// time that is none, and a last record whose quote never closes.
    static byte[] brokenCsv() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        line(out, "TimeGenerated,Account,ClientIP,Gateway,Result,Comment");
        for (int i = 0; i < 40; i++) {
            String time =
                    String.format(
                            Locale.ROOT,
                            "2026-09-14T%02d:%02d:%02dZ",
                            6 + i / 6,
                            i % 6 * 9 + 3,
                            i * 13 % 60);
            String start =
                    time
                            + ",user"
                            + (1 + i % 9)
                            + "@example.com,203.0.113."
                            + (20 + i % 30)
                            + ",vpn"
                            + (1 + i % 2)
                            + ".example.com,";
            switch (i) {
                case 11 -> line(out, start + "Success,second factor, by phone, late");
                case 17 -> line(out, time + ",user9@example.com");
                case 23 -> {
                    out.writeBytes((start + "Failure,").getBytes(StandardCharsets.UTF_8));
                    out.writeBytes(
                            new byte[] {
                                'M',
                                (byte) 0xFC,
                                'n',
                                'c',
                                'h',
                                'e',
                                'n',
                                ' ',
                                (byte) 0xC3,
                                (byte) 0x28
                            });
                    line(out, "");
                }
                case 29 ->
                        line(
                                out,
                                "14.09.26 quarter past ten,user3@example.com,203.0.113.49,vpn2.example.com,Success,");
                default -> line(out, start + (i % 5 == 4 ? "Failure,wrong password" : "Success,"));
            }
        }
        out.writeBytes(
                "2026-09-14T12:59:59Z,user2@example.com,203.0.113.21,vpn1.example.com,Success,\"the line was cut"
                        .getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
