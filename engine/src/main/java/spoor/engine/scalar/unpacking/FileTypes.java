package spoor.engine.scalar.unpacking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tells a file's type by its first bytes.
final class FileTypes {
    private static final int DLL = 0x2000;
    private static final int NATIVE = 1;

    private record Magic(String type, int at, byte[] bytes) {
        Magic(String type, int at, String latin) {
            this(type, at, latin.getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean fits(byte[] file) {
            if (file.length < at + bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (file[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Magic> KNOWN =
            List.of(
                    new Magic("zip", 0, "PK\003\004"),
                    new Magic("zip", 0, "PK\005\006"),
                    new Magic("gz", 0, "\037\213\b"),
                    new Magic("tar", 257, "ustar"),
                    new Magic("7z", 0, "7z\274\257'\034"),
                    new Magic("rar", 0, "Rar!\032\007"),
                    new Magic("bz2", 0, "BZh"),
                    new Magic("xz", 0, "\3757zXZ\000"),
                    new Magic("zst", 0, "(\265/\375"),
                    new Magic("cab", 0, "MSCF\000\000\000\000"),
                    new Magic("wim", 0, "MSWIM\000\000\000"),
                    new Magic("pdf", 0, "%PDF-"),
                    new Magic("ole", 0, "\320\317\021\340\241\261\032\341"),
                    new Magic("rtf", 0, "{\\rtf"),
                    new Magic("elf", 0, "\177ELF"),
                    new Magic("macho", 0, "\317\372\355\376"),
                    new Magic("class", 0, "\312\376\272\276"),
                    new Magic("lnk", 0, "L\000\000\000\001\024\002\000"),
                    new Magic("png", 0, "\211PNG\r\n\032\n"),
                    new Magic("jpg", 0, "\377\330\377"),
                    new Magic("gif", 0, "GIF8"),
                    new Magic("evtx", 0, "ElfFile\000"),
                    new Magic("sqlite", 0, "SQLite format 3\000"));

    private FileTypes() {}

    /// '' of a file of no known type.
    static String of(byte[] file) {
        if (file.length > 64 && file[0] == 'M' && file[1] == 'Z') {
            return executable(file);
        }
        for (Magic magic : KNOWN) {
            if (magic.fits(file)) {
                return magic.type();
            }
        }
        return "";
    }

    /// `exe`, `dll` or `sys` by the header of a portable executable.
    private static String executable(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getInt(0x3c);
        boolean whole = header > 0 && header <= file.length - 96;
        if (!whole || bytes.getInt(header) != 0x4550) {
            return "exe";
        }
        boolean isDll = (bytes.getShort(header + 22) & DLL) != 0;
        boolean isNative = bytes.getShort(header + 92) == NATIVE;
        return isNative ? "sys" : isDll ? "dll" : "exe";
    }
}
