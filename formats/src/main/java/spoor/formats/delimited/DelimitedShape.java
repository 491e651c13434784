package spoor.formats.delimited;

/// Where the records of a delimited file lie.
///
/// @param layout the delimiter and line end
/// @param dataStart byte offset behind the header, 0 where there is none
/// @param header the header's bytes without its line end: where files were joined it comes again;
///   empty where there is none
record DelimitedShape(Layout layout, long dataStart, byte[] header) {}
