package spoor.formats;

/// Whole records of one source: `bytes[0..length)`, which begin at byte `offset` of the
/// (decompressed) source. `last` marks the source's last block.
public record Block(byte[] bytes, int length, long offset, boolean last) {}
