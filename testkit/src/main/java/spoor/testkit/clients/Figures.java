package spoor.testkit.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a server holds, bytes and numbers.
///
/// @param heap bytes of live objects, after a full collection
/// @param database bytes that DuckDB holds in memory, without the pages of the case's tables
/// @param pages bytes of the case's tables that DuckDB keeps in memory until it needs the room
/// @param file bytes of the case's file
/// @param stored bytes of these in results that a query stored for its own later steps
/// @param spilled bytes that DuckDB has put aside on the disk
/// @param resident bytes of memory, of Java and of DuckDB
/// @param platform threads of the system
/// @param virtual threads that Java alone knows
/// @param handles open files and sockets
/// @param temporary files in the folders for them
record Figures(
        long heap,
        long database,
        long pages,
        long file,
        long stored,
        long spilled,
        long resident,
        long platform,
        long virtual,
        long handles,
        long temporary) {
    private static final long MEBIBYTE = 1 << 20;

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.1f MiB, DuckDB %.1f MiB (stored results %.1f, spilled %.1f) and %.1f MiB of the case's %.1f, resident %d MiB, %d threads, %d virtual threads, %d file handles, %d temporary files",
                (double) heap / MEBIBYTE,
                (double) database / MEBIBYTE,
                (double) stored / MEBIBYTE,
                (double) spilled / MEBIBYTE,
                (double) pages / MEBIBYTE,
                (double) file / MEBIBYTE,
                resident / MEBIBYTE,
                platform,
                virtual,
                handles,
                temporary);
    }

    /// What more there may be at the end: room for the logs that the clients load meanwhile, for
    /// what is compiled and kept once, and for the system's allocator.
    static String bounds() {
        return "heap x1.25 + 16 MiB, DuckDB x1.25 + 64 MiB (stored results + 1 MiB, spilled 0), pages of the case as its file + 16 MiB, resident x1.25 + 192 MiB and what pages grew by, threads + 8, virtual threads + 8, file handles + 16, temporary files + 0";
    }

    /// What grew beyond the bounds since `begin`.
    List<String> grown(Figures begin) {
        List<String> grown = new ArrayList<>();
        look(grown, "heap", heap, begin.heap * 5 / 4 + 16 * MEBIBYTE);
        look(grown, "DuckDB's memory", database, begin.database * 5 / 4 + 64 * MEBIBYTE);
        look(grown, "stored results", stored, begin.stored + MEBIBYTE);
        look(grown, "spilled bytes", spilled, 0);
        look(grown, "pages of the case", pages, file + 16 * MEBIBYTE);
        long cached = Math.max(0, pages - begin.pages);
        look(grown, "resident memory", resident, begin.resident * 5 / 4 + 192 * MEBIBYTE + cached);
        look(grown, "threads", platform, begin.platform + 8);
        look(grown, "virtual threads", virtual, begin.virtual + 8);
        look(grown, "file handles", handles, begin.handles + 16);
        look(grown, "temporary files", temporary, begin.temporary);
        return grown;
    }

    private static void look(List<String> grown, String what, long now, long most) {
        if (now > most) {
            grown.add(what + ": " + now + ", at most " + most);
        }
    }
}
