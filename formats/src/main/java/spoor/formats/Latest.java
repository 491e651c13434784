package spoor.formats;

/// No event of a log is later than this.
///
/// @param ticks of that time; 0 where it is not known
/// @param said whether the user said so; else it is when the file was last changed (of gzip the
///   time that was packed with it), which copying a file may change
public record Latest(long ticks, boolean said) {
    public static final Latest UNKNOWN = new Latest(0, false);
}
