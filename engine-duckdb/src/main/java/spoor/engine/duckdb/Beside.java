package spoor.engine.duckdb;

import java.util.Optional;

/// Something that a load met and did not read.
///
/// @param location absolute path
/// @param path as the user named it, or below that
/// @param why one sentence
/// @param duplicateOf the source that has the same bytes, when that is why
public record Beside(String location, String path, String why, Optional<Integer> duplicateOf) {}
