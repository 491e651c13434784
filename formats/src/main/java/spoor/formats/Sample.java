package spoor.formats;

/// The first bytes of a source, decompressed, still in the source's own encoding.
///
/// @param fileName the last part of the path, a label only: a format recognises by content
/// @param head up to a few MiB
/// @param whole whether `head` is all there is
public record Sample(String fileName, byte[] head, boolean whole) {}
