package spoor.formats;

/// Cuts behind the last line end: for formats whose records are lines.
public final class LineCutter implements Cutter {
    @Override
    public int cut(byte[] bytes, int length, long offset, boolean last) {
        int end = length;
        while (!last && end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
