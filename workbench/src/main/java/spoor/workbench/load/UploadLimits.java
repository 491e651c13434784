package spoor.workbench.load;

import java.util.Locale;
import spoor.model.ErrorKind;
import spoor.model.SpoorException;

/// How much a browser may hand over.
///
/// @param files of one load
/// @param fileBytes of one file
/// @param loadBytes of one load
/// @param freeBytes that stay free on the disk of the case
public record UploadLimits(int files, long fileBytes, long loadBytes, long freeBytes) {
    private static final long GIBIBYTE = 1L << 30;

    public static final UploadLimits STANDARD =
            new UploadLimits(100_000, 256 * GIBIBYTE, 1024 * GIBIBYTE, GIBIBYTE);

    void requireFiles(int count) {
        if (count > files) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    count
                            + " files are more than one load takes from a browser ("
                            + files
                            + "): pack them into an archive, or name their folder on the server");
        }
    }

    void requireSize(String name, long bytes) {
        if (bytes > fileBytes) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    "the file "
                            + name
                            + " is larger than a browser may hand over ("
                            + size(bytes)
                            + " of "
                            + size(fileBytes)
                            + "): name its path on the server");
        }
    }

    void requireTogether(long bytes) {
        if (bytes > loadBytes) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    "the files are together larger than a browser may hand over in one load ("
                            + size(bytes)
                            + " of "
                            + size(loadBytes)
                            + "): name their folder on the server");
        }
    }

    void requireRoom(long bytes, long usable) {
        if (bytes > usable - freeBytes) {
            throw new SpoorException(
                    ErrorKind.LIMIT,
                    "the disk of the case has no room for "
                            + size(bytes)
                            + " more ("
                            + size(usable)
                            + " are free, of which "
                            + size(freeBytes)
                            + " stay free): free some space, or name the path on the server");
        }
    }

    static String size(long bytes) {
        if (bytes >= GIBIBYTE) {
            return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIBIBYTE);
        }
        if (bytes >= 1 << 20) {
            return String.format(Locale.ROOT, "%.1f MiB", (double) bytes / (1 << 20));
        }
        return bytes + " bytes";
    }
}
