package spoor.formats.archives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarUtils;
import spoor.formats.Origin;
import spoor.formats.Packing;

/// The archives that are read, told by their first bytes.
public enum Kind {
    ZIP("zip"),
    TAR("tar"),
    SEVEN_ZIP("7z");

    private static final int TAR_HEADER = 512;

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /// What people call it.
    public String label() {
        return label;
    }

    /// What kind of archive is at the origin, perhaps compressed as a whole.
    public static Optional<Kind> of(Origin origin) throws IOException {
        return of(Packing.of(origin).head());
    }

    static Optional<Kind> of(byte[] head) {
        if (starts(head, "PK\003\004") || starts(head, "PK\005\006")) {
            return Optional.of(ZIP);
        }
        if (starts(head, "7z\u00BC\u00AF'\u001C")) {
            return Optional.of(SEVEN_ZIP);
        }
        return isTar(head) ? Optional.of(TAR) : Optional.empty();
    }

    private static boolean isTar(byte[] head) {
        try {
            return head.length >= TAR_HEADER
                    && head[0] != 0
                    && TarUtils.verifyCheckSum(Arrays.copyOf(head, TAR_HEADER));
        } catch (IllegalArgumentException e) {
            return false; // there is no number where the checksum would be
        }
    }

    private static boolean starts(byte[] head, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= bytes.length
                && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
    }
}
