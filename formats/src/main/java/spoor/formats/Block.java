package spoor.formats;

/// Whole records of one source: `bytes[0..length)`, which begin at byte `offset` of the source's
/// text (decompressed, and decoded to UTF-8 where it was UTF-16).
///
/// @param context what the source's [Cutter] knew at the block's start (the header in force); the
///   parser of the same format reads it
public record Block(byte[] bytes, int length, long offset, Object context) {}
