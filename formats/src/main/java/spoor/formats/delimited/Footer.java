package spoor.formats.delimited;

/// Tells records that a program writes behind the last one: sums, not events.
public interface Footer {
    /// A file without.
    Footer NONE = (_, _, _, _) -> false;

    /// @param cells that the record `bytes[from..to)`, its line end included, has
    boolean is(byte[] bytes, int from, int to, int cells);
}
