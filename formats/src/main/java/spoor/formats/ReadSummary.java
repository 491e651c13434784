package spoor.formats;

/// What reading a source to its end found, besides the rows.
///
/// @param sha256 of the file's raw bytes, lower-case hexadecimal
/// @param size raw bytes of the file, compressed where it is compressed
/// @param textLength bytes after decompression (and decoding to UTF-8 where the text was UTF-16);
///   the sum over all tallies of a whole reading
/// @param tally what belongs to no block: a byte order mark, records too long to hold, the place
///   where a gzip file breaks off
/// @param continueAt where reading may go on when the file has grown: the end of the last record
///   that was ended by its line end. Less than `textLength` when the file stops inside a record
public record ReadSummary(
        String sha256, long size, long textLength, Tally tally, long continueAt) {}
