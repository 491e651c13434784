package spoor.formats;

/// The first bytes of a source, decompressed; UTF-16 text is already UTF-8, a byte order mark is
/// gone.
///
/// @param fileName the last part of the path, a label only: a format recognises by content
/// @param head up to [Source#SAMPLE_LENGTH] bytes
/// @param offset the byte offset of `head` in the source's text: 0, or 3 behind a byte order mark
/// @param whole whether `head` is all there is
/// @param latest which event of the log may be the last: for what a log leaves out, such as years,
///   and with a word in the account
public record Sample(String fileName, byte[] head, int offset, boolean whole, Latest latest) {
    public Sample(String fileName, byte[] head, int offset, boolean whole) {
        this(fileName, head, offset, whole, Latest.UNKNOWN);
    }
}
